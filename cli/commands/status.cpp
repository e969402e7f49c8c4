#include "cli/commands/status.h"

#include <map>

#include "cli/commands/recording.h"
#include "cli/record/database.h"
#include "cli/render/json_text.h"

namespace buurtkas {
namespace {

Money euros(std::int64_t cents) {
  return {cents, Currency::euro()};
}

const nlohmann::json& content_at(const JournalAccounts& accounts, const std::string& key) {
  static const nlohmann::json none;
  const Version* version = accounts.versions().find(key);
  return version == nullptr ? none : version->content;
}

void count_in(Reopened& reopened, const ReopenedPart& part) {
  (part.did == BankDid::returned ? reopened.returned : reopened.rejected) += part.drawn.amount;
}

std::vector<ResidentStatus> resident_status(const JournalAccounts& accounts) {
  std::map<ResidentId, ResidentStatus> residents;
  const auto of = [&](const ResidentId& id) -> ResidentStatus& {
    return residents
        .emplace(id,
                 ResidentStatus{id, euros(0), euros(0), euros(0), PaidOut(), Reopened(), euros(0), euros(0)})
        .first->second;
  };
  for (const GrantedLine& line : granted_lines(accounts.state())) {
    ResidentStatus& one = of(line.claim->claim.claimant);
    one.granted += line.state->assessed.amount;
    one.settled += line.state->settled;
    if (line.at == MoneyAt::to_sign) one.to_sign += line.state->assessed.amount;
    for (const DrawnFrom& taken : taken_for(*line.state)) count_in(one.out, line.at, taken.amount);
    for (const GivenBack& given : line.state->given_back) one.given_back += given.to.amount;
    const bool is_owed = is_advance(*line.line) && !line.state->corrects;
    if (is_owed) one.open += accounts.state().owed_advance(line.id);
  }
  for (const ReopenedPart& part : reopened_parts(accounts.state())) {
    count_in(of(part.resident).reopened, part);
  }
  std::vector<ResidentStatus> list;
  for (auto& [id, one] : residents) list.push_back(std::move(one));
  return list;
}

std::vector<BatchStatus> batch_status(const ClaimsState& state) {
  std::vector<BatchStatus> batches;
  for (const ClaimsState::BatchState& batch : state.batches()) {
    BatchStatus& one =
        batches.emplace_back(BatchStatus{batch.body.id, batch.code, batch.date, batch.body.payments.size(),
                                         batch.body.total, euros(0), euros(0), euros(0), euros(0)});
    for (const BatchedPayment& payment : batch.body.payments) {
      const StatementState* statement = state.statement(payment.statement);
      if (statement == nullptr || statement->is_in_transit()) {
        one.in_transit += payment.amount;
      } else if (!statement->reopened) {
        one.booked += payment.amount;
      } else {
        (statement->reopened->did == BankDid::returned ? one.returned : one.rejected) += payment.amount;
      }
    }
  }
  return batches;
}

// A statement each, of its lines that no later one tells.
std::vector<CameBack> came_back(const ClaimsState& state) {
  std::map<std::uint64_t, CameBack> back;  // by entry
  for (const GrantedLine& line : granted_lines(state)) {
    if (line.at != MoneyAt::came_back) continue;
    const StatementState& statement = *line.statement;
    CameBack& one = back.emplace(statement.entry, CameBack{statement.code, statement.body.resident, euros(0),
                                                           statement.reopened->did == BankDid::returned,
                                                           statement.reopened->reason})
                        .first->second;
    for (const DrawnFrom& drawn : line.state->drawn) one.amount += drawn.amount;
  }
  std::vector<CameBack> list;
  for (auto& [entry, one] : back) list.push_back(std::move(one));
  return list;
}

}  // namespace

ShownStatus shown_status(const JournalAccounts& accounts, const Date& on) {
  ShownStatus shown;
  shown.round = round_name(accounts);
  shown.on = on;
  shown.entries = accounts.entries();
  for (const PotId& pot : accounts.pots()) shown.pots.push_back(pot_status(accounts, pot, on));
  shown.projects = project_status(accounts);
  shown.residents = resident_status(accounts);
  shown.batches = batch_status(accounts.state());
  shown.came_back = came_back(accounts.state());
  return shown;
}

std::string round_name(const JournalAccounts& accounts) {
  return told_text(content_at(accounts, "terms"), "round");
}

void count_in(PaidOut& out, MoneyAt at, Money amount) {
  if (at == MoneyAt::came_back) out.came_back += amount;
  if (at == MoneyAt::came_back || at == MoneyAt::payable) out.payable += amount;
  if (at == MoneyAt::in_transit) out.in_transit += amount;
  if (at == MoneyAt::paid) out.paid += amount;
}

PotStatus pot_status(const JournalAccounts& accounts, const PotId& pot, const Date& on) {
  PotStatus one;
  one.pot = told_pot(pot, content_at(accounts, "pot:" + pot.text()));
  one.given = -accounts.balance(pot, AccountKind::grantor);
  one.free = accounts.balance(pot, AccountKind::pot);
  one.reserve = accounts.balance(pot, AccountKind::reserve);
  one.committed = accounts.balance(pot, AccountKind::project);
  one.out = PaidOut(accounts.currency());
  one.out.payable = accounts.balance(pot, AccountKind::payable);
  one.out.in_transit = accounts.balance(pot, AccountKind::in_transit);
  one.out.paid = accounts.balance(pot, AccountKind::bank);
  one.has_ended = one.pot.until && *one.pot.until < on;
  for (const GrantedLine& line : granted_lines(accounts.state())) {
    for (const DrawnFrom& drawn : line.state->drawn) {
      if (drawn.pot == pot && line.at == MoneyAt::came_back) one.out.came_back += drawn.amount;
    }
  }
  one.reopened = Reopened(accounts.currency());
  for (const ReopenedPart& part : reopened_parts(accounts.state())) {
    if (part.drawn.pot == pot) count_in(one.reopened, part);
  }
  return one;
}

std::vector<ProjectStatus> project_status(const JournalAccounts& accounts) {
  std::map<JournalAccounts::Key, PaidOut> out;
  for (const GrantedLine& line : granted_lines(accounts.state())) {
    for (const DrawnFrom& one : taken_for(*line.state)) {
      count_in(
          out.emplace(JournalAccounts::Key(one.pot, one.account), PaidOut(accounts.currency())).first->second,
          line.at, one.amount);
    }
  }
  std::map<JournalAccounts::Key, Reopened> reopened;
  for (const ReopenedPart& part : reopened_parts(accounts.state())) {
    const JournalAccounts::Key key(part.drawn.pot, part.drawn.account);
    count_in(reopened.emplace(key, Reopened(accounts.currency())).first->second, part);
  }
  std::map<std::string, std::vector<ProjectStatus>> projects;
  std::vector<ProjectStatus> reserves;
  for (const PotId& pot : accounts.pots()) {
    for (const auto& [key, granted] : accounts.granted()) {
      const Account& account = key.second;
      const bool is_project = account.kind == AccountKind::project;
      if (key.first != pot || (!is_project && account.kind != AccountKind::reserve)) continue;
      const Money left = accounts.balance(pot, account);
      const auto drawn = out.find(key);
      const auto back = reopened.find(key);
      if (granted == 0 && left.is_zero() && drawn == out.end() && back == reopened.end()) continue;
      auto& list = is_project ? projects[account.name] : reserves;
      list.push_back({account.name, pot, told_text(content_at(accounts, "proposal:" + account.name), "name"),
                      Money(granted, accounts.currency()), left,
                      drawn == out.end() ? PaidOut(accounts.currency()) : drawn->second,
                      back == reopened.end() ? Reopened(accounts.currency()) : back->second});
    }
  }
  std::vector<ProjectStatus> list;
  for (const auto& [id, shares] : projects) list.insert(list.end(), shares.begin(), shares.end());
  list.insert(list.end(), reserves.begin(), reserves.end());
  return list;
}

int status(Console& console, const std::filesystem::path& folder, const std::optional<Date>& as_of) {
  const auto file = journal_in(console, folder);
  if (!file) return input_is_wrong;
  const Database database(*file, Database::Mode::read);
  const auto accounts = accounts_until(console, Journal(database), file->string(), as_of);
  if (!accounts) return input_is_wrong;
  const ShownStatus shown = shown_status(*accounts, as_of.value_or(accounts->last()));
  console.out << (console.format == Format::json ? json_text(status_json(shown))
                                                 : status_text(shown, console.language_or(Language::nl)));
  return done;
}

}  // namespace buurtkas

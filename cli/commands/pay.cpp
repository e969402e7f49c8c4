#include "cli/commands/pay.h"

#include <algorithm>
#include <memory>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/commands/bank_files.h"
#include "cli/commands/claim_acts.h"
#include "cli/commands/decide_claims.h"
#include "cli/commands/paying.h"
#include "cli/commands/people.h"
#include "cli/read/iban.h"
#include "cli/record/random.h"
#include "cli/render/bank/bank_letters.h"
#include "cli/render/journal_text.h"
#include "cli/render/json_text.h"
#include "cli/render/payments_text.h"
#include "cli/render/rule_words.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

int refuse(Console& console, Language language, code::Code code, const std::string& file, std::string found,
           std::string expected) {
  tell_findings(console, console.err,
                {{code, Severity::error, {file, 0, 0}, std::move(found), std::move(expected), {}}}, language);
  return input_is_wrong;
}

// What is to be recorded, and shown, of one call.
class PayRun {
 public:
  // A dry run tells no code that hangs on a salt: that is not kept.
  PayRun(const ClaimsInput& by, PayAsked asked, People people, bool is_dry)
      : by_(by),
        is_dry_(is_dry),
        asked_(std::move(asked)),
        people_(std::move(people)),
        paying_(*by.input->round, by.folder->rulebooks, asked_) {
    for (Person& person : people_.people) rows_.emplace(person.resident, &person);
  }

  void read(const Entry& entry) {
    state_.add(entry);
    if (entry.kind == EntryKind::erasure) erased_.insert(entry.key.substr(entry.key.find(':') + 1));
    last_date_ = entry.date;
  }
  Date last_date() const { return last_date_; }

  void decide() {
    for (const Resident& resident : by_.input->round->residents) {
      if (Paying::has_news(state_, resident.id)) state_for(resident.id);
      known_.insert(resident.id);
    }
    leave_out_who_left();
    find_shared_accounts();
    for (std::size_t i = 1; i < asked_.signers.size(); ++i) {
      if (!signed_.contains(asked_.signers[i])) shown_.idle.push_back(asked_.signers[i].text());
    }
    old_batches_ = state_.batches().size();
    while (auto batch = paying_.batch(state_)) {
      state_.add(entry_of(*batch, asked_.on));
      shown_.batches.push_back(state_.batches().back().body.id);
      shown_.execution = state_.batches().back().body.execution;
      drafts_.push_back(std::move(*batch));
    }
  }

  // To be written once all is recorded: a bank is never sent what the journal does not have.
  BankFilesToWrite files(const fs::path& folder) {
    BankFilesToWrite to_write = bank_files_to_write(folder, state_, people_.people, old_batches_);
    for (const auto& [made, text] : to_write.files) shown_.files.push_back(made);
    return to_write;
  }

  const std::vector<Draft>& drafts() const { return drafts_; }
  const ShownPayments& shown() const { return shown_; }
  // People who are paid on an account that somebody of another household has too.
  const Findings& shared_accounts() const { return shared_accounts_; }
  // Nothing when all that were needed had a salt.
  std::optional<std::string> people_with_salts() const {
    return gave_salt_ ? std::optional(people_text(people_.source, people_.people)) : std::nullopt;
  }

 private:
  void leave_out_who_left() {
    for (const ClaimId& id : state_.order()) {
      const ResidentId& claimant = state_.find(id)->claim.claimant;
      if (!known_.insert(claimant).second) continue;
      const Money due = Paying::due(state_, claimant);
      if (!due.is_zero()) shown_.unpaid.push_back({claimant, due, Unpaid::Why::no_resident, {}, {}, {}});
    }
  }

  // Who signs and has the same account; nobody pays themselves under another's name.
  std::string signer_of_account(const std::string& iban, const ResidentId& resident) const {
    for (const ResidentId& signer : asked_.signers) {
      const auto row = rows_.find(signer.text());
      const bool is_same =
          signer != resident && row != rows_.end() && compact_iban(row->second->iban) == iban;
      if (is_same) return signer.text();
    }
    return {};
  }

  bool live_together(const Person& one, const Person& other) const {
    const std::string household = household_of(*by_.input->round, ResidentId(one.resident));
    return !household.empty() && household == household_of(*by_.input->round, ResidentId(other.resident));
  }

  // Each account is told of once, by the first who is paid on it.
  void find_shared_accounts() {
    std::map<std::string, std::vector<const Person*>> by_account;
    for (const Person& person : people_.people) by_account[compact_iban(person.iban)].push_back(&person);
    std::set<std::string> told;
    for (const ShownPayment& payment : shown_.payments) {
      if (payment.amount.is_zero() || !told.insert(payment.iban).second) continue;
      const Person& paid = *rows_.at(payment.resident.text());
      for (const Person* other : by_account[payment.iban]) {
        if (other->resident == paid.resident || live_together(paid, *other)) continue;
        shared_accounts_.push_back({code::shared_account,
                                    Severity::warning,
                                    {people_.source.name, paid.line, 0},
                                    paid.resident,
                                    other->resident,
                                    {}});
      }
    }
  }

  void state_for(const ResidentId& resident) {
    const Money due = Paying::due(state_, resident);
    const auto leave_out = [&](Unpaid::Why why, std::string who) {
      shown_.unpaid.push_back({resident, due, why, std::move(who), {}, {}});
    };
    const auto row = rows_.find(resident.text());
    if (erased_.contains(resident.text())) {
      return leave_out(Unpaid::Why::erased, row == rows_.end() ? std::string() : resident.text());
    }
    if (row == rows_.end()) return leave_out(Unpaid::Why::no_person, {});
    Person person = *row->second;
    if (person.name.empty()) return leave_out(Unpaid::Why::no_name, {});
    if (!due.is_zero() && person.iban.empty()) return leave_out(Unpaid::Why::no_iban, {});
    if (!due.is_zero() && !is_iban(compact_iban(person.iban))) {
      return leave_out(Unpaid::Why::bad_iban, person.iban);
    }
    if (!due.is_zero()) {
      const std::string signer = signer_of_account(compact_iban(person.iban), resident);
      if (!signer.empty()) return leave_out(Unpaid::Why::signers_account, signer);
      if (compact_iban(person.iban) == by_.input->round->bank->iban) {
        return leave_out(Unpaid::Why::not_for_bank, person.iban);  // the account that pays
      }
      if (bank_letters(person.name, bank_name_max).empty()) {
        return leave_out(Unpaid::Why::name_not_for_bank, person.name);
      }
      if (auto refused = refused_by_bank(person, due)) {
        return leave_out(Unpaid::Why::not_for_bank, std::move(*refused));
      }
    }
    const bool lacks_salt = person.salt.empty();
    if (lacks_salt) person.salt = new_salt();
    auto decided = paying_.state_for(state_, resident, commitment_to(person));
    if (auto* unpaid = std::get_if<Unpaid>(&decided)) {
      shown_.unpaid.push_back(std::move(*unpaid));
      return;
    }
    auto& stated = std::get<Stated>(decided);
    if (lacks_salt) {
      row->second->salt = person.salt;
      gave_salt_ = true;
    }
    signed_.insert(stated.body.signers.begin(), stated.body.signers.end());
    shown_.payments.push_back({lacks_salt && is_dry_ ? stated.body.id : stated.code, resident, due,
                               compact_iban(person.iban), person.name});
    state_.add(entry_of(stated.draft, asked_.on));
    drafts_.push_back(std::move(stated.draft));
  }

  const ClaimsInput& by_;
  bool is_dry_;
  PayAsked asked_;
  People people_;
  Paying paying_;
  std::map<std::string, Person*> rows_;
  ClaimsState state_;
  std::vector<Draft> drafts_;
  ShownPayments shown_;
  Findings shared_accounts_;
  std::set<ResidentId> known_;
  std::set<ResidentId> signed_;
  std::set<std::string> erased_;
  std::size_t old_batches_ = 0;
  Date last_date_;
  bool gave_salt_ = false;
};

void show(Console& console, const PayRun& run, Language language) {
  if (console.format == Format::text) {
    console.out << payments_text(run.shown(), language);
    return;
  }
  Json entries = Json::array();
  Json unpaid = Json::array();
  for (const Draft& draft : run.drafts()) entries.push_back(Json::parse(draft.body));
  for (const Unpaid& one : run.shown().unpaid) {
    unpaid.push_back({{"resident", one.resident.text()},
                      {"amount", to_string(one.amount)},
                      {"why", unpaid_words(one, language)}});
  }
  Json files = Json::array();
  for (const BankFileMade& one : run.shown().files) files.push_back(one.file);
  console.out << json_text(
      {{"recorded", std::move(entries)}, {"unpaid", std::move(unpaid)}, {"files", std::move(files)}});
}

// The round, its claims and who is asked to pay; nothing, told as findings, when something is wrong.
struct Session {
  Input input;
  ClaimsFolder folder;
  ClaimsInput by;
  fs::path journal;
  PayAsked asked;
};

bool has_bank(Console& console, const fs::path& folder, const Input& input) {
  const auto& bank = input.round->bank;
  const bool is_for_bank = bank && !bank_letters(bank->holder, bank_name_max).empty();
  if (is_for_bank) return true;
  refuse(console, input.language, bank ? code::not_for_bank : code::no_bank_account,
         (folder / "round.yaml").string(), bank ? bank->holder : std::string(), {});
  return false;
}

std::unique_ptr<Session> open(Console& console, const fs::path& folder, const PayOptions& options) {
  auto session = std::make_unique<Session>();
  session->input = read_before_vote(console, folder);
  const Input& input = session->input;
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (!input.election) return nullptr;
  Reading<ClaimsFolder> claims =
      read_claims_folder(folder, folder.string(), *input.round, input.claim_rulebooks);
  if (!claims.findings.empty()) tell_findings(console, console.err, claims.findings, input.language);
  const auto journal = journal_in(console, folder);
  if (!claims.value || !journal) return nullptr;
  if (!has_bank(console, folder, input)) return nullptr;
  if (const auto fault = bank_folder_fault(folder)) {
    tell_findings(console, console.err, {*fault}, input.language);
    return nullptr;
  }
  session->folder = std::move(*claims.value);
  session->by = claims_input(session->input, session->folder);
  session->journal = *journal;
  session->asked.on = *options.record.on;
  session->asked.inputs = session->by.inputs;
  std::vector<std::string> signers = {*options.record.by};
  signers.insert(signers.end(), options.with.begin(), options.with.end());
  for (const std::string& name : signers) {
    const ResidentId id(name);
    const auto& residents = input.round->residents;
    const bool is_resident =
        std::any_of(residents.begin(), residents.end(), [&](const Resident& one) { return one.id == id; });
    if (!is_resident) {
      refuse(console, input.language, code::no_resident, (folder / "residents.csv").string(), name, {});
      return nullptr;
    }
    session->asked.signers.push_back(id);
  }
  return session;
}

// An act is not dated before the last that was recorded.
std::optional<int> before_last(Console& console, const Session& session, const PayRun& run) {
  if (run.drafts().empty() || session.asked.on >= run.last_date()) return std::nullopt;
  return refuse(console, session.input.language, code::recorded_until, session.journal.string(),
                to_string(session.asked.on), to_string(run.last_date()));
}

int record(Console& console, const fs::path& folder, const Session& session) {
  const Language language = session.input.language;
  Recorder recorder(session.journal);
  Reading<People> people = read_people(folder);
  if (!people.findings.empty()) tell_findings(console, console.err, people.findings, language);
  if (!people.value) return input_is_wrong;
  PayRun run(session.by, session.asked, std::move(*people.value), false);
  recorder.journal().each(1, [&](const ReadEntry& read) {
    run.read(std::get<SealedEntry>(read).entry);
    return true;
  });
  run.decide();
  if (const auto late = before_last(console, session, run)) return *late;
  const BankFilesToWrite files = run.files(folder);
  Findings findings = run.shared_accounts();
  findings.insert(findings.end(), files.findings.begin(), files.findings.end());
  if (!findings.empty()) tell_findings(console, console.err, findings, language);
  if (has_errors(findings)) return input_is_wrong;
  // Salts before the entries that commit to them: a salt that nothing commits to does no harm.
  if (const auto text = run.people_with_salts()) write_people(folder, *text);
  if (!run.drafts().empty()) keep_inputs(recorder, session.by, folder);
  const Act act = {session.asked.on, session.asked.signers.front().text(), "treasurer"};
  for (const Draft& draft : run.drafts()) recorder.append(draft, act);
  const Recorded recorded = {session.journal.string(), run.drafts().size(), recorder.chain().size(),
                             hexadecimal(recorder.chain().last_seal())};
  recorder.commit();
  if (!console.is_quiet && !run.drafts().empty()) {
    console.err << recorded_text(recorded, console.format == Format::json, language);
  }
  write_bank_files(files);
  show(console, run, language);
  return done;
}

int only_decide(Console& console, const fs::path& folder, const Session& session) {
  Reading<People> people = read_people(folder);
  if (!people.findings.empty()) tell_findings(console, console.err, people.findings, session.input.language);
  if (!people.value) return input_is_wrong;
  PayRun run(session.by, session.asked, std::move(*people.value), true);
  const Database database(session.journal, Database::Mode::read);
  Journal(database).each(1, [&](const ReadEntry& read) {
    if (const auto* sealed = std::get_if<SealedEntry>(&read)) run.read(sealed->entry);
    return true;
  });
  run.decide();
  if (const auto late = before_last(console, session, run)) return *late;
  if (!run.shared_accounts().empty()) {
    tell_findings(console, console.err, run.shared_accounts(), session.input.language);
  }
  show(console, run, session.input.language);
  tell_dry_run(console, session.input.language);
  return done;
}

// ` (expenses payment)`: the articles by which the treasurer signs on that day.
std::string payment_articles(const Session& session) {
  std::string articles;
  ClaimRules rules(session.folder.rulebooks, session.asked.on);
  for (const RulesInForce* in_force : rules.on(session.asked.on)) {
    for (const ArticleIndex index : in_force->articles) {
      const Article& article = in_force->rulebook->articles[index];
      const auto* sign = std::get_if<Sign>(&article.verb);
      const bool is_theirs =
          sign != nullptr && article.of == CaseKind::payment &&
          std::find(sign->roles.begin(), sign->roles.end(), Role::treasurer) != sign->roles.end();
      if (is_theirs)
        articles += (articles.empty() ? " (" : ", ") + in_force->rulebook->name + ' ' + article.id;
    }
  }
  return articles.empty() ? articles : articles + ')';
}

}  // namespace

int pay(Console& console, const fs::path& folder, const PayOptions& options) {
  const auto session = open(console, folder, options);
  if (!session) return input_is_wrong;
  // A payer without the role pays nothing at all: that is told once, and not of each resident.
  const ResidentId& payer = session->asked.signers.front();
  if (!is_treasurer(*session->input.round, payer)) {
    return refuse(
        console, session->input.language, code::lacks_role, (folder / "round.yaml").string(), payer.text(),
        std::string(words_of(Role::treasurer, session->input.language)) + payment_articles(*session));
  }
  return options.dry_run ? only_decide(console, folder, *session) : record(console, folder, *session);
}

}  // namespace buurtkas

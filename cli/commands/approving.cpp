#include "cli/commands/approving.h"

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"
#include "engine/finding_codes.h"
#include "engine/rulebook/verb_words.h"
#include "engine/semantics.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

const ClaimLine& line_of(const ClaimsState& state, const LineId& id) {
  return state.find(id.claim)->claim.lines.at(id.number - 1);
}

class Approver {
 public:
  Approver(const ClaimsState& state, const Round& round, const ApprovalAsked& asked)
      : state_(state), round_(round), asked_(asked), signer_(signer_in(round, asked.by)) {}

  Approving decide() {
    const std::vector<LineId> lines = lines_of(state_, asked_.of);
    if (lines.empty()) return CannotSign{code::no_such_claim, asked_.of, {}, {}, {}};
    if (!is_resident()) return CannotSign{code::no_resident, asked_.by.text(), {}, {}, {}};
    std::vector<LineId> open;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(open),
                 [&](const LineId& id) { return is_open(id); });
    if (open.empty()) return CannotSign{code::nothing_to_sign, asked_.of, {}, became_of(state_, lines), {}};
    if (auto cannot = sign(open)) return *cannot;
    approval_.act.of = asked_.of;
    approval_.act.by = asked_.by;
    approval_.act.refused = asked_.refuse;
    std::vector<DrawnFrom> drawn;
    if (asked_.refuse.empty()) {
      find_complete();
      if (auto cannot = settle()) return *cannot;
      if (auto cannot = pay(drawn)) return *cannot;
    }
    Json body = approval_body(approval_.act, drawn, approval_.settled);
    body["inputs"] = asked_.inputs;
    body["semantics"] = std::string(semantics_version);
    const std::string how = asked_.refuse.empty() ? std::string(name_of(*approval_.act.role)) : "refused";
    approval_.draft = {EntryKind::approval, "approval:" + lines_text() + ':' + how, canonical_json(body),
                       payable_by(state_, drawn)};
    return std::move(approval_);
  }

 private:
  // `c001/1+2`: each line is signed once in a role, so that no key comes twice.
  std::string lines_text() const {
    std::string text = to_string(approval_.act.lines.front());
    for (std::size_t i = 1; i < approval_.act.lines.size(); ++i) {
      text += '+' + std::to_string(approval_.act.lines[i].number);
    }
    return text;
  }

  LineToSign to_sign(const LineId& id) const {
    const LineState& line = state_of(state_, id);
    const ResidentId& claimant = state_.find(id.claim)->claim.claimant;
    return {claimant, household_of(round_, claimant), line.assessed.needed, line.signatures};
  }

  bool is_open(const LineId& id) const {
    const LineState& line = state_of(state_, id);
    return line.assessed.verdict == name_of(Verdict::paid) && !line.is_refused && !line.is_waived &&
           !still_needed(to_sign(id)).empty();
  }

  bool is_resident() const {
    return std::any_of(round_.residents.begin(), round_.residents.end(),
                       [&](const Resident& one) { return one.id == asked_.by; });
  }

  // The role is that of the first line that can be signed; lines that need another one are left.
  std::optional<CannotSign> sign(const std::vector<LineId>& open) {
    std::optional<CannotSign> first;
    for (const LineId& id : open) {
      const LineToSign line = to_sign(id);
      const Signing signing = sign_line(line, signer_);
      if (signing.fault) {
        if (!first) first = why_not(*signing.fault, id, line);
        continue;
      }
      if (!approval_.act.role) approval_.act.role = signing.role;
      if (signing.role == approval_.act.role) approval_.act.lines.push_back(id);
    }
    return approval_.act.lines.empty() ? first : std::nullopt;
  }

  CannotSign why_not(SignFault fault, const LineId& id, const LineToSign& line) const {
    const auto cannot = [&](code::Code code) {
      return CannotSign{
          code, signer_.id.text(), to_string(id), {}, {}, state_of(state_, id).assessed.signs_by};
    };
    switch (fault) {
      case SignFault::own_claim:
        return cannot(code::own_claim);
      case SignFault::own_household:
        return cannot(code::own_household);
      case SignFault::signed_already:
        return cannot(code::signed_already);
      case SignFault::lacks_role:
        break;
    }
    CannotSign lacks = cannot(code::lacks_role);
    lacks.needed = still_needed(line);
    return lacks;
  }

  void find_complete() {
    for (const LineId& id : approval_.act.lines) {
      LineToSign line = to_sign(id);
      line.signatures.push_back({*approval_.act.role, signer_.id});
      const std::vector<Role> needed = still_needed(line);
      if (needed.empty()) {
        approval_.complete.push_back(id);
      } else {
        approval_.needed.emplace(id, needed);
      }
    }
  }

  bool is_complete_now(const LineId& id) const {
    return std::find(approval_.complete.begin(), approval_.complete.end(), id) != approval_.complete.end();
  }

  bool is_advance_of(const LineId& advance, const LineId& line) const {
    const ClaimState* claim = state_.find(advance.claim);
    return claim != nullptr && advance.number <= claim->handed_in && advance.number <= claim->lines.size() &&
           is_advance(line_of(state_, advance)) && !is_advance(line_of(state_, line)) &&
           claim->claim.claimant == state_.find(line.claim)->claim.claimant;
  }

  // What was spent of an advance is paid already, as far as the advance goes. One that is neither approved
  // nor refused must be that first: nobody can tell yet what it pays.
  std::optional<CannotSign> settle() {
    for (const LineId& id : approval_.complete) {
      const auto& advance = line_of(state_, id).settles;
      if (!advance || !is_advance_of(*advance, id)) continue;
      const bool is_now = is_complete_now(*advance);
      if (is_open(*advance) && !is_now) {
        return CannotSign{code::advance_waits, to_string(*advance), {}, {}, {}};
      }
      auto [open, is_new] = approval_.open.try_emplace(*advance, state_.open_advance(*advance));
      if (is_new && is_now) open->second += state_of(state_, *advance).assessed.amount;
      const Money amount = std::min(open->second, state_of(state_, id).assessed.amount);
      if (amount.cents() <= 0) {
        if (is_new) approval_.open.erase(open);
        continue;
      }
      open->second -= amount;
      approval_.settled.push_back({id, *advance, amount});
    }
    return std::nullopt;
  }

  // Of a line: what is still to be paid.
  Money to_pay(const LineId& id) const {
    Money amount = state_of(state_, id).assessed.amount;
    for (const SettledLine& one : approval_.settled) {
      if (one.line == id) amount -= one.amount;
    }
    return amount;
  }

  struct Purses {
    std::vector<Balances::Key> keys;
    std::vector<Money> amounts;
  };

  // In the order of the round's pots; of each, what it has for the lines' projects, and its reserve.
  Purses purses() const {
    std::set<std::string> projects;
    for (const LineId& id : approval_.complete) {
      const ClaimLine& line = line_of(state_, id);
      if (line.project) projects.insert(line.project->text());
    }
    Purses purses;
    for (const Pot& pot : round_.pots) {
      for (const std::string& project : projects) add(purses, {pot.id, {AccountKind::project, project}});
      add(purses, {pot.id, {AccountKind::reserve, {}}});
    }
    return purses;
  }

  void add(Purses& purses, const Balances::Key& key) const {
    const auto at = state_.balances().cents().find(key);
    if (at == state_.balances().cents().end() || at->second <= 0) return;
    purses.keys.push_back(key);
    purses.amounts.emplace_back(at->second, Currency::euro());
  }

  const Pot& pot_of(const PotId& id) const {
    return *std::find_if(round_.pots.begin(), round_.pots.end(),
                         [&](const Pot& pot) { return pot.id == id; });
  }

  bool may_draw(const ClaimLine& line, const Balances::Key& key) const {
    const auto& [pot, account] = key;
    const Pot& of = pot_of(pot);
    const bool is_in_period = of.from <= line.date && (!of.until || line.date <= *of.until);
    const bool is_its = line.project ? account == Account{AccountKind::project, line.project->text()}
                                     : account.kind == AccountKind::reserve;
    return is_in_period && is_its && (!line.pot || *line.pot == pot);
  }

  std::optional<CannotPay> pay(std::vector<DrawnFrom>& drawn_from) const {
    const Purses from = purses();
    std::vector<LineToPay> lines;
    std::vector<LineId> to_be_paid;
    for (const LineId& id : approval_.complete) {
      LineToPay line = {to_pay(id), {}};
      if (line.amount.is_zero()) continue;
      to_be_paid.push_back(id);
      for (const Balances::Key& key : from.keys) line.may_draw.push_back(may_draw(line_of(state_, id), key));
      lines.push_back(std::move(line));
    }
    const std::vector<DrawnLine> drawn = draw(from.amounts, lines);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const LineId& id = to_be_paid[i];
      if (drawn[i].parts.empty()) return cannot_pay(id, from, drawn[i].dry);
      for (const DrawnPart& part : drawn[i].parts) {
        const auto& [pot, account] = from.keys[part.purse];
        drawn_from.push_back({id, pot, account, part.amount});
      }
    }
    return std::nullopt;
  }

  CannotPay cannot_pay(const LineId& id, const Purses& from, const DryPurses& dry) const {
    const ClaimLine& line = line_of(state_, id);
    CannotPay cannot = {id, line.project ? line.project->text() : std::string(), line.date, {}, dry.short_by};
    for (std::size_t purse = 0; purse < from.keys.size(); ++purse) {
      if (!may_draw(line, from.keys[purse])) continue;
      cannot.left.emplace_back(from.keys[purse].first, from.amounts[purse]);
    }
    return cannot;
  }

  const ClaimsState& state_;
  const Round& round_;
  const ApprovalAsked& asked_;
  Signer signer_;
  Approval approval_;
};

}  // namespace

bool is_signed_already(const ClaimsState& state, const ApprovalAsked& asked) {
  const std::vector<LineId> lines = lines_of(state, asked.of);
  std::size_t granted = 0;
  for (const LineId& id : lines) {
    const LineState& line = state_of(state, id);
    if (line.assessed.verdict != name_of(Verdict::paid)) continue;
    ++granted;
    if (!asked.refuse.empty()) {
      if (!line.is_refused || line.refused_by != asked.by || line.refused_why != asked.refuse) return false;
    } else {
      const bool is_signed = std::any_of(line.signatures.begin(), line.signatures.end(),
                                         [&](const Signature& one) { return one.by == asked.by; });
      if (line.is_refused || !is_signed) return false;
    }
  }
  return granted > 0;
}

Approving decide_approval(const ClaimsState& state, const Round& round, const ApprovalAsked& asked) {
  return Approver(state, round, asked).decide();
}

}  // namespace buurtkas

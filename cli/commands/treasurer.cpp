#include "cli/commands/treasurer.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/commands/claims_again.h"
#include "cli/commands/kept_articles.h"
#include "cli/commands/money_reports.h"
#include "cli/commands/status.h"
#include "cli/render/rule_words.h"

namespace buurtkas {
namespace {

// Why lines are held: decided again, since a journal has no words.
class HeldReasons {
 public:
  HeldReasons(const Journal& journal, Language language) : again_(journal), language_(language) {}

  void add(const Entry& entry) {
    if (entry.kind == EntryKind::assessment) {
      const auto body = nlohmann::json::parse(entry.body, nullptr, false);
      if (body.is_object()) {
        for (const ClaimsAgain::AssessedLine& one : again_.assess_again(body)) {
          if (one.assessment.decision.verdict != Verdict::held) continue;
          reasons_[one.line] = line_words(one.assessment, language_).reasons;
        }
      }
    }
    again_.add(entry);
  }

  std::vector<std::string> of(const LineId& line) const {
    const auto at = reasons_.find(line);
    return at == reasons_.end() ? std::vector<std::string>() : at->second;
  }

 private:
  ClaimsAgain again_;
  Language language_;
  std::map<LineId, std::vector<std::string>> reasons_;
};

bool was_corrected(const ClaimState& claim, std::size_t line) {
  return std::any_of(claim.lines.begin(), claim.lines.end(),
                     [&](const LineState& one) { return one.corrects == line + 1; });
}

WaitingLine waiting(const ClaimState& claim, std::size_t line) {
  return {{claim.claim.id, static_cast<std::uint32_t>(line + 1)},
          claim.claim.claimant,
          claim.claim.lines[line],
          claim.lines[line].assessed.amount,
          {},
          {}};
}

void add_waiting(const ClaimsState& state, const HeldReasons& reasons, Language language,
                 ShownTreasurer& shown) {
  for (const ClaimId& id : state.order()) {
    const ClaimState& claim = *state.find(id);
    for (std::size_t line = 0; line < claim.lines.size(); ++line) {
      const LineState& one = claim.lines[line];
      if (one.assessed.verdict != "held" || one.is_waived || one.is_refused || was_corrected(claim, line)) {
        continue;
      }
      WaitingLine& held = shown.held.emplace_back(waiting(claim, line));
      held.reasons = reasons.of(held.id);
    }
  }
  for (const GrantedLine& line : granted_lines(state)) {
    if (line.at != MoneyAt::to_sign) continue;
    WaitingLine& unsigned_one = shown.to_sign.emplace_back(waiting(*line.claim, line.id.number - 1));
    for (const Role role : line.state->assessed.needed) {
      const bool has_signed = std::any_of(line.state->signatures.begin(), line.state->signatures.end(),
                                          [&](const Signature& signature) { return signature.role == role; });
      if (!has_signed) unsigned_one.needed.emplace_back(words_of(role, language));
    }
  }
}

}  // namespace

std::optional<ShownTreasurer> treasurer_of(Console& console, const Journal& journal, const std::string& file,
                                           const People* people, Language language) {
  KeptArticles articles(journal, language);
  HeldReasons reasons(journal, language);
  const auto accounts = accounts_until(console, journal, file, {}, [&](const Entry& entry) {
    articles.add(entry);
    reasons.add(entry);
  });
  if (!accounts) return std::nullopt;
  const Date& on = accounts->last();
  ShownTreasurer shown = {
      shown_status(*accounts, on), shown_year(*accounts, articles, on.year, on), {}, {}, {}};
  add_waiting(accounts->state(), reasons, language, shown);
  if (people != nullptr) {
    for (const Person& person : people->people) {
      shown.names[ResidentId(person.resident)] = person.name;
    }
  }
  return shown;
}

}  // namespace buurtkas

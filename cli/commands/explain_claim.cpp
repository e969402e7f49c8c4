#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/commands/approving.h"
#include "cli/commands/claims.h"
#include "cli/commands/claims_again.h"
#include "cli/render/claim_explanation.h"
#include "cli/render/json_text.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// What a journal says of a claim, read once from its first entry to its last.
class ClaimExplainer {
 public:
  ClaimExplainer(const Journal& journal, std::string id, Language language)
      : journal_(journal), id_(std::move(id)), language_(language), again_(journal) {}

  // Nothing when there is no such claim.
  std::optional<std::string> text() {
    journal_.each(1, [this](const ReadEntry& read) {
      if (const auto* sealed = std::get_if<SealedEntry>(&read)) look(sealed->entry);
      return true;
    });
    if (lines_of(again_.state(), id_).empty()) return std::nullopt;
    std::string text;
    for (const auto& [line, told] : told_) {
      text += (text.empty() ? "" : "\n") + told + signed_text(signed_line(line), language_);
    }
    return text;
  }

  Json json() const { return {{"id", id_}, {"assessments", assessments_}, {"approvals", approvals_}}; }

 private:
  bool is_asked(const LineId& line) const { return line.claim.text() == id_ || to_string(line) == id_; }

  void look(const Entry& entry) {
    const Json body = Json::parse(entry.body, nullptr, false);
    if (entry.kind == EntryKind::assessment && body.is_object()) {
      bool is_of_it = false;
      for (const ClaimsAgain::AssessedLine& line : again_.assess_again(body)) {
        if (!is_asked(line.line)) continue;
        is_of_it = true;
        tell(entry, line);
      }
      if (is_of_it) assessments_.push_back(body);
    }
    if (entry.kind == EntryKind::approval) {
      const auto act = approval_in(body);
      const bool is_of_it = act && std::any_of(act->lines.begin(), act->lines.end(),
                                               [this](const LineId& line) { return is_asked(line); });
      if (is_of_it) approvals_.push_back(body);
    }
    again_.add(entry);
  }

  void tell(const Entry& entry, const ClaimsAgain::AssessedLine& line) {
    const ClaimState* state = again_.state().find(line.line.claim);
    if (state == nullptr || line.corrects < 1 || line.corrects > state->claim.lines.size()) return;
    const ExplainedLine explained = {line.line,        &state->claim, &state->claim.lines[line.corrects - 1],
                                     &line.assessment, line.amount,   {line.line.claim, line.corrects},
                                     entry.number,     entry.date};
    told_.emplace_back(line.line, explanation_text(explained, language_));
  }

  SignedLine signed_line(const LineId& id) const {
    const ClaimState* claim = again_.state().find(id.claim);
    SignedLine line;
    if (claim == nullptr || id.number > claim->lines.size()) return line;
    const LineState& state = claim->lines[id.number - 1];
    line.signatures = state.signatures;
    line.needed = still_needed({claim->claim.claimant, {}, state.assessed.needed, state.signatures});
    line.refused_by = state.refused_by;
    line.refused_why = state.refused_why;
    line.is_waived = state.is_waived;
    line.settles = claim->claim.lines[id.number - 1].settles;
    line.settled = state.settled;
    const bool is_approved_advance =
        is_advance(claim->claim.lines[id.number - 1]) && !state.corrects && !state.drawn.empty();
    if (is_approved_advance && !state.is_waived) line.open = again_.state().open_advance(id);
    for (const GivenBack& one : state.given_back) {
      line.given_back = line.given_back.value_or(Money(0, Currency::euro())) + one.to.amount;
    }
    line.is_granted = state.assessed.verdict == name_of(Verdict::paid);
    return line;
  }

  const Journal& journal_;
  std::string id_;
  Language language_;
  ClaimsAgain again_;
  std::vector<std::pair<LineId, std::string>> told_;
  Json assessments_ = Json::array();
  Json approvals_ = Json::array();
};

}  // namespace

std::optional<int> explain_claim(Console& console, const fs::path& folder, const std::string& id) {
  std::error_code unreadable;
  if (!fs::is_regular_file(folder / journal_file, unreadable)) return std::nullopt;
  const Database database(folder / journal_file, Database::Mode::read);
  const Journal journal(database);
  ClaimExplainer explainer(journal, id, console.language_or(Language::nl));
  const auto text = explainer.text();
  if (!text) return std::nullopt;
  console.out << (console.format == Format::json ? json_text(explainer.json()) : *text);
  return done;
}

}  // namespace buurtkas

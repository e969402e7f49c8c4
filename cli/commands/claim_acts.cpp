#include "cli/commands/claim_acts.h"

#include <algorithm>

#include "engine/rulebook/decision.h"

namespace buurtkas {

const LineState& state_of(const ClaimsState& state, const LineId& id) {
  return state.find(id.claim)->lines.at(id.number - 1);
}

std::vector<LineId> lines_of(const ClaimsState& state, const std::string& of) {
  std::vector<LineId> lines;
  if (const ClaimState* claim = state.find(ClaimId(of))) {
    for (std::uint32_t number = 1; number <= claim->lines.size(); ++number) {
      lines.push_back({ClaimId(of), number});
    }
  } else if (const auto line = parse_line_id(of)) {
    const ClaimState* of_line = state.find(line->claim);
    if (of_line != nullptr && line->number <= of_line->lines.size()) lines.push_back(*line);
  }
  return lines;
}

std::vector<std::pair<LineId, std::string>> became_of(const ClaimsState& state,
                                                      const std::vector<LineId>& lines) {
  std::vector<std::pair<LineId, std::string>> became;
  for (const LineId& id : lines) {
    const LineState& line = state_of(state, id);
    const bool is_granted = line.assessed.verdict == name_of(Verdict::paid);
    became.emplace_back(id, line.is_waived    ? "waived"
                            : line.is_refused ? "refused"
                            : is_granted      ? "approved"
                                              : line.assessed.verdict);
  }
  return became;
}

std::vector<Posting> payable_by(const ClaimsState& state, const std::vector<DrawnFrom>& drawn) {
  std::vector<Posting> postings;
  const auto post = [&](const PotId& pot, const Account& account, Money amount) {
    const auto at = std::find_if(postings.begin(), postings.end(), [&](const Posting& one) {
      return one.pot == pot && one.account == account;
    });
    if (at == postings.end()) {
      postings.push_back({pot, account, amount});
    } else {
      at->amount += amount;
    }
  };
  for (const DrawnFrom& one : drawn) post(one.pot, one.account, -one.amount);
  for (const DrawnFrom& one : drawn) {
    post(one.pot, {AccountKind::payable, state.find(one.line.claim)->claim.claimant.text()}, one.amount);
  }
  return postings;
}

}  // namespace buurtkas

#include "cli/commands/granted_line.h"

#include <map>

#include "cli/commands/claim_acts.h"

namespace buurtkas {
namespace {

// Where a line's money is, as the entries about its statement say.
class Whereabouts {
 public:
  explicit Whereabouts(const ClaimsState& state) {
    for (const StatementState& statement : state.statements()) {
      by_id_[statement.body.id] = &statement;
      if (!statement.reopened) continue;
      for (const StatedLine& line : statement.body.lines) reopened_[line.line] = &statement;
    }
  }

  void look(GrantedLine& line) const {
    if (line.state->drawn.empty()) {
      line.at = line.state->settled.is_zero() ? MoneyAt::to_sign : MoneyAt::settled;
      return;
    }
    line.at = MoneyAt::payable;
    const auto paid_by = by_id_.find(line.state->statement);
    const auto reopened = reopened_.find(line.id);
    if (paid_by != by_id_.end()) {
      line.statement = paid_by->second;
      if (line.statement->is_in_transit()) line.at = MoneyAt::in_transit;
      if (line.statement->booked && !line.statement->reopened) line.at = MoneyAt::paid;
    } else if (reopened != reopened_.end()) {
      line.statement = reopened->second;
      line.at = MoneyAt::came_back;
    }
  }

 private:
  std::map<std::string, const StatementState*> by_id_;
  std::map<LineId, const StatementState*> reopened_;
};

}  // namespace

std::vector<DrawnFrom> taken_for(const LineState& line) {
  std::vector<DrawnFrom> taken = line.drawn;
  for (const GivenBack& one : line.given_back) {
    taken.push_back(one.to);
    taken.back().amount = -one.to.amount;
  }
  return taken;
}

std::vector<GrantedLine> granted_lines(const ClaimsState& state) {
  const Whereabouts whereabouts(state);
  std::vector<GrantedLine> lines;
  for (const ClaimId& id : state.order()) {
    const ClaimState& claim = *state.find(id);
    for (std::uint32_t number = 1; number <= claim.lines.size(); ++number) {
      const LineState& line = claim.lines[number - 1];
      const bool is_granted =
          line.assessed.verdict == name_of(Verdict::paid) && line.assessed.amount.cents() > 0;
      if (!is_granted || line.is_refused || line.is_waived) continue;
      lines.push_back({{id, number}, &claim, &line, &claim.claim.lines[number - 1], {}, nullptr});
      whereabouts.look(lines.back());
    }
  }
  return lines;
}

std::vector<ReopenedPart> reopened_parts(const ClaimsState& state) {
  std::vector<ReopenedPart> parts;
  for (const StatementState& statement : state.statements()) {
    if (!statement.reopened) continue;
    for (const StatedLine& one : statement.body.lines) {
      const LineState* line = find_line(state, one.line);
      if (line == nullptr || one.paid.is_zero()) continue;
      for (const DrawnFrom& drawn : line->drawn) {
        parts.push_back({statement.body.resident, drawn, statement.reopened->did});
      }
    }
  }
  return parts;
}

}  // namespace buurtkas

#include "engine/claims/correct.h"

#include <algorithm>

namespace buurtkas {
namespace {

using Kind = Ground::Kind;

bool decided(const Ground& ground) {
  return ground.kind == Kind::pays || ground.kind == Kind::within || ground.kind == Kind::cuts ||
         ground.kind == Kind::holds_back;
}

void add_parameter(const LineAssessment& line, const Ground& ground, ParameterIndex index,
                   const Date& known_before, std::vector<KnownSince>& why) {
  const RulesInForce& rules = *line.rules[ground.rulebook];
  const DatedValue* now = rules.values[index];
  const DatedValue* before = value_on(rules.rulebook->parameters[index], rules.on, known_before);
  const bool is_told = std::any_of(why.begin(), why.end(), [&](const KnownSince& one) {
    return one.rulebook == ground.rulebook && one.parameter == index;
  });
  if (before != now && !is_told) why.push_back({ground.rulebook, index, before, now});
}

std::vector<KnownSince> known_since(const LineAssessment& line, const Date& known_before) {
  std::vector<KnownSince> why;
  for (const Ground& ground : line.decision.grounds) {
    if (!decided(ground)) continue;
    const Article& article = line.rules[ground.rulebook]->rulebook->articles[ground.article];
    if (const auto* pay = std::get_if<Pay>(&article.verb); pay != nullptr && pay->parameter) {
      add_parameter(line, ground, *pay->parameter, known_before, why);
    } else if (const auto* limit = std::get_if<LimitRule>(&article.verb)) {
      add_parameter(line, ground, limit->at_most, known_before, why);
    }
  }
  return why;
}

}  // namespace

LineAgain assess_again(const Claim& claim, const ClaimLine& line, const std::vector<LineId>& granted,
                       const Resident& claimant, ClaimRules& rules, const Date& known_before,
                       ClaimHistory& history) {
  LineAgain again;
  again.before = again.more = Money(0, Currency::euro());
  std::vector<ClaimHistory::Placed> taken;
  for (const LineId& id : granted) {
    auto one = history.take_back(id);
    if (!one) continue;
    again.before += one->decided.amount;
    taken.push_back(std::move(*one));
  }
  again.assessment = assess_line(claim, line, claimant, rules, history, Likeness::does_not_matter);
  for (ClaimHistory::Placed& one : taken) history.put_back(std::move(one));
  if (again.assessment.decision.verdict != Verdict::paid) return again;
  again.more = again.assessment.decision.amount - again.before;
  again.why = known_since(again.assessment, known_before);
  return again;
}

}  // namespace buurtkas

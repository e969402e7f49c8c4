#include "engine/claims/assess.h"

#include <algorithm>

#include "engine/rulebook/round_cases.h"

namespace buurtkas {
namespace {

std::int64_t bounded(std::int64_t parts, Unit unit) {
  return std::clamp<std::int64_t>(parts, 0, parts_max(unit));
}

void set_money(Case& one, std::string_view field, const std::optional<Money>& amount) {
  if (amount) set_number(one, field, bounded(amount->cents(), Unit::eur));
}

// The highest rung that was stood on by then.
void set_rung(Case& one, const Resident& resident, const Date& day) {
  std::optional<std::size_t> highest;
  for (std::size_t rung = 0; rung < rung_count; ++rung) {
    const auto& since = resident.since.at(rung);
    if (since && *since <= day) highest = rung;
  }
  set_word(one, "rung", highest ? name_of(static_cast<Rung>(*highest)) : "none");
  if (!highest) return;
  const std::int64_t days = day_number(day) - day_number(*resident.since.at(*highest));
  set_number(one, "rung-days", bounded(days, Unit::day));
}

std::vector<CountedBy> counts_of(const LineAssessment& line, const Subject& subject) {
  std::vector<CountedBy> counts;
  for (const LimitCount& one : limits_that_count(line.rules, line.decision)) {
    counts.push_back({one.limit, subject.of(one.per), one.first});
  }
  return counts;
}

// What its quantity earns, before limits. Nothing when no article says so, or more than one.
std::optional<Money> earned_by(const Decision& decision) {
  std::optional<Money> earned;
  for (const Ground& ground : decision.grounds) {
    if (ground.kind != Ground::Kind::pays) continue;
    if (earned) return std::nullopt;
    earned = ground.after;
  }
  return earned;
}

}  // namespace

ClaimRules::ClaimRules(std::span<const Rulebook> rulebooks, const Date& known) {
  for (const Rulebook& rulebook : rulebooks) by_day_.emplace_back(rulebook, known);
}

std::vector<const RulesInForce*> ClaimRules::on(const Date& day) {
  std::vector<const RulesInForce*> rules;
  for (RulesByDay& one : by_day_) rules.push_back(&one.on(day));
  return rules;
}

Subject subject_of(const Claim& claim, const ClaimLine& line, const Resident& claimant) {
  // No household has a space in its name.
  return {claim.claimant.text(),
          claimant.household.empty() ? "alone " + claim.claimant.text() : claimant.household,
          line.project ? line.project->text() : std::string(), line.pot ? line.pot->text() : std::string()};
}

Case line_case(const Claim& claim, const ClaimLine& line, const Resident& claimant,
               const ClaimHistory& history) {
  Case one = blank_case(CaseKind::line);
  set_word(one, "kind", line.kind);
  set_money(one, "amount", line.amount);
  if (line.kilometres) set_number(one, "kilometres", bounded(*line.kilometres, Unit::km));
  if (line.hours) set_number(one, "hours", bounded(*line.hours, Unit::hour));
  set_word(one, "receipt", line.receipt.empty() ? "no" : "yes");
  if (const auto age = age_on(claimant, line.date)) set_number(one, "age", *age);
  set_rung(one, claimant, line.date);
  const std::int64_t days = day_number(claim.handed_in) - day_number(line.date);
  set_number(one, "days-since", bounded(days, Unit::day));
  set_word(one, "approved", line.was_agreed ? "yes" : "no");
  set_money(one, "advance", history.advances(claim.claimant));
  const auto granted = [&](Span span) {
    return history.granted(claim.claimant, span, first_day(line.date, span));
  };
  set_money(one, "day-total", granted(Span::day));
  set_money(one, "month-total", granted(Span::month));
  set_money(one, "year-total", granted(Span::year));
  set_money(one, "elsewhere-month", claim.elsewhere_month);
  set_money(one, "elsewhere-year", claim.elsewhere_year);
  return one;
}

LineAssessment assess_line(const Claim& claim, const ClaimLine& line, const Resident& claimant,
                           ClaimRules& rules, const ClaimHistory& history, Likeness likeness) {
  LineAssessment one;
  one.rules = rules.on(line.date);
  const Subject subject = subject_of(claim, line, claimant);
  Case seen = line_case(claim, line, claimant, history);
  if (!line.amount || line.kilometres || line.hours) {
    const auto earned = earned_by(decide_line(one.rules, seen, subject, history.limits()));
    if (earned && (!line.amount || *earned > *line.amount)) set_money(seen, "amount", earned);
  }
  one.decision = decide_line(one.rules, seen, subject, history.limits());
  Decision& decision = one.decision;
  const auto is_made_for = [&](const RulesInForce* book) { return book->rulebook->valid.has(line.date); };
  const auto without = std::find_if_not(one.rules.begin(), one.rules.end(), is_made_for);
  if (without != one.rules.end() && decision.verdict != Verdict::refused) {
    one.without_rules = static_cast<std::size_t>(without - one.rules.begin());
    decision.verdict = Verdict::undecided;
  }
  if (decision.verdict == Verdict::paid && decision.amount.is_zero()) decision.verdict = Verdict::nothing;
  if (decision.verdict == Verdict::paid && likeness == Likeness::holds) {
    one.like = history.like(claim.claimant, line);
  }
  if (one.like) decision.verdict = Verdict::held;
  if (decision.verdict != Verdict::held || one.like) decision.fits.reset();
  if (decision.verdict == Verdict::paid) {
    one.counts = counts_of(one, subject);
  } else {
    decision.amount = Money(0, Currency::euro());
  }
  return one;
}

Assessment assess(const Claim& claim, const Resident& claimant, ClaimRules& rules, ClaimHistory& history) {
  Assessment assessment;
  for (const ClaimLine& line : claim.lines) {
    const auto number = static_cast<std::uint32_t>(assessment.size() + 1);
    assessment.push_back(assess_line(claim, line, claimant, rules, history));
    const LineAssessment& one = assessment.back();
    if (one.decision.verdict != Verdict::paid) continue;
    history.add({{claim.id, number}, claim.claimant, line, one.decision.amount, one.counts});
  }
  return assessment;
}

}  // namespace buurtkas

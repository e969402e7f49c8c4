#include "tests/claims/random_claims.h"

#include <algorithm>

#include "tests/claims/desk.h"

namespace buurtkas::testing {
namespace {

using Words = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

const Period all_days = {{2025, 1, 1}, std::nullopt};

const std::vector<Date>& days() {
  static const std::vector<Date> all = {
      {2025, 12, 31}, {2026, 1, 1}, {2026, 1, 1}, {2026, 1, 31},  {2026, 1, 31},  {2026, 2, 1}, {2026, 2, 1},
      {2026, 2, 28},  {2026, 3, 1}, {2026, 3, 1}, {2026, 12, 31}, {2026, 12, 31}, {2027, 1, 1}};
  return all;
}

Date day_in_2026(Draw& draw) {
  return date_of(day_number({2026, 1, 1}) + static_cast<std::int32_t>(draw.below(365)));
}

Resident random_resident(Draw& draw, const std::string& name, std::size_t number) {
  Resident resident;
  resident.id = ResidentId(name + std::to_string(number));
  if (draw.one_in(2)) resident.household = name + "-household-" + std::to_string(draw.below(2));
  if (!draw.one_in(10)) resident.birth_year = draw.of<int>({1990, 2004, 2005, 2006, 2010});
  if (resident.birth_year && !draw.one_in(4)) {
    resident.born = {*resident.birth_year, 1 + static_cast<int>(draw.below(12)), 15};
    if (resident.birth_year == 2004) resident.born = {2004, 2, 29};
  }
  for (std::size_t rung = draw.below(rung_count); rung < rung_count; rung += 1 + draw.below(2)) {
    resident.since.at(rung) = draw.one_in(3) ? day_in_2026(draw) : Date{2025, 6, 1};
  }
  return resident;
}

Money random_amount(Draw& draw, ClaimsBy by) {
  static const Numbers shipped = {0,    1,    287,   288,   340,   341,   575,   1000,  1150,  2500,
                                  5000, 9999, 10000, 10001, 11000, 22000, 22001, 25000, 25001, 30001};
  static const Numbers small = {0, 1, 49, 50, 51, 99, 100, 101, 150, 200, 300};
  if (by == ClaimsBy::shipped && draw.one_in(40)) return euro_cents(75000);
  return euro_cents(draw.of(by == ClaimsBy::shipped ? shipped : small));
}

std::string random_receipt(Draw& draw, const Neighbours& neighbours) {
  return neighbours.name + "-receipt-" + std::to_string(draw.below(draw.one_in(20) ? 8 : 1'000'000'000));
}

ClaimLine random_line(Draw& draw, ClaimsBy by, const Neighbours& neighbours) {
  static const Words shipped = {"purchase", "materials",  "household",   "kilometres", "public-transport",
                                "hours",    "attendance", "flat-travel", "advance"};
  static const Words small = {"tools", "tools", "kilometres", "hours", "advance"};
  ClaimLine line;
  line.kind = draw.of(by == ClaimsBy::shipped ? shipped : small);
  if (draw.one_in(40)) line.kind = draw.of<std::string>({"alcohol", "snacks"});
  line.date = draw.one_in(3) ? draw.of(days()) : day_in_2026(draw);
  const bool is_by_quantity = line.kind == "kilometres";
  if (is_by_quantity ? draw.one_in(10) : !draw.one_in(40)) line.amount = random_amount(draw, by);
  if (line.kind == "advance" && draw.one_in(2)) line.amount = euro_cents(30001);
  if (is_by_quantity && !draw.one_in(40)) {
    line.kilometres = draw.of<std::int64_t>({0, 20, 500, 2000, 2000, 12345, 1'000'000, 1'000'020});
  }
  if (line.kind == "hours" && !draw.one_in(40)) {
    line.hours = draw.of<std::int64_t>({500, 1000, 2000, 8000, 20000, 333});
  }
  if (line.kind == "flat-travel" || line.kind == "attendance") {
    if (draw.one_in(4)) line.kilometres = 2000;
  }
  const bool travels = line.kilometres || line.kind == "public-transport";
  if (travels && draw.one_in(2))
    line.trip = draw.of<std::string>({"A to B", "a  to b", "AtoB", "B to A", "A to C", "A to D"});
  const bool needs_receipt = line.kind == "public-transport" || line.kind == "purchase" ||
                             line.kind == "materials" || line.kind == "household";
  if (needs_receipt ? !draw.one_in(20) : draw.one_in(4)) line.receipt = random_receipt(draw, neighbours);
  line.project = ProjectId(neighbours.name + draw.of<std::string>({"-garden", "-party"}));
  line.pot = PotId(neighbours.name + draw.of<std::string>({"-street", "-city"}));
  line.was_agreed = draw.one_in(2);
  return line;
}

Condition kind_is(Words kinds) {
  Condition condition;
  condition.field = *field_from(CaseKind::line, "kind");
  condition.comparison = kinds.size() == 1 ? Comparison::is : Comparison::one_of;
  condition.words = std::move(kinds);
  return condition;
}

DatedValue dated(const Ratio& value, Unit unit, const Period& valid) {
  DatedValue one;
  one.value = value;
  if (has_parts(unit)) one.parts = static_cast<std::int64_t>((value * Ratio(parts_of(unit))).numerator());
  one.valid = valid;
  return one;
}

ParameterIndex add_parameter(Rulebook& rulebook, Unit unit, std::vector<DatedValue> values) {
  Parameter parameter;
  parameter.name = "p" + std::to_string(rulebook.parameters.size());
  parameter.unit = unit;
  parameter.values = std::move(values);
  rulebook.parameters.push_back(std::move(parameter));
  return static_cast<ParameterIndex>(rulebook.parameters.size() - 1);
}

void add_article(Rulebook& rulebook, Verb verb, std::vector<Condition> when) {
  Article article;
  article.id = "a" + std::to_string(rulebook.articles.size());
  article.valid = rulebook.valid;
  article.verb = std::move(verb);
  article.when = std::move(when);
  rulebook.articles.push_back(std::move(article));
}

void add_pays(Draw& draw, Rulebook& rulebook) {
  Pay claimed;
  if (draw.one_in(3)) {
    claimed.kind = PayKind::share;
    claimed.parameter = add_parameter(rulebook, Unit::percent, {dated({1, 3}, Unit::percent, all_days)});
    claimed.rounding = draw.of<Rounding>({Rounding::half_up, Rounding::down, Rounding::up});
  }
  add_article(rulebook, claimed, {kind_is({"tools", "hours", "advance"})});
  Pay rate;
  rate.kind = PayKind::rate;
  DatedValue higher = dated({3, 10}, Unit::eur_per_km, all_days);
  higher.known = Date{2026, 5, 21};
  rate.parameter =
      add_parameter(rulebook, Unit::eur_per_km, {dated({23, 100}, Unit::eur_per_km, all_days), higher});
  rate.times = field_from(CaseKind::line, "kilometres");
  rate.rounding = draw.of<Rounding>({Rounding::half_up, Rounding::half_even, Rounding::down});
  add_article(rulebook, rate, {kind_is({"kilometres"})});
}

void add_limit(Draw& draw, Rulebook& rulebook) {
  static const Numbers mosts = {0, 1, 50, 100, 101, 150, 200, 300, 500, 1000};
  const auto euros = [&] { return Ratio(BigInt(draw.of(mosts)), BigInt(100)); };
  LimitRule limit;
  limit.per = draw.of<Per>({Per::person, Per::household, Per::project, Per::pot});
  limit.in = draw.of<Span>({Span::line, Span::day, Span::month, Span::month, Span::year, Span::year});
  limit.beyond = draw.of<Beyond>({Beyond::cut, Beyond::hold, Beyond::refuse});
  const bool can_count = limit.per == Per::person && (limit.in == Span::month || limit.in == Span::year);
  limit.counts_elsewhere = can_count && draw.one_in(2);
  std::vector<DatedValue> values = {dated(euros(), Unit::eur, all_days)};
  if (draw.one_in(3)) {  // another from some day of the year on
    values[0].valid.until = Date{2026, 1, 31};
    values.push_back(dated(euros(), Unit::eur, {{2026, 2, 1}, std::nullopt}));
  }
  std::vector<Condition> when;
  if (draw.one_in(2))
    when.push_back(kind_is(draw.of<Words>({{"tools"}, {"kilometres", "tools"}, {"hours"}})));
  if (limit.in == Span::line && draw.one_in(2)) {
    limit.times = field_from(CaseKind::line, "hours");
    limit.rounding = draw.of<Rounding>({Rounding::down, Rounding::half_up});
    when = {kind_is({"hours"})};
    values = {dated({1, 3}, Unit::eur_per_hour, all_days)};
  }
  limit.at_most = add_parameter(rulebook, limit.times ? Unit::eur_per_hour : Unit::eur, std::move(values));
  add_article(rulebook, limit, std::move(when));
}

Condition number_condition(std::string_view field, Comparison comparison, std::int64_t number) {
  Condition condition;
  condition.field = *field_from(CaseKind::line, field);
  condition.comparison = comparison;
  condition.number = number;
  return condition;
}

void add_require(Draw& draw, Rulebook& rulebook) {
  static const std::vector<std::string_view> totals = {"advance", "day-total", "month-total", "year-total"};
  Require require;
  require.all = {
      number_condition(draw.of(totals), Comparison::at_most, draw.of<std::int64_t>({0, 100, 400}))};
  add_article(rulebook, require, {kind_is({draw.of<std::string>({"advance", "tools", "kilometres"})})});
}

}  // namespace

Neighbours random_neighbours(Draw& draw, std::string name, std::size_t count) {
  Neighbours neighbours{std::move(name), {}};
  for (std::size_t number = 0; number < count; ++number) {
    neighbours.residents.push_back(random_resident(draw, neighbours.name, number));
  }
  return neighbours;
}

Claim random_claim(Draw& draw, ClaimsBy by, const Neighbours& neighbours, std::string id) {
  Claim claim;
  claim.id = ClaimId(neighbours.name + std::move(id));
  claim.claimant = draw.of(neighbours.residents).id;
  if (!draw.one_in(8)) claim.elsewhere_month = euro_cents(draw.of<std::int64_t>({0, 0, 0, 10, 50}));
  if (!draw.one_in(8)) claim.elsewhere_year = euro_cents(draw.of<std::int64_t>({0, 0, 50, 100}));
  if (by == ClaimsBy::shipped && draw.one_in(5)) {
    claim.elsewhere_month = euro_cents(20000);
    claim.elsewhere_year = euro_cents(draw.of<std::int64_t>({20000, 219000}));
  }
  for (std::uint64_t left = 1 + draw.below(4); left > 0; --left) {
    claim.lines.push_back(random_line(draw, by, neighbours));
    // The same day, or the same line once more.
    const ClaimLine first = claim.lines.front();
    if (draw.one_in(3)) claim.lines.back().date = first.date;
    if (draw.one_in(15)) claim.lines.back() = first;
    claim.handed_in = std::max(claim.handed_in, claim.lines.back().date);
  }
  claim.handed_in = date_of(day_number(claim.handed_in) + draw.of<std::int32_t>({0, 30, 92, 93}));
  return claim;
}

std::vector<Claim> random_claims(Draw& draw, ClaimsBy by, const Neighbours& neighbours, std::size_t count) {
  std::vector<Claim> claims;
  while (claims.size() < count) {
    claims.push_back(random_claim(draw, by, neighbours, "-c" + std::to_string(claims.size())));
    for (ClaimLine& line : claims.back().lines) {
      if (!draw.one_in(5)) continue;
      const Claim& other = draw.of(claims);
      line.other_than = LineId{other.id, 1};
      // A line of before, once more, by whoever claims now.
      if (draw.one_in(2)) line = other.lines[0];
    }
  }
  return claims;
}

std::vector<Rulebook> small_rulebooks(Draw& draw) {
  std::vector<Rulebook> rulebooks;
  for (std::uint64_t left = 1 + draw.below(3); left > 0; --left) {
    Rulebook& rulebook = rulebooks.emplace_back();
    rulebook.name = "small-" + std::to_string(left);
    rulebook.valid = all_days;
    if (draw.one_in(8)) rulebook.valid.until = Date{2026, 12, 31};
    if (rulebooks.size() == 1) add_pays(draw, rulebook);
    if (rulebooks.size() == 2 && draw.one_in(6)) add_article(rulebook, Pay{}, {kind_is({"advance"})});
    for (std::uint64_t limits = draw.below(4); limits > 0; --limits) add_limit(draw, rulebook);
    if (draw.one_in(2)) add_require(draw, rulebook);
    std::vector<Condition> high;
    if (draw.one_in(2)) high = {number_condition("amount", Comparison::more_than, 99)};
    add_article(rulebook, Sign{{draw.of<Role>({Role::approver, Role::second_approver, Role::board})}}, high);
  }
  return rulebooks;
}

std::vector<Rulebook> random_rulebooks(Draw& draw, ClaimsBy by) {
  return by == ClaimsBy::shipped ? shipped_rulebooks() : small_rulebooks(draw);
}

const Resident& claimant_of(const Neighbours& neighbours, const Claim& claim) {
  return *std::find_if(neighbours.residents.begin(), neighbours.residents.end(),
                       [&](const Resident& one) { return one.id == claim.claimant; });
}

}  // namespace buurtkas::testing

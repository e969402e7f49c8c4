// The rulebook's decisions against those of its literal twin, and what must not change them.

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/literal_rules.h"
#include "tests/rulebook/random_rules.h"

namespace buurtkas {
namespace {

using oracles::Fraction;
using oracles::LiteralArticle;
using oracles::LiteralDecision;
using oracles::Truth;
using testing::decide_step;
using testing::decide_steps;
using testing::Draw;
using testing::RandomStep;
using testing::told;

// RapidCheck's own numbers grow as it goes on; a seed is any number from the first on.
std::uint64_t random_seed() {
  return *rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
}

std::optional<Fraction> fraction(const std::optional<Money>& money) {
  return money ? std::optional(Fraction(money->cents())) : std::nullopt;
}

std::optional<Fraction> fraction(const std::optional<Ratio>& ratio) {
  return ratio ? std::optional(Fraction(ratio->numerator(), ratio->denominator())) : std::nullopt;
}

Ground::Kind kind_by(const LiteralArticle& theirs, const Verb& verb) {
  using enum Ground::Kind;
  if (theirs.applies == Truth::no) return does_not_apply;
  if (theirs.is_open) return unknown;
  if (theirs.earned) return pays;
  if (kind_of(verb) == VerbKind::require) return theirs.refuses == Truth::yes ? refuses : holds;
  if (kind_of(verb) != VerbKind::limit) return applies;
  const std::array crossed = {cuts, holds_back, refuses};  // in the order of Beyond
  return theirs.fits ? crossed[static_cast<std::size_t>(std::get<LimitRule>(verb).beyond)] : within;
}

// Empty when a ground says of its article what the twin does.
std::string difference(const Ground& ground, const Verb& verb, const LiteralArticle& theirs) {
  if (ground.article != theirs.article) return "which articles are in force";
  if (ground.kind != kind_by(theirs, verb)) return "what it does";
  if (theirs.applies != Truth::yes && ground.condition == nullptr) return "no condition says why";
  if (theirs.earned && fraction(ground.after) != theirs.earned) return "what is earned";
  if (theirs.most && fraction(ground.most) != theirs.most) return "the most of a limit";
  if (theirs.counted && fraction(ground.counted) != theirs.counted) return "what is counted";
  return theirs.fits && fraction(ground.after) != theirs.fits ? "what fits in a limit" : "";
}

std::string difference(const Rulebook& rulebook, const Decision& ours, const LiteralDecision& theirs) {
  if (ours.verdict != theirs.verdict) {
    return std::string(name_of(ours.verdict)) + ", the twin " + std::string(name_of(theirs.verdict));
  }
  if (ours.verdict == Verdict::paid && fraction(ours.amount) != theirs.amount) return "amount";
  if (fraction(ours.fits) != theirs.fits) return "fits";
  if (fraction(ours.reserve) != theirs.reserve) return "reserve";
  if (ours.roles != std::vector<Role>(theirs.roles.begin(), theirs.roles.end())) return "roles";
  if (ours.grounds.size() != theirs.articles.size()) return "how many articles are in force";
  for (std::size_t i = 0; i < ours.grounds.size(); ++i) {
    const Ground& ground = ours.grounds[i];
    const Article& article = rulebook.articles[ground.article];
    const std::string found = difference(ground, article.verb, theirs.articles[i]);
    if (!found.empty()) return article.id + ": " + found;
  }
  return "";
}

// A rulebook, five rows of eight cases: empty when both decide all alike.
std::string difference_of(std::uint64_t seed) {
  Draw draw(seed);
  const CaseKind kind = random_kind(draw);
  const Rulebook rulebook = random_rulebook(draw, kind);
  for (int row = 0; row < 5; ++row) {
    const std::vector<RandomStep> steps = random_steps(draw, kind, 8);
    const std::vector<Decision> ours = decide_steps(rulebook, steps);
    std::vector<oracles::LiteralPast> past;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto& [on, known, one, subject] = steps[i];
      const LiteralDecision theirs = literal_decision(rulebook, on, known, one, subject, past);
      const std::string found = difference(rulebook, ours[i], theirs);
      if (!found.empty()) return "row " + std::to_string(row) + ", step " + std::to_string(i) + ": " + found;
      if (theirs.verdict == Verdict::paid) past.push_back(literal_past(rulebook, theirs, on, subject));
    }
  }
  return "";
}

RC_GTEST_PROP(DecideTwin, AgreesOnRandomRulebooks, ()) {
  const std::uint64_t seed = random_seed();
  const std::string found = difference_of(seed);
  if (!found.empty()) RC_FAIL("seed " + std::to_string(seed) + ", " + found);
}

TEST(DecideTwin, TriesEveryVerdictAndWhateverAnArticleCanDo) {
  std::map<Verdict, int> verdicts;
  std::map<Ground::Kind, int> kinds;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Draw draw(seed);
    const CaseKind kind = random_kind(draw);
    const Rulebook rulebook = random_rulebook(draw, kind);
    for (const Decision& decision : decide_steps(rulebook, random_steps(draw, kind, 8))) {
      ++verdicts[decision.verdict];
      for (const Ground& ground : decision.grounds) ++kinds[ground.kind];
    }
  }
  ASSERT_EQ(verdicts.size(), 6u);
  ASSERT_EQ(kinds.size(), 9u);
  for (const auto& [verdict, count] : verdicts) EXPECT_GT(count, 40) << static_cast<int>(verdict);
  for (const auto& [kind, count] : kinds) EXPECT_GT(count, 100) << static_cast<int>(kind);
}

std::vector<std::string> all_told(const Rulebook& rulebook, const std::vector<RandomStep>& steps) {
  std::vector<std::string> all;
  for (const Decision& decision : decide_steps(rulebook, steps)) all.push_back(told(rulebook, decision));
  return all;
}

RC_GTEST_PROP(DecideChanges, NothingWhenArticlesOrConditionsMove, ()) {
  Draw draw(random_seed());
  const CaseKind kind = random_kind(draw);
  const Rulebook rulebook = random_rulebook(draw, kind);
  const std::vector<RandomStep> steps = random_steps(draw, kind, 20);
  Rulebook moved = rulebook;
  draw.shuffle(moved.articles);
  RC_ASSERT(all_told(moved, steps) == all_told(rulebook, steps));
  moved = rulebook;
  shuffle_conditions(draw, moved);
  RC_ASSERT(all_told(moved, steps) == all_told(rulebook, steps));
}

RC_GTEST_PROP(DecideChanges, NothingByTheLinesOfAnother, ()) {
  Draw draw(random_seed());
  const Rulebook rulebook = random_rulebook(draw, CaseKind::line);
  const std::vector<RandomStep> steps = random_steps(draw, CaseKind::line, 12);
  Totals alone;
  Totals among;
  for (const RandomStep& step : steps) {
    RandomStep other = random_steps(draw, CaseKind::line, 1)[0];
    if (draw.one_in(2)) other.on = step.on;
    other.subject = {"carla", "three", "square", "country"};
    decide_step(rulebook, other, among);
    RC_ASSERT(told(rulebook, decide_step(rulebook, step, among)) ==
              told(rulebook, decide_step(rulebook, step, alone)));
  }
}

// Only what refuses and what must be signed can be told of halves.
RC_GTEST_PROP(DecideChanges, NothingWhenARulebookIsSplit, ()) {
  Draw draw(random_seed());
  const CaseKind kind = draw.of<CaseKind>({CaseKind::proposal, CaseKind::payment, CaseKind::pot});
  Rulebook whole = random_rulebook(draw, kind);
  std::erase_if(whole.articles, [](const Article& article) {
    return !std::holds_alternative<Require>(article.verb) && !std::holds_alternative<Sign>(article.verb);
  });
  std::array<Rulebook, 2> halves = {whole, whole};
  for (Rulebook& half : halves) half.articles.clear();
  for (const Article& article : whole.articles) halves[draw.below(2)].articles.push_back(article);
  Totals none;
  for (const RandomStep& step : random_steps(draw, kind, 20)) {
    const Decision of_whole = decide_step(whole, step, none);
    const Decision a = decide_step(halves[0], step, none);
    const Decision b = decide_step(halves[1], step, none);
    const auto either = [&](Verdict verdict) { return a.verdict == verdict || b.verdict == verdict; };
    RC_ASSERT(of_whole.verdict == (either(Verdict::refused)     ? Verdict::refused
                                   : either(Verdict::undecided) ? Verdict::undecided
                                                                : Verdict::admitted));
    if (either(Verdict::refused)) continue;
    std::vector<Role> roles;
    std::set_union(a.roles.begin(), a.roles.end(), b.roles.begin(), b.roles.end(), std::back_inserter(roles));
    RC_ASSERT(of_whole.roles == roles);
  }
}

RC_GTEST_PROP(DecideChanges, NothingWhenWhatWasMissingIsFilledIn, ()) {
  Draw draw(random_seed());
  const CaseKind kind = random_kind(draw);
  const Rulebook rulebook = random_rulebook(draw, kind);
  Totals totals;
  for (const RandomStep& step : random_steps(draw, kind, 20)) {
    Totals before = totals;
    const Decision decision = decide_step(rulebook, step, totals);
    if (decision.verdict == Verdict::undecided) continue;
    for (int attempt = 0; attempt < 5; ++attempt) {
      RandomStep filled = step;
      fill_in(draw, filled.one);
      Totals copy = before;
      RC_ASSERT(told(decide_step(rulebook, filled, copy)) == told(decision));
    }
  }
}

// From here on by hand.
void add(Rulebook& rulebook, Verb verb, std::vector<Condition> when = {}, CaseKind of = CaseKind::line) {
  Article article;
  article.id = "a" + std::to_string(rulebook.articles.size());
  article.of = of;
  article.valid = rulebook.valid;
  article.when = std::move(when);
  article.verb = std::move(verb);
  rulebook.articles.push_back(article);
}

Rulebook empty_rulebook() {
  Rulebook rulebook;
  rulebook.name = "by-hand";
  rulebook.valid = {{2020, 1, 1}, std::nullopt};
  return rulebook;
}

Rulebook paying() {  // what is claimed
  Rulebook rulebook = empty_rulebook();
  add(rulebook, Pay{});
  return rulebook;
}

DatedValue euros(std::int64_t cents, Period valid = {}, std::optional<Date> known = {}) {
  DatedValue value;
  value.value = Ratio(BigInt(cents), BigInt(100));
  value.parts = cents;
  value.valid = valid;
  value.known = known;
  return value;
}

ParameterIndex add_parameter(Rulebook& rulebook, std::vector<DatedValue> values) {
  rulebook.parameters.emplace_back().values = std::move(values);
  return static_cast<ParameterIndex>(rulebook.parameters.size() - 1);
}

void add_limit(Rulebook& rulebook, std::vector<DatedValue> at_most, Span in, Beyond beyond,
               std::vector<Condition> when = {}) {
  LimitRule limit;
  limit.at_most = add_parameter(rulebook, std::move(at_most));
  limit.in = in;
  limit.beyond = beyond;
  add(rulebook, limit, std::move(when));
}

Condition is_grown() {  // 21 or older
  return {*field_from(CaseKind::line, "age"), Comparison::at_least, {}, 21, {}, {}};
}

RandomStep claim(const Date& on, std::int64_t cents, std::optional<int> age = {}) {
  RandomStep step{on, on, blank_case(CaseKind::line), {"anna", "one", "garden", "street"}};
  set_number(step.one, "amount", cents);
  if (age) set_number(step.one, "age", *age);
  return step;
}

std::string outcome(const Decision& decision) {
  if (decision.verdict == Verdict::paid) return to_string(decision.amount);
  return std::string(name_of(decision.verdict)) + (decision.fits ? ' ' + to_string(*decision.fits) : "");
}

std::vector<std::string> outcomes(const Rulebook& rulebook, const std::vector<RandomStep>& steps) {
  std::vector<std::string> all;
  for (const Decision& decision : decide_steps(rulebook, steps)) all.push_back(outcome(decision));
  return all;
}

using Texts = std::vector<std::string>;
constexpr Date new_years_eve = {2026, 12, 31};
constexpr Date new_year = {2027, 1, 1};

TEST(DecideByHand, AMonthAndAYearCountAnewOnTheirFirstDay) {
  const std::vector<RandomStep> steps = {
      claim({2026, 11, 30}, 8000), claim({2026, 12, 1}, 8000), claim(new_years_eve, 8000),
      claim(new_year, 8000),       claim(new_years_eve, 1),    claim({2027, 1, 31}, 8000),
      claim({2027, 2, 1}, 8000),   claim({2026, 1, 1}, 8000),
  };
  const std::vector<std::pair<Span, Texts>> rows = {
      {Span::line, {"80.00", "80.00", "80.00", "80.00", "0.01", "80.00", "80.00", "80.00"}},
      {Span::day, {"80.00", "80.00", "80.00", "80.00", "0.01", "80.00", "80.00", "80.00"}},
      {Span::month, {"80.00", "80.00", "20.00", "80.00", "0.00", "20.00", "80.00", "80.00"}},
      {Span::year, {"80.00", "20.00", "0.00", "80.00", "0.00", "20.00", "0.00", "0.00"}},
  };
  for (const auto& [in, expected] : rows) {
    Rulebook rulebook = paying();
    add_limit(rulebook, {euros(10000)}, in, Beyond::cut);
    EXPECT_EQ(outcomes(rulebook, steps), expected) << static_cast<int>(in);
  }
}

TEST(DecideByHand, AValueIsTheOneOfItsDayAsItWasKnown) {
  Rulebook rulebook = paying();
  const Period year = {{2026, 1, 1}, new_years_eve};
  add_limit(rulebook,
            {euros(300, {new_year, {}}), euros(100, year), euros(200, year, Date{2026, 3, 1}),
             euros(150, {{2026, 2, 1}, Date{2026, 2, 28}}, Date{2026, 2, 10})},
            Span::line, Beyond::cut);
  const std::vector<std::tuple<Date, Date, std::string>> rows = {
      {{2025, 12, 31}, new_year, "undecided"},
      {{2026, 1, 1}, {2026, 1, 1}, "1.00"},
      {{2026, 2, 1}, {2026, 2, 9}, "1.00"},
      {{2026, 2, 1}, {2026, 2, 10}, "1.50"},
      {{2026, 1, 31}, {2026, 2, 10}, "1.00"},
      {{2026, 2, 28}, {2026, 2, 28}, "1.50"},
      {{2026, 3, 1}, {2026, 2, 28}, "1.00"},
      {{2026, 2, 28}, {2026, 3, 1}, "2.00"},
      {new_years_eve, new_years_eve, "2.00"},
      {new_years_eve, {2026, 2, 28}, "1.00"},
      {new_year, new_year, "3.00"},
      {new_year, {2026, 1, 1}, "3.00"},
  };
  for (const auto& [on, known, expected] : rows) {
    RandomStep step = claim(on, 1000);
    step.known = known;
    EXPECT_EQ(outcomes(rulebook, {step}), Texts{expected}) << to_string(on) << ' ' << to_string(known);
  }
}

TEST(DecideByHand, WhoTurns21InAMonthHasTheHigherLimitFromThatDayOn) {
  Condition is_young = is_grown();
  is_young.comparison = Comparison::less_than;
  Rulebook rulebook = paying();
  add_limit(rulebook, {euros(10000)}, Span::month, Beyond::cut, {is_young});
  add_limit(rulebook, {euros(20000)}, Span::month, Beyond::hold, {is_grown()});
  const Date leap_day = {2004, 2, 29};
  const Date born = {2005, 3, 15};
  const auto by = [&](const Date& birth, const Date& on, std::int64_t cents) {
    return claim(on, cents, whole_years(birth, on));
  };
  EXPECT_EQ(outcomes(rulebook, {by(born, {2026, 3, 14}, 15000), by(born, {2026, 3, 15}, 15000),
                                by(born, {2026, 3, 16}, 15000), by(born, {2026, 3, 1}, 1)}),
            (Texts{"100.00", "150.00", "held 50.00", "0.00"}));
  EXPECT_EQ(outcomes(rulebook, {by(leap_day, {2025, 2, 28}, 15000), by(leap_day, {2025, 3, 1}, 15000)}),
            (Texts{"100.00", "150.00"}));
}

TEST(DecideByHand, CutsComeFirstAndRefusingBeforeHolding) {
  Rulebook rulebook = paying();
  add_limit(rulebook, {euros(500)}, Span::line, Beyond::hold);
  add_limit(rulebook, {euros(400)}, Span::day, Beyond::hold);
  EXPECT_EQ(outcomes(rulebook, {claim(new_year, 400), claim(new_year, 600), claim(new_year, 0)}),
            (Texts{"4.00", "held 0.00", "0.00"}));
  add_limit(rulebook, {euros(550)}, Span::line, Beyond::refuse);
  EXPECT_EQ(outcomes(rulebook, {claim(new_year, 550), claim(new_year, 551)}),
            (Texts{"held 4.00", "refused"}));
  add_limit(rulebook, {euros(300)}, Span::line, Beyond::cut);
  EXPECT_EQ(outcomes(rulebook, {claim(new_year, 551), claim(new_year, 551)}), (Texts{"3.00", "held 1.00"}));
}

Condition is_small() {  // 5.00 or less
  return {*field_from(CaseKind::line, "amount"), Comparison::at_most, {}, 500, {}, {}};
}

TEST(DecideByHand, WhatIsUnknownLeavesItUndecidedWhetherItMattersOrNot) {
  const auto by_age = [](const Rulebook& rules, int cents) {
    return outcomes(rules, {claim(new_year, cents), claim(new_year, cents, 20), claim(new_year, cents, 21)});
  };
  Rulebook rulebook = empty_rulebook();
  add_limit(rulebook, {euros(500)}, Span::line, Beyond::hold, {is_grown()});
  EXPECT_EQ(by_age(rulebook, 0), (Texts{"undecided", "nothing", "nothing"}));
  add(rulebook, Pay{});
  EXPECT_EQ(by_age(rulebook, 0), (Texts{"undecided", "0.00", "0.00"}));
  EXPECT_EQ(by_age(rulebook, 501), (Texts{"undecided", "5.01", "held 5.00"}));
  // What a limit refuses may be cut before it.
  rulebook = paying();
  add_limit(rulebook, {euros(300)}, Span::line, Beyond::refuse);
  add_limit(rulebook, {euros(200)}, Span::line, Beyond::cut, {is_grown()});
  EXPECT_EQ(by_age(rulebook, 400), (Texts{"undecided", "refused", "2.00"}));
  // A role that is asked for anyway; but what another of its conditions rules out is not asked.
  rulebook = paying();
  add(rulebook, Sign{{Role::board}});
  add(rulebook, Sign{{Role::board}}, {is_grown(), is_small()});
  EXPECT_EQ(by_age(rulebook, 500), (Texts{"undecided", "5.00", "5.00"}));
  EXPECT_EQ(by_age(rulebook, 501), (Texts{"5.01", "5.01", "5.01"}));
}

TEST(DecideByHand, TwoThatPayOrAMissingValueLeaveItUndecidedUnlessARequireRefuses) {
  Rulebook twice = paying();
  add(twice, Pay{});
  add_limit(twice, {euros(300)}, Span::line, Beyond::refuse);
  EXPECT_EQ(outcomes(twice, {claim(new_year, 400)}), Texts{"undecided"});
  Rulebook rulebook = paying();
  add(rulebook, Sign{{Role::board}});
  add(rulebook, Require{{is_grown(), is_small()}});
  add_limit(rulebook, {}, Span::line, Beyond::cut);
  EXPECT_EQ(outcomes(rulebook, {claim(new_year, 500, 21), claim(new_year, 501)}),
            (Texts{"undecided", "refused"}));
  EXPECT_TRUE(decide_steps(rulebook, {claim(new_year, 501)})[0].roles.empty());
  Rulebook pots = empty_rulebook();
  add(pots, EarmarkRule{{}, {}, add_parameter(pots, {})}, {}, CaseKind::pot);
  EXPECT_EQ(outcomes(pots, {{new_year, new_year, blank_case(CaseKind::pot), {}}}), Texts{"undecided"});
}

}  // namespace
}  // namespace buurtkas

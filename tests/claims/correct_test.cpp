// Lines that were granted, decided again by what is known now.

#include "engine/claims/correct.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/claims/desk.h"
#include "tests/claims/random_claims.h"

namespace buurtkas {
namespace {

using testing::claim_of;
using testing::Draw;
using testing::euro_cents;
using testing::resident_of;

const Date before_the_rise = {2026, 5, 20};
const Date after_the_rise = {2026, 5, 21};

// The same history, before and after the rate of kilometres was raised.
struct Again {
  explicit Again(std::vector<Rulebook> all = testing::shipped_rulebooks()) : rulebooks(std::move(all)) {}

  std::vector<Rulebook> rulebooks;
  ClaimRules early{rulebooks, before_the_rise};
  ClaimRules late{rulebooks, after_the_rise};
  ClaimHistory history;
};

std::string told(const LineAgain& again) {
  std::string text =
      to_string(again.before) + " more " + to_string(again.more) + ", " + testing::outcome(again.assessment);
  for (const KnownSince& one : again.why) {
    const Parameter& parameter = again.assessment.rules[one.rulebook]->rulebook->parameters[one.parameter];
    text += ", " + parameter.name + ' ' + (one.before ? to_string(one.before->value) : "-") + " is " +
            (one.now ? to_string(one.now->value) : "-");
  }
  return text;
}

const std::string anna = "anna wijkverbinder@2026-01-01 year=1990 month=0 year-paid=0";

LineId id(std::uint32_t number) {
  return {ClaimId("c1"), number};
}

TEST(AssessAgain, GivesTheDifferenceAndWhy) {
  const std::string by_rate = " by travel/kilometres; approver, kilometre-rate 23/100 is 1/4";
  const std::vector<std::array<std::string, 2>> rows = {
      {"kilometres 2026-03-09 km=10", "2.30 more 0.20, 2.50" + by_rate},
      {"kilometres 2026-12-31 km=10", "2.30 more 0.20, 2.50" + by_rate},
      {"kilometres 2026-03-09 km=0.04", "0.01 more 0.00, 0.01" + by_rate},
      {"kilometres 2026-03-09 km=1050",
       "241.50 more 21.00, 262.50 by travel/kilometres; approver second-approver, kilometre-rate 23/100 is "
       "1/4"},
      {"purchase 2026-03-09 eur=10 receipt=r1", "10.00 more 0.00, 10.00 by expenses/actual-costs; approver"},
      {"attendance 2026-03-09 eur=220",
       "220.00 more 0.00, 220.00 by volunteer-allowance/allowance; approver"},
      {"advance 2026-03-09 eur=400",
       "300.00 more 0.00, 300.00 by expenses/advance expenses/advance-limit; approver second-approver"},
  };
  for (const auto& [line, expected] : rows) {
    Again desk;
    const Claim claim = claim_of("c1", anna, {line});
    const Resident claimant = resident_of(anna);
    assess(claim, claimant, desk.early, desk.history);
    const auto again = [&](ClaimRules& rules) {
      return assess_again(claim, claim.lines[0], {id(1)}, claimant, rules, before_the_rise, desk.history);
    };
    EXPECT_EQ(told(again(desk.late)), expected) << line;
    EXPECT_TRUE(again(desk.early).more.is_zero()) << line;
    EXPECT_TRUE(again(desk.early).why.empty()) << line;
  }
}

TEST(AssessAgain, CountsTheCorrectionsThatWereMade) {
  Again desk;
  const Resident claimant = resident_of(anna);
  const Claim claim = claim_of("c1", anna, {"kilometres 2026-03-09 km=10"});
  assess(claim, claimant, desk.early, desk.history);
  const auto again = [&](const std::vector<LineId>& granted, const Date& known_before) {
    return assess_again(claim, claim.lines[0], granted, claimant, desk.late, known_before, desk.history);
  };
  const LineAgain first = again({id(1)}, before_the_rise);
  desk.history.add({id(2), claimant.id, claim.lines[0], first.more, first.assessment.counts});
  EXPECT_EQ(told(again({id(1), id(2)}, after_the_rise)),
            "2.50 more 0.00, 2.50 by travel/kilometres; approver");
  EXPECT_EQ(desk.history.granted(claimant.id, Span::day, {2026, 3, 9}), euro_cents(250));
  // What should have been less is told, and is no correction.
  const LineAgain less =
      assess_again(claim, claim.lines[0], {id(1), id(2)}, claimant, desk.early, after_the_rise, desk.history);
  EXPECT_EQ(told(less), "2.50 more -0.20, 2.30 by travel/kilometres; approver, kilometre-rate 1/4 is 23/100");
}

// Two lines that are alike and were both granted, one as another than the other.
TEST(AssessAgain, IsOfLinesThatAreAlikeToo) {
  Again desk;
  const Resident claimant = resident_of(anna);
  const Claim claim = claim_of(
      "c1", anna, {"kilometres 2026-03-09 km=10 trip=A", "kilometres 2026-03-09 km=10 trip=A other=c1/1"});
  assess(claim, claimant, desk.early, desk.history);
  std::uint32_t further = 2;
  for (const std::uint32_t number : {1U, 2U}) {
    const ClaimLine& line = claim.lines[number - 1];
    const LineAgain again =
        assess_again(claim, line, {id(number)}, claimant, desk.late, before_the_rise, desk.history);
    EXPECT_EQ(again.more, euro_cents(20)) << number;
    desk.history.add({id(++further), claimant.id, line, again.more, again.assessment.counts, true});
  }
  // A correction is nothing that a further line could be once more.
  const ClaimLine other = testing::line_of("kilometres 2026-03-09 km=10 trip=A other=c1/2");
  EXPECT_EQ(to_string(desk.history.like(claimant.id, other)->earlier), "c1/1");
  desk.history.take_back(id(1));
  EXPECT_FALSE(desk.history.like(claimant.id, other));
}

TEST(AssessAgain, GivesNothingForALineThatIsNotPaidNow) {
  Again desk;
  const Resident claimant = resident_of(anna);
  const Claim claim = claim_of("c1", anna, {"attendance 2026-03-09 eur=220"});
  assess(claim, claimant, desk.early, desk.history);
  Claim other = claim;
  other.elsewhere_month = euro_cents(1);  // as is said now
  EXPECT_EQ(
      told(assess_again(other, other.lines[0], {id(1)}, claimant, desk.late, before_the_rise, desk.history)),
      "220.00 more 0.00, held 219.99 by volunteer-allowance/month-limit");
  const Resident gone = resident_of("anna");
  EXPECT_EQ(
      told(assess_again(claim, claim.lines[0], {id(1)}, gone, desk.late, before_the_rise, desk.history)),
      "220.00 more 0.00, refused by engagement-ladder/from-kartrekker");
}

// Travel that is limited to 3.00 a month.
std::vector<Rulebook> limited_travel(Beyond beyond) {
  std::vector<Rulebook> rulebooks = testing::shipped_rulebooks({"travel"});
  Rulebook& travel = rulebooks[0];
  Parameter most;
  most.name = "most";
  most.values.emplace_back();
  most.values[0].parts = 300;
  most.values[0].value = 3;
  most.values[0].valid = travel.valid;
  travel.parameters.push_back(most);
  Article limit = travel.articles[0];
  limit.id = "month";
  LimitRule rule;
  rule.at_most = static_cast<ParameterIndex>(travel.parameters.size() - 1);
  rule.in = Span::month;
  rule.beyond = beyond;
  limit.verb = rule;
  travel.articles.push_back(limit);
  return rulebooks;
}

TEST(AssessAgain, StaysWithinLimitsWithAllThatWasGrantedSince) {
  const std::vector<std::pair<Beyond, std::string>> rows = {
      {Beyond::cut, "2.30 more 0.01, 2.31 by travel/kilometres travel/month;, kilometre-rate 23/100 is 1/4"},
      {Beyond::hold, "2.30 more 0.00, held 2.31 by travel/month"},
      {Beyond::refuse, "2.30 more 0.00, refused by travel/month"},
  };
  for (const auto& [beyond, expected] : rows) {
    Again desk(limited_travel(beyond));
    const Resident claimant = resident_of("anna");
    const Claim claim = claim_of(
        "c1", "anna", {"kilometres 2026-03-09 km=10", "kilometres 2026-03-31 km=3"});  // 2.30 and 0.69
    assess(claim, claimant, desk.early, desk.history);
    EXPECT_EQ(told(assess_again(claim, claim.lines[0], {id(1)}, claimant, desk.late, before_the_rise,
                                desk.history)),
              expected);
  }
}

// All that a history tells of these claims.
std::vector<std::string> told(const ClaimHistory& history, const std::vector<Claim>& claims,
                              const std::vector<CountedBy>& counts) {
  std::vector<std::string> all;
  for (const CountedBy& one : counts) {
    all.push_back(to_string(history.limits().of(one.limit, one.whom, one.first)));
  }
  for (const Claim& claim : claims) {
    all.push_back(to_string(history.advances(claim.claimant)));
    for (std::size_t i = 0; i < claim.lines.size(); ++i) {
      const ClaimLine& line = claim.lines[i];
      const auto like = history.like(claim.claimant, line);
      const DecidedLine* found = history.find({claim.id, static_cast<std::uint32_t>(i + 1)});
      all.push_back(
          (found != nullptr ? to_string(found->amount) : "-") +
          (like ? to_string(like->earlier) + std::to_string(static_cast<int>(like->why)) : " none"));
      for (const Span span : {Span::day, Span::month, Span::year}) {
        all.push_back(to_string(history.granted(claim.claimant, span, first_day(line.date, span))));
      }
    }
  }
  return all;
}

RC_GTEST_PROP(AssessAgain, ChangesNothingAndFindsNothingMoreWhereNothingIsNew, ()) {
  Draw draw(*rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>())));
  const auto by = draw.one_in(2) ? testing::ClaimsBy::shipped : testing::ClaimsBy::small;
  Again desk(testing::random_rulebooks(draw, by));
  const testing::Neighbours neighbours = testing::random_neighbours(draw, "n", 3);
  const std::vector<Claim> claims = testing::random_claims(draw, by, neighbours, 8);
  std::vector<CountedBy> counts;
  for (const Claim& claim : claims) {
    const Resident& claimant = testing::claimant_of(neighbours, claim);
    const Assessment assessment = assess(claim, claimant, desk.early, desk.history);
    for (const LineAssessment& line : assessment)
      counts.insert(counts.end(), line.counts.begin(), line.counts.end());
    const auto last = static_cast<std::uint32_t>(claim.lines.size());
    if (desk.history.find({claim.id, last}) == nullptr) continue;
    // The last line of all, as it was.
    const LineAgain again = assess_again(claim, claim.lines.back(), {{claim.id, last}}, claimant, desk.early,
                                         before_the_rise, desk.history);
    RC_ASSERT(testing::told(again.assessment) == testing::told(assessment.back()));
    RC_ASSERT(again.more.is_zero());
    RC_ASSERT(again.why.empty());
  }
  const std::vector<std::string> before = told(desk.history, claims, counts);
  for (const Claim& claim : claims) {
    for (std::uint32_t number = 1; number <= claim.lines.size(); ++number) {
      const LineId line = {claim.id, number};
      if (desk.history.find(line) == nullptr) continue;
      const Money amount = desk.history.find(line)->amount;
      const Resident& claimant = testing::claimant_of(neighbours, claim);
      const auto again = [&](ClaimRules& rules) {
        return assess_again(claim, claim.lines[number - 1], {line}, claimant, rules, before_the_rise,
                            desk.history);
      };
      RC_ASSERT(again(desk.early).more <= euro_cents(0));
      RC_ASSERT(again(desk.late).before == amount);
      RC_ASSERT(told(desk.history, claims, counts) == before);
    }
  }
}

}  // namespace
}  // namespace buurtkas

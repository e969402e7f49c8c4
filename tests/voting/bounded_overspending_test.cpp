#include "engine/voting/bounded_overspending.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/method.h"
#include "tests/oracles/textbook_bounded_overspending.h"
#include "tests/voting/random_elections.h"
#include "tests/voting/small_elections.h"
#include "tests/voting/twins.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::difference;
using testing::instance;
using testing::selected;
using testing::terms;

struct Form {
  Method method;
  testing::Twin twin;
};
const std::vector<Form> forms = {
    {&method::bounded_overspending, oracles::textbook_bounded_overspending},
    {&method::bounded_overspending_plus, oracles::textbook_bounded_overspending_plus},
};

TEST(BoundedOverspending, AgreesWithTheTextbookOnEverySmallElection) {
  std::size_t elections = 0;
  std::size_t different = 0;
  testing::for_each_small_election([&](const Instance& of, const Profile& profile) {
    for (const Form& form : forms) {
      for (const Satisfaction satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
        if (!form.method->counts_by(satisfaction)) continue;
        ASSERT_EQ(difference(of, profile, terms(form.method, satisfaction), form.twin), "")
            << name_of(form.method);
        ++elections;
      }
    }
    const auto by = [&](Method method) { return selected(of, profile, terms(method)); };
    if (by(forms[0].method) != by(forms[1].method)) ++different;
  });
  EXPECT_GT(elections, 15000u);
  EXPECT_GT(different, 0u);
}

RC_GTEST_PROP(BoundedOverspending, AgreesWithTheTextbookOnRandomElections, ()) {
  const Instance of = testing::random_instance();
  const auto type = *rc::gen::element(BallotType::approval, BallotType::approval, BallotType::cumulative);
  const Profile profile = testing::random_profile(type, of.projects.size());
  for (const Form& form : forms) {
    const auto satisfaction = *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality);
    if (!form.method->counts_by(satisfaction)) continue;
    Terms asked = terms(form.method, satisfaction, {}, testing::random_tie_breaks());
    if (*rc::gen::arbitrary<bool>()) asked.threshold = Threshold{*rc::gen::element(Ratio(1), Ratio(2))};
    RC_ASSERT(difference(of, profile, asked, form.twin) == "");
  }
}

std::vector<std::string> votes_of(const Selection& selection) {
  std::vector<std::string> votes;
  for (const Event& event : selection.trace) {
    if (const auto* chosen = std::get_if<Chosen>(&event)) votes.push_back(to_decimal(chosen->value, 4));
  }
  return votes;
}

// Table 1 of the paper, in thousands: ten voters with 100 each. Six pay 50 each for a. Then c can have 50 of
// each of its five supporters, 250 of 300, as if 250 * 250 / (300 * 50) voted for it, and each is charged 60;
// d has four votes.
TEST(BoundedOverspending, SelectsAsInThePaper) {
  const Profile profile = approvals(
      {{0}, {0, 1, 2, 4}, {0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {0, 1, 5}, {3, 4}, {3, 4}, {3, 4, 5}, {2, 3, 5}});
  const Instance of = instance(1000, {300, 400, 300, 240, 170, 100});
  EXPECT_EQ(selected(of, profile, terms(&method::equal_shares)), "ade");
  const Selection bounded = select_projects(of, profile, terms(&method::bounded_overspending));
  EXPECT_EQ(testing::ids(of, bounded.projects), "acdf");
  EXPECT_EQ(votes_of(bounded), (std::vector<std::string>{"6.0000", "4.1667", "3.6000", "1.3889"}));
  // With a credit of 10 all five can pay 60 for c; with another of 10 the three of f pay 10, 43.33 and 46.67.
  const Selection plus = select_projects(of, profile, terms(&method::bounded_overspending_plus));
  EXPECT_EQ(testing::ids(of, plus.projects), "acdf");
  EXPECT_EQ(votes_of(plus), (std::vector<std::string>{"6.0000", "5.0000", "3.6000", "2.1429"}));
}

// After a the supporters of b have 25, 25 and 100. All can pay 25 of 200 / 3, or the third alone 100 of it:
// both as if 1.125 voted for it. The latter overspends less, and leaves nothing for c.
TEST(BoundedOverspending, CollectsMoreWhereTwoPaymentsAreAsGood) {
  const Profile profile = approvals({{0, 1}, {0, 1}, {1, 2}, {0}, {0}, {}});
  EXPECT_EQ(selected(instance(600, {300, 200, 50}), profile, terms(&method::bounded_overspending)), "ab");
}

// One of 414 voters is not enough for b, whose supporters could pay it all, when 403 can pay almost all of a.
TEST(BoundedOverspending, DoesNotLoseWhatAlmostEverybodyWants) {
  Profile profile(BallotType::approval);
  profile.add(std::vector<ProjectIndex>{0}, {}, 403, 403);
  profile.add(std::vector<ProjectIndex>{1}, {}, 11, 11);
  const Instance of = instance(310'000, {310'000, 6'000});
  EXPECT_EQ(selected(of, profile, terms(&method::equal_shares)), "b");
  for (const Form& form : forms) EXPECT_EQ(selected(of, profile, terms(form.method)), "a");
}

struct Row {
  const char* why;
  Instance instance;
  Profile profile;
  const char* selected;
};

TEST(BoundedOverspending, SelectsAsInTheTable) {
  const std::vector<Row> rows = {
      {"nothing to count", instance(10, {}), approvals({}), ""},
      {"no voters", instance(10, {0, 1}), approvals({}), ""},
      {"a tie goes by id", instance(10, {10, 10}), approvals({{0}, {1}}), "a"},
      {"a free project comes first", instance(9, {9, 0}), approvals({{0}, {0}, {1}}), "ba"},
      {"also with no money", instance(0, {9, 0}), approvals({{0}, {1}}), "b"},
      {"nobody's project is not selected", instance(9, {0, 5, 2}), approvals({{1}, {1}}), "b"},
      {"above the budget", instance(5, {6, 5}), approvals({{0}, {0}, {0}, {1}}), "b"},
      {"all the money for one vote", instance(9, {9}), approvals({{0}, {}, {}}), "a"},
      {"below the threshold", instance(9, {1, 5, 3}), approvals({{0}, {1}, {1}, {0, 2}}), "ab"},
  };
  for (const Row& row : rows) {
    for (const Form& form : forms) {
      Terms asked = terms(form.method);
      if (std::string(row.why) == "below the threshold") asked.threshold = Threshold{2};
      EXPECT_EQ(selected(row.instance, row.profile, asked), row.selected) << row.why;
      EXPECT_EQ(difference(row.instance, row.profile, asked, form.twin), "") << row.why;
    }
  }
}

TEST(BoundedOverspending, AsksThePots) {
  Instance of = testing::with_pot_for_a(instance(50, {40, 30, 20}), 10);
  const Profile profile = approvals({{0}, {0}, {1}, {1}, {1}, {2}});
  for (const Form& form : forms) {
    EXPECT_EQ(selected(of, profile, terms(form.method)), "bc");
    EXPECT_EQ(difference(of, profile, terms(form.method), form.twin), "");
  }
}

}  // namespace
}  // namespace buurtkas

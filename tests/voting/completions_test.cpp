#include "engine/voting/completions.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::ids;
using testing::instance;
using testing::selected;
using testing::terms;

const RaisesEnded& ended(const Selection& selection) {
  for (const Event& event : selection.trace) {
    if (const auto* one = std::get_if<RaisesEnded>(&event)) return *one;
  }
  BUURTKAS_ASSERT(false);
}

struct Row {
  Completion raise;
  std::string outcome;
  std::uint64_t raises;
  RaiseStop why;
};

// Three voters share 10.00, or 3.33 1/3 each. a costs 4.00 and has one supporter, b costs 6.00 and has one.
TEST(Raises, StartAndStopByTheirNames) {
  const Instance built = instance(1000, {400, 600, 9900});
  const Profile ballots = approvals({{0}, {1}, {2}});
  const std::vector<Row> rows = {
      // 3.33 1/3 + 1 buys a; + 3 buys b too; c needs far more than there is.
      {Completion::add_one, "ab", 95, RaiseStop::next_costs_more},
      {Completion::add_one_exhaustive, "ab", 3, RaiseStop::nothing_fits},
      {Completion::add_one_integral, "ab", 95, RaiseStop::next_costs_more},
      {Completion::add_one_integral_exhaustive, "ab", 3, RaiseStop::nothing_fits},
  };
  for (const Row& row : rows) {
    const Selection selection =
        select_projects(built, ballots, terms(&method::equal_shares, Satisfaction::cost, {row.raise}));
    EXPECT_EQ(ids(built, selection.projects), row.outcome) << name_of(row.raise);
    EXPECT_EQ(ended(selection).raises, row.raises) << name_of(row.raise);
    EXPECT_EQ(ended(selection).why, row.why) << name_of(row.raise);
  }
}

// 3.33 1/3 each: raising from 3 passes 4.00 exactly, raising from 3.33 1/3 passes 4.33 1/3.
TEST(Raises, FromWholeUnitsMeetOtherEndowments) {
  const Instance built = instance(1000, {433, 700});
  const Profile ballots = approvals({{0}, {1}, {}});
  const auto endowment = [&](Completion raise) {
    const Selection selection =
        select_projects(built, ballots, terms(&method::equal_shares, Satisfaction::cost, {raise}));
    return ended(selection).endowment;
  };
  EXPECT_EQ(endowment(Completion::add_one), Ratio(BigInt(1900), BigInt(3)));
  EXPECT_EQ(endowment(Completion::add_one_integral), Ratio(600));
}

TEST(Raises, EndWhenEverythingIsBought) {
  const Instance built = instance(1000, {400, 600});
  const Selection selection =
      select_projects(built, approvals({{0}, {1}, {}}),
                      terms(&method::equal_shares, Satisfaction::cost, {Completion::add_one}));
  EXPECT_EQ(ids(built, selection.projects), "ab");
  EXPECT_EQ(ended(selection).why, RaiseStop::everything_bought);
}

// Ten million million raises, in a few runs.
TEST(Raises, JumpToWhereSomethingChanges) {
  const Instance built = instance(120'000, {40'000, 99'999'999'999'999});
  const Selection selection =
      select_projects(built, approvals({{0}, {0}, {0}, {0, 1}, {1}, {1}}),
                      terms(&method::equal_shares, Satisfaction::cost, {Completion::add_one}));
  EXPECT_EQ(ids(built, selection.projects), "a");
  EXPECT_EQ(ended(selection).why, RaiseStop::next_costs_more);
  // b's three supporters, one of whom paid 10,000 cents for a, need 3 e - 10,000 >= 99,999,999,999,999.
  EXPECT_EQ(ended(selection).raises, BigInt("333333333166"));
}

TEST(Raises, EndAtOnceWhenNoPotMayPayWhatIsLeft) {
  Instance built = instance(1000, {400, 500});
  built.projects[0].tags = {"green"};
  built.pots[0].earmark.all_of = {"green"};
  const Selection selection =
      select_projects(built, approvals({{0, 1}, {0}}),
                      terms(&method::equal_shares, Satisfaction::cost, {Completion::add_one}));
  EXPECT_EQ(ids(built, selection.projects), "a");
  EXPECT_EQ(ended(selection).why, RaiseStop::everything_bought);
}

TEST(GreedyCompletion, SpendsWhatIsLeftByVotes) {
  const Instance built = instance(100, {60, 40, 30});
  const Profile ballots = approvals({{0}, {1}, {1}, {2}, {}, {}});
  EXPECT_EQ(selected(built, ballots, terms(&method::equal_shares)), "");
  EXPECT_EQ(selected(built, ballots, terms(&method::equal_shares, Satisfaction::cost, {Completion::greedy})),
            "ba");
}

// Greedy gives all the money to the big project; equal shares buys the small ones.
struct ComparisonRow {
  const char* why;
  testing::Ballots ballots;
  std::string outcome;
};

TEST(Comparison, KeepsGreedyOnlyWhenStrictlyMoreVotersPreferIt) {
  const Instance built = instance(100, {100, 20, 20});
  const std::vector<ComparisonRow> rows = {
      {"three prefer the big one, two the small ones", {{0}, {0}, {0}, {1}, {2}}, "a"},
      {"as many prefer the one as the other", {{0}, {0}, {0}, {1}, {1}, {1}}, "b"},
      {"voters with no winner either way do not prefer", {{0}, {0}, {0}, {1}, {2}, {}}, "a"},
  };
  for (const ComparisonRow& row : rows) {
    Terms asked = terms(&method::equal_shares, Satisfaction::cost, {Completion::comparison});
    const Selection selection = select_projects(built, approvals(row.ballots), asked);
    EXPECT_EQ(ids(built, selection.projects), row.outcome) << row.why;
  }
}

TEST(Comparison, CountsVotersWithoutAWinner) {
  // a voter whose approved projects win in neither outcome is indifferent, and counted
  const Compared compared = compare_outcomes(approvals({{0}, {1}, {}, {2}}), 3, {0}, {1});
  EXPECT_EQ(compared.prefer_equal_shares, Ratio(1));
  EXPECT_EQ(compared.prefer_greedy, Ratio(1));
  EXPECT_EQ(compared.indifferent, Ratio(2));
  EXPECT_FALSE(compared.greedy_kept);
}

// Who gives a project nothing, or less, does not approve of it.
TEST(Comparison, CountsNoApprovalForNoPoints) {
  Profile profile(BallotType::scoring);
  profile.add(std::vector<ProjectIndex>{0, 1}, std::vector<std::int64_t>{2, 0}, 1, 1);
  profile.add(std::vector<ProjectIndex>{0, 1}, std::vector<std::int64_t>{2, -1}, 1, 1);
  const Compared compared = compare_outcomes(profile, 2, {0}, {0, 1});
  EXPECT_EQ(compared.prefer_greedy, Ratio(0));
  EXPECT_EQ(compared.indifferent, Ratio(2));
}

}  // namespace
}  // namespace buurtkas

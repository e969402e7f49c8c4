#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/textbook_exact_shares.h"
#include "tests/voting/small_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::selected;

Terms terms_by(Satisfaction satisfaction) {
  return testing::terms(&method::exact_equal_shares, satisfaction);
}

// Three voters with 40 each: a costs 60, so each pays 20 and has 20 left. b may cost up to 60.
TEST(ExactEqualShares, LetsAllWhoPayPayTheSame) {
  const Profile profile = approvals({{0, 1}, {0, 1}, {0, 1}});
  EXPECT_EQ(selected(instance(120, {60, 60}), profile, terms_by(Satisfaction::cost)), "ab");
  EXPECT_EQ(selected(instance(120, {60, 61}), profile, terms_by(Satisfaction::cost)), "a");
}

// Two voters with 40 each. The first pays 20 for a, and 20 are left. Equal shares takes these 20 and 25 of
// the second for b; here nobody pays less than another, so b would need 22.50 of both, or 45 of one.
TEST(ExactEqualShares, LeavesOutWhoCannotPayTheSame) {
  const Profile profile = approvals({{0, 1}, {1}});
  const Instance of = instance(80, {20, 45});
  EXPECT_EQ(selected(of, profile, testing::terms(&method::equal_shares, Satisfaction::cardinality)), "ab");
  EXPECT_EQ(selected(of, profile, terms_by(Satisfaction::cardinality)), "a");
  EXPECT_EQ(selected(instance(80, {20, 40}), profile, terms_by(Satisfaction::cardinality)), "ab");
}

TEST(ExactEqualShares, AgreesWithTheTextbookOnEverySmallElection) {
  std::size_t elections = 0;
  testing::for_each_small_election([&](const Instance& of, const Profile& profile) {
    for (const Satisfaction satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
      ASSERT_EQ(select_projects(of, profile, terms_by(satisfaction)).projects,
                oracles::textbook_exact_shares(of, profile, satisfaction));
      ++elections;
    }
  });
  EXPECT_GT(elections, 10000u);
}

RC_GTEST_PROP(ExactEqualShares, AgreesWithTheTextbookOnRandomElections, ()) {
  const auto projects = *rc::gen::inRange<std::size_t>(1, 8);
  const auto costs = *rc::gen::container<std::vector<std::int64_t>>(
      projects, rc::gen::element<std::int64_t>(0, 100, 150, 200, 300, 777));
  Profile profile(BallotType::approval, *rc::gen::element<std::uint32_t>(1, 2, 6));
  const auto voters = *rc::gen::inRange<std::size_t>(1, 16);
  for (std::size_t voter = 0; voter < voters; ++voter) {
    const auto bits = *rc::gen::inRange<std::uint32_t>(0, 1u << projects);
    profile.add(testing::all_ballots(projects)[bits], {}, *rc::gen::inRange<std::uint64_t>(1, 4), 1);
  }
  const Instance of = instance(*rc::gen::inRange<std::int64_t>(0, 2000), costs);
  for (const Satisfaction satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
    RC_ASSERT(select_projects(of, profile, terms_by(satisfaction)).projects ==
              oracles::textbook_exact_shares(of, profile, satisfaction));
  }
}

}  // namespace
}  // namespace buurtkas

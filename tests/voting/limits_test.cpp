#include <algorithm>

#include <gtest/gtest.h>

#include "engine/voting/max_welfare.h"
#include "engine/voting/method.h"
#include "tests/voting/build.h"

// Limits beside the money, after every method: what breaks one is left out, and tells by which.

namespace buurtkas {
namespace {

using testing::cents;
using testing::instance;

constexpr std::array ballot_types = {BallotType::approval, BallotType::choose_one, BallotType::cumulative,
                                     BallotType::scoring, BallotType::ordinal};

// Every voter supports every project that the ballot has room for.
Profile all_for_all(BallotType type, std::size_t projects) {
  Profile profile(type);
  std::vector<ProjectIndex> all;
  for (ProjectIndex project = 0; project < projects; ++project) all.push_back(project);
  const bool has_points = type == BallotType::cumulative || type == BallotType::scoring;
  for (const ProjectIndex project : all) {
    const std::vector<ProjectIndex> ballot = type == BallotType::choose_one ? std::vector{project} : all;
    profile.add(ballot, std::vector<std::int64_t>(has_points ? ballot.size() : 0, 2), 3, 3);
  }
  return profile;
}

template <class Visit>
void for_each_method(const Visit& visit) {
  for (const Method method : methods()) {
    for (const BallotType type : ballot_types) {
      Terms terms = testing::terms(method);
      // By cost, what is free adds nothing to the most satisfaction.
      if (method == &method::max_welfare) terms.satisfaction = Satisfaction::cardinality;
      if (method->needs_threshold) terms.threshold = Threshold{Ratio(1)};
      if (fault_of(terms, type) == TermsFault::none) visit(terms, type);
    }
  }
}

bool has(const Selection& selection, ProjectIndex project) {
  return std::find(selection.projects.begin(), selection.projects.end(), project) != selection.projects.end();
}

// Whether an event tells that the limit left this one out.
bool is_told(const Selection& selection, ProjectIndex project) {
  const auto of = [&](const auto& one) {
    if constexpr (requires { one.project, one.cut; }) {
      const std::optional<FundingCut> cut = one.cut;
      return one.project == project && cut && cut->limit.has_value();
    }
    return false;
  };
  return std::any_of(selection.trace.begin(), selection.trace.end(),
                     [&](const Event& event) { return std::visit(of, event); });
}

void expect_one_of(const Instance& of, ProjectIndex a, ProjectIndex b) {
  for_each_method([&](const Terms& terms, BallotType type) {
    const Selection selection = select_projects(of, all_for_all(type, of.projects.size()), terms);
    EXPECT_NE(has(selection, a), has(selection, b)) << name_of(terms.method);
    EXPECT_TRUE(is_told(selection, has(selection, a) ? b : a)) << name_of(terms.method);
  });
}

TEST(Limits, LetOneOfThoseThatExcludeEachOther) {
  Instance of = instance(1000, {100, 100, 100});
  of.limits.push_back({Limit::Kind::exclusion, "", {0, 2}, cents(0)});
  expect_one_of(of, 0, 2);
}

// What costs nothing never asks the pots.
TEST(Limits, HoldForProjectsThatAreFree) {
  Instance of = instance(1000, {0, 0, 100});
  of.limits.push_back({Limit::Kind::exclusion, "", {0, 1}, cents(0)});
  expect_one_of(of, 0, 1);
}

TEST(Limits, CapTheCostOfAKind) {
  Instance of = instance(1000, {100, 100, 100});
  of.limits.push_back({Limit::Kind::cap, "green", {0, 1}, cents(199)});
  expect_one_of(of, 0, 1);
}

// A limit takes a project out; it does not end a count that ends where the money does.
TEST(Limits, EndNoCount) {
  Instance of = instance(1000, {100, 100, 100});
  of.limits.push_back({Limit::Kind::exclusion, "", {0, 1}, cents(0)});
  for_each_method([&](const Terms& terms, BallotType type) {
    EXPECT_TRUE(has(select_projects(of, all_for_all(type, 3), terms), 2)) << name_of(terms.method);
  });
}

// Endowments may rise for ever when a limit keeps the rest out.
TEST(Limits, EndRaisesWhenNothingChangesAnyMore) {
  Instance of = instance(1000, {100, 100});
  of.limits.push_back({Limit::Kind::exclusion, "", {0, 1}, cents(0)});
  const Profile profile = testing::approvals({{0, 1}, {0, 1}});
  for (const Completion raise : {Completion::add_one, Completion::add_one_exhaustive,
                                 Completion::add_one_integral, Completion::add_one_integral_exhaustive}) {
    const Terms terms = testing::terms(&method::equal_shares, Satisfaction::cost, {raise});
    EXPECT_EQ(testing::selected(of, profile, terms), "a") << name_of(raise);
  }
  const Terms add_opt =
      testing::terms(&method::exact_equal_shares, Satisfaction::cost, {Completion::add_opt});
  EXPECT_EQ(testing::selected(of, profile, add_opt), "a");
}

}  // namespace
}  // namespace buurtkas

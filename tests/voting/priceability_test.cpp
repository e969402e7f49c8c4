#include "engine/voting/priceability.h"

#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/literal_priceability.h"
#include "tests/voting/random_elections.h"
#include "tests/voting/small_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::terms;

Priceability measure(const Instance& of, const Profile& profile, const std::vector<ProjectIndex>& selected) {
  return priceability(of, profile, supporters_of(profile, of.projects.size()), selected);
}

std::vector<ProjectIndex> subset(std::size_t projects, std::uint32_t bits) {
  std::vector<ProjectIndex> chosen;
  for (ProjectIndex project = 0; project < projects; ++project) {
    if ((bits >> project & 1u) != 0) chosen.push_back(project);
  }
  return chosen;
}

TEST(Priceability, IsAsTheTableSays) {
  struct Row {
    const char* why;
    std::int64_t budget;
    std::vector<std::int64_t> costs;
    testing::Ballots ballots;
    std::vector<ProjectIndex> selected;
    Priced verdict;
  };
  const std::vector<Row> rows = {
      {"nobody voted and nothing is funded", 100, {100}, {}, {}, Priced::yes},
      {"nobody could pay for it", 100, {100}, {{}}, {0}, Priced::no},
      {"what is free needs nobody", 100, {0}, {{}}, {0}, Priced::yes},
      {"they have what it costs, and no more", 100, {100}, {{0}, {0}}, {}, Priced::yes},
      {"they have a cent more than it costs", 100, {99}, {{0}, {0}}, {}, Priced::no},
      {"the others pay for theirs with half of the money", 100, {50, 50}, {{0}, {1}}, {0}, Priced::yes},
      {"each would need 100, and then the other has more than 60",
       100,
       {100, 60},
       {{0}, {1}},
       {0},
       Priced::no},
      {"who wants both pays for the dear one", 100, {100, 60}, {{0, 1}, {0}}, {0}, Priced::yes},
      {"what cannot be paid at all is not missed", 100, {101}, {{0}, {0}}, {}, Priced::yes},
  };
  for (const Row& row : rows) {
    const Instance built = instance(row.budget, row.costs);
    EXPECT_EQ(measure(built, approvals(row.ballots), row.selected).verdict, row.verdict) << row.why;
  }
}

// Peters and Skowron (arXiv 1911.11747), the examples on pages 2 and 15, with twelve seats and with five.
TEST(Priceability, IsAsInThePapersExamples) {
  const auto seats = [](std::int64_t number, std::size_t candidates, const testing::Ballots& ballots,
                        const std::vector<ProjectIndex>& selected) {
    const Instance of = instance(number, std::vector<std::int64_t>(candidates, 1));
    return measure(of, approvals(ballots), selected).verdict;
  };
  const testing::Ballots six = {{0, 1, 2, 3}, {0, 1, 2, 4}, {0, 1, 2, 5},
                                {6, 7, 8},    {9, 10, 11},  {12, 13, 14}};
  EXPECT_EQ(seats(12, 15, six, {0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 13}), Priced::yes);
  // No, for the last three need 3 each; of as much the first three would have 6 left, and may keep 1 each.
  // But three left-out candidates say so only together, and what is looked for is one that does by itself.
  EXPECT_NE(seats(12, 15, six, {0, 1, 2, 6, 7, 8, 9, 10, 11, 12, 13, 14}), Priced::yes);
  testing::Ballots five;
  for (ProjectIndex own = 0; own < 5; ++own) five.push_back({own, 5, 6, 7, 8, 9});
  EXPECT_EQ(seats(5, 10, five, {0, 1}), Priced::no);
  EXPECT_EQ(seats(5, 10, five, {0, 1, 2, 3, 4}), Priced::yes);
  EXPECT_EQ(seats(5, 10, five, {5, 6, 7, 8, 9}), Priced::yes);
}

TEST(Priceability, TellsWhyNot) {
  const Priceability answer = measure(instance(100, {100, 60}), approvals({{0}, {1}}), {0});
  EXPECT_EQ(answer.money, Ratio(100));
  EXPECT_EQ(answer.needy, std::vector<ProjectIndex>{0});
  EXPECT_EQ(answer.left_out, ProjectIndex{1});
  EXPECT_EQ(answer.supporters_left, Ratio(100));
  EXPECT_EQ(measure(instance(100, {100}), approvals({{}}), {0}).unsupported, ProjectIndex{0});
}

TEST(Priceability, WeighsVoters) {
  Profile profile(BallotType::approval, 2);  // one of weight 3/2, one of 1/2: 75 and 25 of 100
  profile.add(std::vector<ProjectIndex>{0}, {}, 3, 1);
  profile.add(std::vector<ProjectIndex>{1}, {}, 1, 1);
  EXPECT_EQ(measure(instance(100, {75, 25}), profile, {0}).verdict, Priced::yes);
  EXPECT_EQ(measure(instance(100, {75, 25}), profile, {0}).money, Ratio(50));
  EXPECT_EQ(measure(instance(100, {75, 24}), profile, {0}).verdict, Priced::no);
}

TEST(PriceabilityTwin, AgreesOnEveryOutcomeOfSmallElections) {
  std::map<Priced, std::size_t> answers;
  testing::for_each_small_election([&](const Instance& of, const Profile& profile) {
    if (profile.groups() > 2) return;
    for (std::uint32_t bits = 0; bits < 8; ++bits) {
      const auto selected = subset(3, bits);
      const Priced verdict = measure(of, profile, selected).verdict;
      ++answers[verdict];
      if (verdict == Priced::undecided) continue;
      ASSERT_EQ(verdict == Priced::yes, oracles::is_priceable(of, profile, selected));
    }
  });
  EXPECT_GT(answers[Priced::yes], 1000u);
  EXPECT_GT(answers[Priced::no], 1000u);
  EXPECT_LT(answers[Priced::undecided], 10u);
}

RC_GTEST_PROP(PriceabilityTwin, AgreesOnRandomElections, ()) {
  const Instance of = testing::random_instance();
  const auto type = *rc::gen::element(BallotType::approval, BallotType::cumulative);
  const Profile profile = testing::random_profile(type, of.projects.size());
  const auto selected = subset(of.projects.size(), *rc::gen::inRange<std::uint32_t>(0, 256));
  const Priced verdict = measure(of, profile, selected).verdict;
  if (verdict == Priced::undecided) return;
  RC_ASSERT((verdict == Priced::yes) == oracles::is_priceable(of, profile, selected));
}

// Equal shares pays with prices; with one pot.
RC_GTEST_PROP(Priceability, IsNeverDeniedToEqualShares, ()) {
  Instance of = testing::random_instance();
  of.pots.resize(1);
  of.pots[0].earmark = Earmark{};
  of.limits.clear();
  const Profile profile = testing::random_profile(BallotType::approval, of.projects.size());
  const auto satisfaction = *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality);
  const auto selected = select_projects(of, profile, terms(&method::equal_shares, satisfaction)).projects;
  RC_ASSERT(measure(of, profile, selected).verdict != Priced::no);
}

}  // namespace
}  // namespace buurtkas

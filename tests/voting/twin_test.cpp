// The engine's equal shares against the textbook's: on all tiny elections, and on random ones.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/textbook_equal_shares.h"
#include "tests/voting/small_elections.h"

namespace buurtkas {
namespace {

using testing::Ballots;

constexpr std::array raises = {Completion::add_one, Completion::add_one_exhaustive,
                               Completion::add_one_integral, Completion::add_one_integral_exhaustive};

// All who support a project have the same of it.
constexpr std::array alike = {Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort,
                              Satisfaction::sqrt_cost, Satisfaction::log_cost};

std::vector<oracles::TextbookPurchase> purchases_of(const Selection& selection) {
  std::vector<oracles::TextbookPurchase> purchases;
  for (const Event& event : selection.trace) {
    if (const auto* bought = std::get_if<Bought>(&event))
      purchases.push_back({bought->project, bought->payment});
  }
  return purchases;
}

// Empty when both agree.
std::string difference(const Instance& instance, const Profile& profile, Satisfaction satisfaction,
                       const std::vector<TieBreak>& tie_breaks) {
  const Selection selection =
      select_projects(instance, profile, testing::terms(&method::equal_shares, satisfaction, {}, tie_breaks));
  const Ratio endowment = profile.weight() == 0 ? Ratio(0) : cents_of(votable(instance)) / profile.voters();
  const auto twin = oracles::textbook_equal_shares(instance, profile, satisfaction, tie_breaks, endowment);
  const auto ours = purchases_of(selection);
  if (ours.size() != twin.size()) return "number of purchases";
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (ours[i].project != twin[i].project) return "project bought";
    if (ours[i].payment != twin[i].payment) return "payment";
  }
  return "";
}

std::string difference_with_raises(const Instance& instance, const Profile& profile,
                                   Satisfaction satisfaction, const std::vector<TieBreak>& tie_breaks) {
  for (const Completion raise : raises) {
    const Selection selection = select_projects(
        instance, profile, testing::terms(&method::equal_shares, satisfaction, {raise}, tie_breaks));
    if (selection.projects != oracles::textbook_raises(instance, profile, satisfaction, tie_breaks, raise)) {
      return std::string(name_of(raise));
    }
  }
  return "";
}

TEST(EqualSharesTwin, AgreesOnEveryElectionOfThreeProjectsAndUpToFourVoters) {
  std::size_t elections = 0;
  testing::for_each_small_election([&](const Instance& instance, const Profile& profile) {
    for (const Satisfaction satisfaction : alike) {
      ASSERT_EQ(difference(instance, profile, satisfaction, {}), "");
      ++elections;
    }
  });
  EXPECT_GT(elections, 10000u);
}

TEST(EqualSharesTwin, RaisesAlikeOnEveryElectionOfTwoProjectsAndUpToFourVoters) {
  const std::vector<std::vector<std::int64_t>> costs = {{100, 150}, {250, 300}, {500, 1250}, {700, 400}};
  const Ballots ballots = testing::all_ballots(2);
  for (std::size_t voters = 1; voters <= 4; ++voters) {
    Ballots chosen;
    testing::for_each_profile(ballots, voters, 0, chosen, [&](const Ballots& marks) {
      const Profile profile = testing::approvals(marks);
      for (const auto& prices : costs) {
        for (const std::int64_t budget : {250, 750, 1500, 2000}) {
          const Instance instance = testing::instance(budget, prices);
          for (const Satisfaction satisfaction : alike) {
            ASSERT_EQ(difference_with_raises(instance, profile, satisfaction, {}), "");
          }
        }
      }
    });
  }
}

struct RandomElection {
  Instance instance;
  Profile profile;
  Satisfaction satisfaction;
  std::vector<TieBreak> tie_breaks;
};

// Approvals, points or rankings, with a satisfaction that goes with them.
std::pair<BallotType, Satisfaction> random_type() {
  const auto satisfaction = *rc::gen::element(
      Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort, Satisfaction::sqrt_cost,
      Satisfaction::log_cost, Satisfaction::score, Satisfaction::borda, Satisfaction::borda_from_one);
  if (!is_of_points(satisfaction)) return {BallotType::approval, satisfaction};
  if (satisfaction != Satisfaction::score) return {BallotType::ordinal, satisfaction};
  return {*rc::gen::element(BallotType::cumulative, BallotType::scoring), satisfaction};
}

void add_random_ballot(Profile& profile, std::size_t projects) {
  std::vector<ProjectIndex> ballot;
  std::vector<std::int64_t> points;
  const auto bits = *rc::gen::inRange<std::uint32_t>(0, 1u << projects);
  for (ProjectIndex project = 0; project < projects; ++project) {
    if ((bits >> project & 1u) != 0) ballot.push_back(project);
  }
  if (profile.type() == BallotType::ordinal && *rc::gen::arbitrary<bool>())
    std::reverse(ballot.begin(), ballot.end());
  if (profile.type() == BallotType::cumulative || profile.type() == BallotType::scoring) {
    points =
        *rc::gen::container<std::vector<std::int64_t>>(ballot.size(), rc::gen::inRange<std::int64_t>(0, 5));
  }
  profile.add(ballot, points, *rc::gen::inRange<std::uint64_t>(1, 5), 1);
}

RandomElection random_election() {
  const auto projects = *rc::gen::inRange<std::size_t>(1, 9);
  const auto voters = *rc::gen::inRange<std::size_t>(0, 25);
  const auto voter_weight = *rc::gen::element<std::uint32_t>(1, 1, 2, 6);
  // Few different costs make ties likely.
  const auto costs = *rc::gen::container<std::vector<std::int64_t>>(
      projects, rc::gen::element<std::int64_t>(0, 100, 150, 200, 300, 777));
  const auto budget = *rc::gen::inRange<std::int64_t>(0, 2000);
  const auto [type, satisfaction] = random_type();
  Profile profile(type, voter_weight);
  profile.points_unit = *rc::gen::element<std::int64_t>(1, 10);
  for (std::size_t voter = 0; voter < voters; ++voter) add_random_ballot(profile, projects);
  using Chain = std::vector<TieBreak>;
  return {testing::instance(budget, costs), std::move(profile), satisfaction,
          *rc::gen::element(Chain{}, Chain{TieBreak::most_votes, TieBreak::lowest_cost},
                            Chain{TieBreak::highest_cost}, Chain{TieBreak::file_order})};
}

RC_GTEST_PROP(EqualSharesTwin, AgreesOnRandomElections, ()) {
  const RandomElection election = random_election();
  RC_ASSERT(difference(election.instance, election.profile, election.satisfaction, election.tie_breaks) ==
            "");
}

RC_GTEST_PROP(EqualSharesTwin, RaisesAlikeOnRandomElections, ()) {
  const RandomElection election = random_election();
  RC_ASSERT(difference_with_raises(election.instance, election.profile, election.satisfaction,
                                   election.tie_breaks) == "");
}

}  // namespace
}  // namespace buurtkas

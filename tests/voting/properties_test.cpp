// What holds for every election, whatever the method: on random ones with several pots.

#include <algorithm>
#include <numeric>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/completions.h"
#include "engine/voting/method.h"
#include "engine/voting/rising_run.h"
#include "tests/oracles/textbook_equal_shares.h"
#include "tests/voting/random_elections.h"
#include "tests/voting/run_steps.h"

namespace buurtkas {
namespace {

const std::vector<std::string> tags = {"green", "young"};

std::vector<std::string> random_tags() {
  std::vector<std::string> chosen;
  for (const std::string& tag : tags) {
    if (*rc::gen::arbitrary<bool>()) chosen.push_back(tag);
  }
  return chosen;
}

Pot random_pot(const std::string& id) {
  Pot pot;
  pot.id = PotId(id);
  pot.amount = testing::cents(*rc::gen::inRange<std::int64_t>(0, 2000));
  pot.reserve = testing::cents(*rc::gen::inRange<std::int64_t>(0, pot.amount.cents() + 1));
  pot.earmark.all_of = random_tags();
  pot.earmark.any_of = random_tags();
  pot.earmark.largest_share =
      *rc::gen::element(Ratio(1), Ratio(BigInt(1), BigInt(2)), Ratio(BigInt(1), BigInt(3)));
  return pot;
}

Instance random_instance() {
  Instance instance;
  instance.currency = Currency::euro();
  const auto projects = *rc::gen::inRange<std::size_t>(1, 8);
  const auto pots = *rc::gen::inRange<std::size_t>(1, 4);
  for (std::size_t i = 0; i < pots; ++i) instance.pots.push_back(random_pot("pot" + std::to_string(i)));
  for (std::size_t i = 0; i < projects; ++i) {
    const std::string id(1, static_cast<char>('a' + i));
    const auto cost = *rc::gen::element<std::int64_t>(0, 100, 150, 300, 700);
    instance.projects.push_back({ProjectId(id), id, testing::cents(cost), random_tags()});
  }
  instance.limits = testing::random_limits(projects);
  return instance;
}

testing::Ballots random_ballots(std::size_t projects) {
  testing::Ballots ballots;
  const auto voters = *rc::gen::inRange<std::size_t>(1, 12);
  for (std::size_t voter = 0; voter < voters; ++voter) {
    const auto bits = *rc::gen::inRange<std::uint32_t>(0, 1u << projects);
    std::vector<ProjectIndex> ballot;
    for (ProjectIndex project = 0; project < projects; ++project) {
      if ((bits >> project & 1u) != 0) ballot.push_back(project);
    }
    ballots.push_back(ballot);
  }
  return ballots;
}

Terms random_terms() {
  using Chain = std::vector<Completion>;
  Terms terms;
  std::vector<Method> of = {&method::equal_shares, &method::equal_shares};
  for (const Method one : methods()) {
    if (one->counts_from(BallotType::approval) && !one->needs_threshold) of.push_back(one);
  }
  terms.method = of[*rc::gen::inRange<std::size_t>(0, of.size())];
  terms.satisfaction = *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality);
  if (!terms.method->counts_by(terms.satisfaction)) terms.satisfaction = Satisfaction::cost;
  if (terms.method == &method::exact_equal_shares)
    terms.completion = *rc::gen::element(Chain{}, Chain{Completion::add_opt},
                                         Chain{Completion::add_opt, Completion::phragmen});
  if (terms.method == &method::equal_shares) {
    terms.completion = *rc::gen::element(
        Chain{}, Chain{Completion::add_one}, Chain{Completion::add_one_exhaustive},
        Chain{Completion::add_one_integral, Completion::greedy},
        Chain{Completion::phragmen, Completion::greedy}, Chain{Completion::greedy, Completion::comparison});
  }
  terms.tie_breaks = *rc::gen::element(std::vector<TieBreak>{}, std::vector<TieBreak>{TieBreak::most_votes},
                                       std::vector<TieBreak>{TieBreak::highest_cost, TieBreak::most_votes});
  if (*rc::gen::inRange(0, 4) == 0) terms.threshold = Threshold{2};
  if (*rc::gen::inRange(0, 4) == 0) {
    terms.next = *rc::gen::element(NextProject{}, NextProject{NextProject::Kind::whole, Ratio(1, 2)},
                                   NextProject{NextProject::Kind::in_part, Ratio(1, 4)});
  }
  return terms;
}

std::vector<std::string> names(const Instance& instance, const std::vector<ProjectIndex>& projects) {
  std::vector<std::string> ids;
  for (const ProjectIndex project : projects) ids.push_back(instance.projects[project].id.text());
  return ids;
}

RC_GTEST_PROP(Selections, AreFundableAndPaidInFull, ()) {
  const Instance instance = random_instance();
  const Profile profile = testing::approvals(random_ballots(instance.projects.size()));
  const Selection selection = select_projects(instance, profile, random_terms());
  RC_ASSERT(is_fundable(instance, selection.projects));
  RC_ASSERT(std::set<ProjectIndex>(selection.projects.begin(), selection.projects.end()).size() ==
            selection.projects.size());
  Money paid = testing::cents(0);
  for (const FundingLine& line : selection.funding.lines) paid += line.amount;
  if (selection.next) paid -= selection.next->paid;
  RC_ASSERT(paid == selection.cost);
  RC_ASSERT(paid == total_cost(instance, selection.projects));
}

RC_GTEST_PROP(Selections, DoNotDependOnTheOrderOfRows, ()) {
  const Instance instance = random_instance();
  const testing::Ballots ballots = random_ballots(instance.projects.size());
  const Terms terms = random_terms();

  std::vector<ProjectIndex> place(instance.projects.size());  // of each project in the shuffled instance
  std::iota(place.begin(), place.end(), ProjectIndex{0});
  const auto order = *rc::gen::container<std::vector<int>>(place.size(), rc::gen::inRange(0, 1000));
  std::stable_sort(place.begin(), place.end(),
                   [&](ProjectIndex a, ProjectIndex b) { return order[a] < order[b]; });
  Instance shuffled = instance;
  for (ProjectIndex project = 0; project < place.size(); ++project) {
    shuffled.projects[place[project]] = instance.projects[project];
  }
  for (Limit& limit : shuffled.limits) {
    for (ProjectIndex& project : limit.projects) project = place[project];
    std::sort(limit.projects.begin(), limit.projects.end());
  }
  testing::Ballots renamed(ballots.rbegin(), ballots.rend());
  for (auto& ballot : renamed) {
    for (ProjectIndex& project : ballot) project = place[project];
    std::sort(ballot.begin(), ballot.end());
  }
  const Selection one = select_projects(instance, testing::approvals(ballots), terms);
  const Selection other = select_projects(shuffled, testing::approvals(renamed), terms);
  RC_ASSERT(names(instance, one.projects) == names(shuffled, other.projects));
  RC_ASSERT(one.trace.size() == other.trace.size());
  RC_ASSERT(one.funding.lines.size() == other.funding.lines.size());
  for (std::size_t i = 0; i < one.funding.lines.size(); ++i) {
    RC_ASSERT(one.funding.lines[i].pot == other.funding.lines[i].pot);
    RC_ASSERT(one.funding.lines[i].amount == other.funding.lines[i].amount);
  }
}

RC_GTEST_PROP(Selections, DoNotDependOnAnEarmarkThatEveryProjectBears, ()) {
  Instance instance = random_instance();
  instance.pots.resize(1);
  instance.pots[0].earmark = Earmark{};
  const Profile profile = testing::approvals(random_ballots(instance.projects.size()));
  const Terms terms = random_terms();
  const Selection unmarked = select_projects(instance, profile, terms);
  instance.pots[0].earmark.all_of = {"all"};
  for (Project& project : instance.projects) project.tags.insert(project.tags.begin(), "all");
  RC_ASSERT(select_projects(instance, profile, terms).projects == unmarked.projects);
}

RC_GTEST_PROP(Selections, DoNotDependOnHowBallotsAreGrouped, ()) {
  const Instance instance = random_instance();
  const testing::Ballots ballots = random_ballots(instance.projects.size());
  Profile grouped(BallotType::approval);
  for (std::size_t first = 0; first < ballots.size(); ++first) {
    if (std::find(ballots.begin(), ballots.begin() + static_cast<std::ptrdiff_t>(first), ballots[first]) !=
        ballots.begin() + static_cast<std::ptrdiff_t>(first)) {
      continue;
    }
    const auto same = static_cast<std::uint64_t>(std::count(ballots.begin(), ballots.end(), ballots[first]));
    grouped.add(ballots[first], {}, same, same);
  }
  const Terms terms = random_terms();
  RC_ASSERT(select_projects(instance, grouped, terms).projects ==
            select_projects(instance, testing::approvals(ballots), terms).projects);
}

RC_GTEST_PROP(EqualSharesWithLimits, AreThoseOfTheTextbook, ()) {
  Instance instance = random_instance();
  instance.pots.resize(1);
  instance.pots[0].earmark = Earmark{};
  const Profile profile = testing::approvals(random_ballots(instance.projects.size()));
  for (const Completion raise : {Completion::add_one, Completion::add_one_exhaustive,
                                 Completion::add_one_integral, Completion::add_one_integral_exhaustive}) {
    const Terms terms = testing::terms(&method::equal_shares, Satisfaction::cost, {raise});
    const Selection selection = select_projects(instance, profile, terms);
    RC_ASSERT(selection.projects ==
              oracles::textbook_raises(instance, profile, terms.satisfaction, terms.tie_breaks, raise));
  }
}

RC_GTEST_PROP(EqualSharesWithPots, AreThoseOfTheTextbook, ()) {
  Instance instance = random_instance();
  instance.limits.clear();
  const Profile profile = testing::approvals(random_ballots(instance.projects.size()));
  const auto raise = *rc::gen::element(Completion::add_one, Completion::add_one_exhaustive,
                                       Completion::add_one_integral, Completion::add_one_integral_exhaustive);
  const Terms terms = testing::terms(&method::equal_shares, Satisfaction::cost, {raise});
  const Selection selection = select_projects(instance, profile, terms);
  RC_ASSERT(selection.projects ==
            oracles::textbook_raises(instance, profile, terms.satisfaction, terms.tie_breaks, raise));
}

RC_GTEST_PROP(AddOpt, GoesByTheRunsThatItStandsFor, ()) {
  const Instance instance = random_instance();
  const Profile profile = testing::approvals(random_ballots(instance.projects.size()));
  Terms terms = testing::terms(&method::exact_equal_shares, Satisfaction::cost, {Completion::add_opt});
  terms.satisfaction = *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort,
                                         Satisfaction::sqrt_cost, Satisfaction::log_cost);
  const OnProgress silent;
  Trace unused;
  const Count count = begin_count(instance, profile, terms, {}, silent, unused);
  if (votable(instance).is_zero()) return;
  const EqualShares of(count, Purses::Short::is_left_out);
  RisingRun run(of, equal_endowment(count));
  for (int raise = 0; raise < 25; ++raise) {
    const Ratio now = run.endowment();
    const auto steps = testing::steps_of(of, now);
    RC_ASSERT(run.bought() == of.run_exactly(now).bought);
    RC_ASSERT(run.order().size() == steps.size());
    const auto next = run.next();
    if (!next) {
      RC_ASSERT(testing::steps_of(of, now + Ratio(1'000'000)) == steps);
      return;
    }
    RC_ASSERT(testing::steps_of(of, now + (*next - now) * Ratio(BigInt(999), BigInt(1000))) == steps);
    RC_ASSERT(testing::steps_of(of, *next) != steps);
    run.raise_to(*run.next());
    RC_ASSERT(run.endowment() == *next);
  }
}

}  // namespace
}  // namespace buurtkas

// What raises keep at many costs of a project at once, beside all raises at each of them.

#include "engine/voting/kept_at_costs.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/completions.h"
#include "engine/voting/method.h"
#include "engine/voting/steady.h"
#include "tests/voting/random_crowds.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

using testing::terms;

Terms random_terms() {
  Terms one = terms(&method::equal_shares, *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality,
                                                             Satisfaction::sqrt_cost));
  const auto raise = *rc::gen::element(Completion::none, Completion::add_one, Completion::add_one_exhaustive,
                                       Completion::add_one_integral, Completion::add_one_integral_exhaustive,
                                       Completion::add_one_integral_exhaustive);
  if (raise != Completion::none) one.completion = {raise};
  one.tie_breaks = testing::random_tie_breaks();
  return one;
}

std::vector<ProjectIndex> kept_at(Instance instance, const Profile& profile, const Terms& by,
                                  ProjectIndex project, std::int64_t cents) {
  instance.projects[project].cost = Money(cents, instance.currency);
  const OnProgress none;
  Trace trace;
  const Count count = begin_count(instance, profile, by, {}, none, trace);
  const EqualShares equal_shares(count);
  const Ratio endowment = by.completion.empty()
                              ? equal_endowment(count)
                              : raise_endowment(count, equal_shares, by.completion.front()).endowment;
  return equal_shares.run_exactly(endowment).bought;
}

RC_GTEST_PROP(KeptAtCosts, AreKeptAsAtEachOfThem, ()) {
  const Instance instance = testing::random_costs();
  const std::size_t projects = instance.projects.size();
  const Profile profile = testing::random_profile(BallotType::approval, projects);
  RC_PRE(profile.weight() > 0u);
  const Terms by = random_terms();
  const CountedElection election = {instance, profile, by, {}};
  const auto project = static_cast<ProjectIndex>(*rc::gen::inRange<std::size_t>(0, projects));
  RC_ASSERT(KeptAtCosts::is_known(election));
  RC_PRE(is_each_run_steady_in_cost(election, project));

  const std::int64_t most = std::min(instance.projects[project].cost, votable(instance)).cents();
  KeptAtCosts raises(election, project, most);
  std::int64_t above = most + 1;
  int told = 0;
  int calls = 0;
  for (; above > 1 && calls < 60; ++calls) {
    std::uint64_t runs = *rc::gen::inRange<std::uint64_t>(1, 40);
    const auto kept = raises.next(runs);
    if (!kept) {
      RC_ASSERT(runs == 0u);
      continue;
    }
    RC_ASSERT(kept->most == above - 1);
    RC_ASSERT(kept->least >= 1);
    RC_ASSERT(kept->least <= kept->most);
    above = kept->least;
    ++told;
    for (const std::int64_t cents :
         {kept->least, kept->most, *rc::gen::inRange<std::int64_t>(kept->least, kept->most + 1)})
      RC_ASSERT(kept_at(instance, profile, by, project, cents) == kept->bought);
  }
  RC_CLASSIFY(told > 10, "told in more than ten parts");
  RC_CLASSIFY(above == 1, "of all costs");
}

}  // namespace
}  // namespace buurtkas

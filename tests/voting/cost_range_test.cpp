// A run of equal shares that tells of a range of costs at once, beside a run at each of them.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/equal_shares.h"
#include "engine/voting/method.h"
#include "tests/voting/random_crowds.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

Satisfaction random_satisfaction(BallotType type) {
  if (type == BallotType::cumulative) return Satisfaction::score;
  return *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort,
                           Satisfaction::sqrt_cost);
}

RC_GTEST_PROP(CostRange, IsRightAboutEveryCostAndRaise, ()) {
  const Instance instance = testing::random_costly_instance();
  const auto type = *rc::gen::element(BallotType::approval, BallotType::approval, BallotType::cumulative);
  const Profile profile = testing::random_profile(type, instance.projects.size());
  RC_PRE(profile.weight() > 0u);
  Terms terms = testing::terms(&method::equal_shares, random_satisfaction(type));
  terms.tie_breaks = {*rc::gen::element(TieBreak::lowest_id, TieBreak::most_votes)};
  const OnProgress none;
  Trace trace;

  const auto project = static_cast<ProjectIndex>(*rc::gen::inRange<std::size_t>(0, instance.projects.size()));
  const Money& cost = instance.projects[project].cost;
  RC_PRE(cost.cents() > 1);
  const std::int64_t wide = std::min<std::int64_t>(cost.cents(), *rc::gen::inRange<std::int64_t>(2, 300));
  const CostRange range = {project, cost.cents() - wide + 1, cost.cents()};
  const Ratio endowment(BigInt(*rc::gen::inRange<std::int64_t>(0, 60'000)), BigInt(*rc::gen::inRange(1, 4)));
  const Count count = begin_count(instance, profile, terms, {}, none, trace);
  const std::uint64_t raises = *rc::gen::element<std::uint64_t>(1, 8, 60);
  const auto told = EqualShares(count).run_over(endowment, {raises, 0, raise_cents, std::nullopt, range});
  if (!told) {
    RC_CLASSIFY(true, "too close");
    return;
  }
  RC_CLASSIFY(wide > 50, "many costs");
  RC_CLASSIFY(told->same_for > 0, "many raises");
  const std::int64_t last = told->same_for > 60 ? 60 : told->same_for.convert_to<std::int64_t>();
  for (int i = 0; i < 20; ++i) {
    Instance cheaper = instance;
    cheaper.projects[project].cost = Money(
        i == 0 ? range.least : range.most - *rc::gen::inRange<std::int64_t>(0, wide), instance.currency);
    Trace other_trace;
    const Count one = begin_count(cheaper, profile, terms, {}, none, other_trace);
    const Ratio raised =
        endowment + Ratio(raise_cents * (i == 0 ? last : *rc::gen::inRange<std::int64_t>(0, last + 1)));
    RC_ASSERT(EqualShares(one).run_exactly(raised).bought == told->bought);
  }
}

}  // namespace
}  // namespace buurtkas

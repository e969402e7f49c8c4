// A run of equal shares that tells of many numbers of voters at once, beside a run with each of them.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/changed_profile.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/method.h"
#include "tests/voting/random_crowds.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

Satisfaction random_satisfaction(BallotType type) {
  if (type == BallotType::cumulative) return Satisfaction::score;
  return *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality, Satisfaction::sqrt_cost);
}

RC_GTEST_PROP(MissingWeight, IsRightAboutEveryNumberAndRaise, ()) {
  const Instance instance = testing::random_costly_instance();
  const auto type = *rc::gen::element(BallotType::approval, BallotType::approval, BallotType::cumulative);
  const Profile profile = testing::random_crowd(type, instance.projects.size(), 400);
  RC_PRE(profile.weight() > 0u);
  Terms terms = testing::terms(&method::equal_shares, random_satisfaction(type));
  terms.tie_breaks = testing::random_tie_breaks();
  const OnProgress none;
  const auto count_with = [&](const Profile& more, Trace& trace) {
    return begin_count(instance, more, terms, {}, none, trace);
  };

  const auto project = static_cast<ProjectIndex>(*rc::gen::inRange<std::size_t>(0, instance.projects.size()));
  RC_PRE(instance.projects[project].cost.cents() > 0);
  const auto most = *rc::gen::inRange<std::uint64_t>(1, 400);
  const auto least = *rc::gen::inRange<std::uint64_t>(1, most + 1);
  const auto least_missing = *rc::gen::inRange<std::uint64_t>(0, most - least + 1);
  const auto weight = heaviest_ballot(profile);
  const Profile crowd = with_voters_for(profile, project, most);
  const MissingWeight missing = {static_cast<std::uint32_t>(crowd.groups() - 1), least_missing * weight,
                                 (most - least) * weight};

  const Ratio endowment(BigInt(*rc::gen::inRange<std::int64_t>(0, 60'000)),
                        BigInt(*rc::gen::inRange(1, 400)));
  Trace trace;
  const Count count = count_with(crowd, trace);
  const std::uint64_t raises = *rc::gen::element<std::uint64_t>(1, 8, 60);
  const Ratio raise = Ratio(raise_cents) / Ratio(*rc::gen::inRange(1, 300));
  const auto told = EqualShares(count).run_over(endowment, {raises, 0, raise, missing});
  if (!told) {
    RC_CLASSIFY(true, "too close");
    return;
  }
  const bool is_bought = std::find(told->bought.begin(), told->bought.end(), project) != told->bought.end();
  RC_CLASSIFY(is_bought, "bought");
  RC_CLASSIFY(is_bought && most - least - least_missing > 20, "bought with many numbers");
  RC_CLASSIFY(told->same_for > 0, "many raises");
  const auto last = told->same_for.convert_to<std::int64_t>();
  for (int i = 0; i < 20; ++i) {
    const std::uint64_t voters =
        i == 0 ? least : *rc::gen::inRange<std::uint64_t>(least, most - least_missing + 1);
    Trace other_trace;
    const Profile fewer = with_voters_for(profile, project, voters);
    const Count one = count_with(fewer, other_trace);
    const Ratio raised =
        endowment + Ratio(i == 0 ? last : *rc::gen::inRange<std::int64_t>(0, last + 1)) * raise;
    RC_ASSERT(EqualShares(one).run_exactly(raised).bought == told->bought);
  }
}

}  // namespace
}  // namespace buurtkas

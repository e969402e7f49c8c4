#include "engine/voting/voters_in_shares.h"

#include <algorithm>

#include "engine/voting/rising_run.h"

namespace buurtkas {

bool VotersInShares::is_known(const CountedElection& election) {
  return MoreVoters::is_known(election) &&
         std::all_of(election.terms.completion.begin(), election.terms.completion.end(),
                     [](Completion completion) { return completion == Completion::none; });
}

std::optional<std::uint64_t> VotersInShares::none_from(std::uint64_t voters, std::uint64_t from) const {
  constexpr std::uint64_t steps = 16;
  if (more_.money == Ratio(0)) return std::nullopt;
  const auto buys_it = [this](const std::vector<ProjectIndex>& bought) {
    return std::find(bought.begin(), bought.end(), more_.project) != bought.end();
  };
  std::optional<std::uint64_t> first;
  const Ratio least = more_.endowment(voters);
  more_.with(voters, [&](const EqualShares& equal_shares) {
    if (equal_shares.short_of_money == Purses::Short::is_left_out) {
      const RisingRun run(equal_shares, least);
      if (!buys_it(run.bought())) first = run.next() ? more_.fewest_below(*run.next()) : 0;
      return;
    }
    const Ratio step = (more_.endowment(from) - least) / Ratio(steps);
    const auto run = equal_shares.run_over(least, {steps, 0, step});
    if (run && !buys_it(run->bought)) first = more_.fewest_at(least + Ratio(BigInt(run->same_for)) * step);
  });
  if (first) first = std::clamp(*first, from, voters);
  return first;
}

}  // namespace buurtkas

#include "engine/voting/gift_sums.h"

#include <algorithm>

namespace buurtkas {

GiftSums::GiftSums(const GreedyRivals& rivals, const RivalChoices& choices,
                   const std::vector<std::vector<GreedyRivals::Gift>>& gifts, std::uint64_t& work)
    : given_(rivals.size(), 0), most_given_(rivals.size(), 0), given_both_(rivals.size() * rivals.size(), 0) {
  for (std::size_t choice = 0; choice < gifts.size(); ++choice) {
    const auto voters = static_cast<std::int64_t>(choices.in_order()[choice].voters);
    const auto& each = gifts[choice];
    for (const GreedyRivals::Gift& a : each) {
      given_[a.rival] += voters * a.votes;
      most_given_[a.rival] = std::max(most_given_[a.rival], a.votes);
    }
    const std::uint64_t pairs = each.size() * each.size();
    if (pairs > work) continue;
    work -= pairs;
    for (const GreedyRivals::Gift& a : each)
      for (const GreedyRivals::Gift& b : each)
        given_both_[a.rival * rivals.size() + b.rival] += voters * std::min(a.votes, b.votes);
  }
}

// b comes down from a by what they give to it more than to a.
std::vector<bool> GiftSums::may_be_before(const GreedyRivals& rivals, std::uint64_t voters) const {
  const std::size_t size = rivals.size();
  const auto number = static_cast<std::int64_t>(voters);
  std::vector<bool> may_be(size * size, false);
  for (std::size_t a = 0; a < size; ++a) {
    for (std::size_t b = 0; b < size; ++b) {
      const std::int64_t most = std::min(given_[b] - given_both_[a * size + b], number * most_given_[b]);
      const std::int64_t votes = rivals[b].votes - most;
      const bool is_level = votes == rivals[a].votes;
      may_be[a * size + b] = a != b && (is_level ? rivals.wins_ties(a, b) : votes < rivals[a].votes);
    }
  }
  return may_be;
}

}  // namespace buurtkas

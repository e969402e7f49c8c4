#pragma once

#include "engine/voting/greedy_rivals.h"

// What all supporters of a project together give to its rivals by greedy, and to two of them at once: so far
// a rival can come down from another one.

namespace buurtkas {

class GiftSums {
 public:
  // `gifts`: by choice, of one ballot. Work goes down, as voter_cover.h counts it; with too little of it,
  // less is known of two at once.
  GiftSums(const GreedyRivals& rivals, const RivalChoices& choices,
           const std::vector<std::vector<GreedyRivals::Gift>>& gifts, std::uint64_t& work);

  // For a * rivals.size() + b: whether a may come before b when at most so many supporters change.
  std::vector<bool> may_be_before(const GreedyRivals& rivals, std::uint64_t voters) const;

 private:
  std::vector<std::int64_t> given_;       // by rival
  std::vector<std::int64_t> most_given_;  // by rival: by one supporter
  std::vector<std::int64_t> given_both_;  // the lesser of what each gives to either, or less
};

}  // namespace buurtkas

#pragma once

#include <cstdint>
#include <vector>

// The fewest voters whose ballots, taken back, take enough from enough rivals: a multiset multicover (each
// voter takes from all rivals that they name), in which it is free which needs are met as long as these cost
// enough together. A need may also be that one rival comes after another: then a voter who takes more from
// the other takes below 0. No fast way is known for it; of elections, where few rivals can be covered at all,
// it is found by going on with the most promising set of needs, best bound first; which voters meet a set is
// set_cover.h. All in whole numbers.

namespace buurtkas {

struct CoverVoters {  // who are alike
  struct Take {
    std::uint32_t need;
    std::int64_t amount;  // not 0
  };
  std::uint64_t voters;
  std::vector<Take> takes;  // what each of them takes, by need in rising order
};

struct CoverNeed {
  std::int64_t needed;  // above 0, unless it must be met
  std::int64_t cost;
  bool must = false;  // be met, whatever it costs, which does not count then
};

struct VoterCover {
  // With fewer than this not enough is met; more than `most`: nor with as many.
  std::uint64_t none_below = 0;
  // By CoverVoters: some that are enough, the first where it makes no difference; empty: none were found.
  // They are as many as none_below, unless what there is to be tried was too much.
  std::vector<std::uint64_t> voters;
};

// Those that must, and others that cost `cost` together, or more, are met by at most so many voters. Work, in
// numbers that are looked at, goes down to 0; then what is known by then is the answer.
VoterCover fewest_cover(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs,
                        std::int64_t cost, std::uint64_t most, std::uint64_t& work);

}  // namespace buurtkas

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/id.h"
#include "engine/money/ratio.h"

// Where every ballot went. For each channel: issued = counted + invalid (by reason) + superseded + unused.

namespace buurtkas {

struct ChannelAccount {
  ChannelId channel;  // paper, internet, ...
  Ratio weight = 1;   // of each of its ballots, set before the vote
  std::uint64_t issued = 0;
  std::uint64_t counted = 0;
  std::map<std::string, std::uint64_t> invalid;  // by reason
  std::uint64_t superseded = 0;                  // the voter voted again later
  std::uint64_t unused = 0;                      // issued and not returned
};

struct BallotAccount {
  std::vector<ChannelAccount> channels;  // in the order of the round's file
};

std::uint64_t invalid_ballots(const ChannelAccount& account);

// Whether issued is the sum of the rest.
bool adds_up(const ChannelAccount& account);

}  // namespace buurtkas

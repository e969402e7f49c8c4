#include "engine/round/ballot_account.h"

namespace buurtkas {

std::uint64_t invalid_ballots(const ChannelAccount& account) {
  std::uint64_t sum = 0;
  for (const auto& [reason, ballots] : account.invalid) sum += ballots;
  return sum;
}

bool adds_up(const ChannelAccount& account) {
  return account.issued == account.counted + invalid_ballots(account) + account.superseded + account.unused;
}

}  // namespace buurtkas

#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "engine/id.h"

// What the files tell of who cast a ballot, besides the ballot. No count asks for it: it is there to see
// afterwards who got something (voting/voter_groups.h).

namespace buurtkas {

enum class Trait { channel, neighbourhood, district, age, sex, education };

struct VoterTrait {
  Trait trait;
  std::string_view value;  // empty when it is not known; age: in whole years
};

// A ballot that counts, as it was counted.
struct SeenBallot {
  std::span<const ProjectIndex> projects;
  std::span<const std::int64_t> points;  // of each, or none
  std::uint64_t weight;                  // in units of Profile::voter_weight
  std::span<const VoterTrait> traits;    // each once
};

using OnBallot = std::function<void(const SeenBallot&)>;

}  // namespace buurtkas

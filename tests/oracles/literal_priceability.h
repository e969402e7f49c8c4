#pragma once

#include <vector>

#include "engine/round/instance.h"
#include "engine/round/profile.h"

// Priceability as its definition reads: a price system is the solution of linear inequalities. For some ten
// voters. It shares nothing with the engine's but the types and the funding.

namespace buurtkas::oracles {

bool is_priceable(const Instance& instance, const Profile& profile,
                  const std::vector<ProjectIndex>& selected);

}  // namespace buurtkas::oracles

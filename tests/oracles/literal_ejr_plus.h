#pragma once

#include <vector>

#include "engine/voting/ejr_plus.h"

// EJR+ as its definition reads: every left-out project, and every group of those who support it, for some ten
// voters. It shares nothing with the engine's but the types and the funding. Each group of the profile is one
// voter with a weight.

namespace buurtkas::oracles {

struct LiteralEjrPlus {
  std::size_t projects = 0;  // that have a denied group
  Ratio most_voters;         // in a denied group
};

LiteralEjrPlus literal_ejr_plus(const Instance& instance, const Profile& profile,
                                const std::vector<ProjectIndex>& selected, Satisfaction satisfaction,
                                EjrPlusForm form);

// What a voter of weight 1 with this group's ballot has from a project.
Ratio satisfaction_from(const Instance& instance, const Profile& profile, std::size_t group,
                        ProjectIndex project, Satisfaction satisfaction);

}  // namespace buurtkas::oracles

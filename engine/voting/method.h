#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/voting/count.h"

// A counting method as the house knows it: one value a method, defined in the method's own file. To add one:
// that file with its header, its test with a slow twin, and a line in methods.cpp. Its options, its findings
// and its help follow from here.

namespace buurtkas {

struct CountingMethod {
  std::string_view name;
  bool (*counts_by)(Satisfaction);      // what it can go by
  bool (*counts_from)(BallotType);      // which ballots it can read
  bool (*is_completed_by)(Completion);  // `none` is always right and never asked
  bool needs_threshold;
  // The selection, in order; what happened goes to the trace. ENSURES: fundable.
  std::vector<ProjectIndex> (*select)(const Count& count, Trace& trace);
};

// All of them, in the order in which help and findings list them.
std::span<const Method> methods();

// For those who can do everything, or nothing.
constexpr bool by_any(Satisfaction) {
  return true;
}
constexpr bool from_any(BallotType) {
  return true;
}
constexpr bool by_none(Completion) {
  return false;
}
constexpr bool by_cost(Satisfaction satisfaction) {
  return satisfaction == Satisfaction::cost;
}
constexpr bool by_cost_or_cardinality(Satisfaction satisfaction) {
  return satisfaction == Satisfaction::cost || satisfaction == Satisfaction::cardinality;
}
inline bool by_sums(Satisfaction satisfaction) {  // that are whole numbers
  return by_cost_or_cardinality(satisfaction) || is_of_points(satisfaction);
}
inline bool by_the_same_for_all(Satisfaction satisfaction) {  // who support a project
  return !is_of_points(satisfaction);
}

}  // namespace buurtkas

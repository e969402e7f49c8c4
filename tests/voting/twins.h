#pragma once

#include <string>

#include "engine/voting/count.h"
#include "tests/voting/build.h"

// A method beside its slow twin, which is given the count as the method is.

namespace buurtkas::testing {

using Twin = std::vector<ProjectIndex> (*)(const Count&);

// Empty when both select the same, in the same order.
inline std::string difference(const Instance& of, const Profile& profile, const Terms& terms, Twin twin) {
  Trace trace;
  const std::string theirs = ids(of, twin(begin_count(of, profile, terms, {}, {}, trace)));
  const std::string ours = selected(of, profile, terms);
  return ours == theirs ? "" : "`" + ours + "`, the twin `" + theirs + "`";
}

}  // namespace buurtkas::testing

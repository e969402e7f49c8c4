#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/round/election.h"
#include "engine/voting/selection.h"

// The rule that a `.pb` file declares, followed as real cities meant it, and whether the file's own outcome
// agrees.

namespace buurtkas {

// Nothing when the rule says too little to be followed: `unknown`, names that the format does not have, and a
// comment that we do not know. That of `greedy-exclusive` must name the projects that exclude each other; by
// that of `greedy-custom` the first that does not fit ends it, and is carried out from a stated share on. The
// threshold and `leftover_budget` hold for every greedy rule. Greedy ties go by the order of the file, those
// of equal shares by the lowest cost, then the most votes.
std::optional<Terms> declared_terms(const Declared& declared);

// The rule that says these terms, with what else the file would say: what declared_terms reads again, but for
// ties and the form of a threshold, of which no rule says more. `unknown` when there is none.
std::string_view rule_of(const Terms& terms, const Declared& declared);

// What select_declared goes by, as select_by_votes.
std::vector<Ratio> declared_votes(const Declared& declared);

// The same, with the limits that the file states: what its own rule counts.
Instance declared_instance(const Election& election);

// Greedy rules go by the file's `score` column where it has one, else by the votes counted here.
// REQUIRES: election.declared, and declared_terms of it.
Selection select_declared(const Election& election, const OnProgress& on_progress = {});

struct Agreement {
  std::vector<ProjectIndex> only_here;     // selected here, 0 in the file
  std::vector<ProjectIndex> only_in_file;  // 1 in the file, not selected here
  std::vector<ProjectIndex>
      otherwise;  // 2 or 3 in the file, not selected here: funded in another way, see the comment

  bool agrees() const { return only_here.empty() && only_in_file.empty(); }
};

// Nothing when the file has no `selected` column.
std::optional<Agreement> compare_with_file(const Election& election, const Selection& selection);

}  // namespace buurtkas

#pragma once

#include "engine/voting/declared.h"

// Why a `.pb` file's own outcome is another than its declared rule gives: by which other reading of the rule
// it would be the file's, each tried by counting again; or else what the file did beside the rule.

namespace buurtkas {

struct Difference {
  enum class Reason {
    ties,             // of projects that are tied the file takes others
    must_exceed,      // more than the threshold is asked
    no_threshold,     // the threshold is not kept to
    skips,            // what does not fit is skipped
    stops,            // the first that does not fit ends it
    counts_votes,     // not by the column `score`
    file_votes,       // by the column `votes`, which differs from the ballots
    no_limits,        // the caps and exclusions are not kept to
    next_project,     // what is left is spent otherwise
    completion,       // equal shares goes on by `completion`
    more_money,       // what the file selects costs more, and with that much money it follows
    passed_over,      // it follows when `projects` take no part
    beside,           // all that follows, and `projects` beside it
    selects_nothing,  // the file, though its rule selects something
    not_understood,   // nothing of that
  };
  Reason reason = Reason::not_understood;
  bool and_ties = false;               // and tied projects go another way too
  std::vector<Completion> completion;  // empty: by none
  std::vector<ProjectIndex> projects;
  bool is_in_comment = false;  // the file's comment names one of them
  Money cost;                  // of what the file selects, but for what it funds in another way
};

// Readings are tried in the order above. Cost: at most as many counts as there are readings, twice, and
// two for each project that is passed over. REQUIRES: declared_terms of it, and a `selected` column that
// differs.
inline constexpr std::size_t passed_over_most = 10;  // more are no reason
Difference difference_of(const Election& election);

}  // namespace buurtkas

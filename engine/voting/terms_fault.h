#pragma once

// Why no count can be made of some terms: the first that holds. The commands and the readers give it words.

namespace buurtkas {

enum class TermsFault {
  none,
  completion_order,         // two raises, or a raise after greedy or comparison
  completion_of_method,     // the method does not go on with it
  threshold_missing,        // greedy-threshold without a threshold
  draw_missing,             // the tie-break `drawn` without a draw
  satisfaction_of_method,   // the method does not count by it
  ballots_of_method,        // the method cannot read such ballots
  satisfaction_of_ballots,  // score needs points, borda needs rankings
};

}  // namespace buurtkas

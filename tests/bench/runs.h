#pragma once

// Every real election at hand by equal shares with raises. Prints a row for each completion and satisfaction:
// the runs that are made, the outcomes that the raises come through (what is bought, in order; the last,
// which cannot be paid, too), and the most runs for each outcome in one file.

namespace buurtkas::bench {

void print_runs();

}  // namespace buurtkas::bench

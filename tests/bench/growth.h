#pragma once

// How time and memory grow with the election: made-up ones of 10^4 ballots up to 10^`most`, each in a process
// of its own. Prints a row for each: how many times as long as an even growth from the row before, and the
// most memory for each mark, the file's text with it, beyond that of a process for 100 ballots.

namespace buurtkas::bench {

void print_growth(int most);

}  // namespace buurtkas::bench

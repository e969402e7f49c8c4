#pragma once

// Every real election at hand, read once and counted by every method with every satisfaction that goes with
// its ballots. Prints a row for each: the time of all files beside `sha256sum` of them, and the slowest file.

namespace buurtkas::bench {

// With `is_short`, only what is fast: greedy, equal shares, exact equal shares, Phragmén.
void print_all_files(bool is_short);

}  // namespace buurtkas::bench

#pragma once

// The bank's file: a batch of 10,000 payments, from the journal's batch and the rows of private/people.csv to
// its text, beside the time that libxml2 takes to write the same tree. Prints a ratio.

namespace buurtkas::bench {

void print_bank();

}  // namespace buurtkas::bench

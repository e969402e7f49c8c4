#pragma once

#include <vector>

#include "cli/verify/recount.h"

// Raises over which all runs of equal shares buy the same in the same order, shown by two of them. With the
// same purchases and more money nobody has less before each, and no payment is higher. So before each
// purchase every endowment between has what projects ask no lower than the richest, and what is bought at no
// more than the poorest: it is enough that even so nothing goes before it. Pots that grow with the endowment
// can pay it in the poorest, and what they keep out not even in the richest.
//
// Not so when all who pay must pay the same: who comes to pay has less then (rising_run.h).

namespace buurtkas::verify {

// Checks the statement's `order`, and answers what is bought. Cost: two runs. REQUIRES: 0 <= poorest <=
// richest, cents of a voter of weight 1; not all who pay must pay the same.
std::vector<ProjectIndex> check_unchanged(const Recount& recount,
                                          const std::vector<std::vector<Backers>>& backers,
                                          const Statement& statement, const Ratio& poorest,
                                          const Ratio& richest);

}  // namespace buurtkas::verify

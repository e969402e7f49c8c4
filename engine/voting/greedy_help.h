#pragma once

#include "engine/voting/what_would_help.h"

// The two answers of what_would_help.h that ask for no other voter's ballot, for every project that greedy by
// votes did not select, out of one count. What greedy has spent when it comes to a project does not depend on
// that project, so that while it goes down its order, every project further down is asked whether it still
// could be paid here: the last place where it could is the one that it needs the votes for. Costs a question
// for each pair of projects, where counting again costs the ballots, dozens of times a project. The slow twin
// is what_would_help.

namespace buurtkas {

// By project. Nothing for one that was selected; nothing for any by other terms than greedy with satisfaction
// `cost`, and for those of which steady.h does not say that more votes and a lower cost always help. Without
// `fewer_rivals`.
std::vector<std::optional<WhatWouldHelp>> greedy_help(const CountedElection& election);

}  // namespace buurtkas

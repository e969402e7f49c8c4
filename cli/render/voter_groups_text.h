#pragma once

#include <string>
#include <vector>

#include "cli/render/event_words.h"
#include "engine/voting/voter_groups.h"

// What each group of voters got of the outcome, as a table of at most 80 columns.

namespace buurtkas {

std::string voter_groups_text(const std::vector<VoterGroup>& groups, const EventWords& words,
                              Language language);

}  // namespace buurtkas

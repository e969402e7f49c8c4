#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/render/event_words.h"
#include "engine/voting/voter_groups.h"

// What each group of voters got of the outcome, in words.

namespace buurtkas {

std::string_view trait_words(Trait trait, Language language);         // `age`
std::string group_words(const VoterGroup& group, Language language);  // `75 and over`, `3 together`

// A table of at most 80 columns.
std::string voter_groups_text(const std::vector<VoterGroup>& groups, const EventWords& words,
                              Language language);

}  // namespace buurtkas

#pragma once

#include "cli/commands/command.h"
#include "cli/commands/people.h"
#include "cli/record/journal.h"
#include "cli/render/treasurer.h"

// What a treasurer has to look at, from the journal and private/people.csv.

namespace buurtkas {

// Nothing, told as a finding, when the journal's money does not add up. `people` may be null.
std::optional<ShownTreasurer> treasurer_of(Console& console, const Journal& journal, const std::string& file,
                                           const People* people, Language language);

}  // namespace buurtkas

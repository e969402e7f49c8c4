#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "engine/voting/what_would_help.h"

// What would have got a project selected, below its explanation.

namespace buurtkas {

// An item for each of votes, cost and rivals: `More votes: ...`.
std::vector<std::string> what_would_help_items(const WhatWouldHelp& help, Language language);

// The items, at most 80 columns.
std::string what_would_help_text(const WhatWouldHelp& help, Language language);
nlohmann::json what_would_help_json(const WhatWouldHelp& help);

}  // namespace buurtkas

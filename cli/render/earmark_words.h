#pragma once

#include <string>

#include "cli/render/language.h"
#include "engine/round/instance.h"

// What a pot may pay for, in a few sentences.

namespace buurtkas {

// `Only for projects with: green. At most 75% of what a project costs.`; empty when it is for everything.
std::string earmark_words(const Earmark& earmark, Language language);

}  // namespace buurtkas

#pragma once

#include <string>
#include <vector>

#include "cli/render/language.h"

// How sentences name what files name by ids.

namespace buurtkas {

// `a, b and c`
std::string listed(const std::vector<std::string>& words, Language language);

// `no. 12` of what is only digits, which a reader would take for an amount; else as it is.
std::string id_in_sentence(const std::string& id, Language language);

}  // namespace buurtkas

#pragma once

#include <string>

#include "cli/render/language.h"
#include "engine/voting/difference.h"

// Why a file's own outcome is another than its declared rule gives, in whole sentences.

namespace buurtkas {

std::string difference_words(const Election& election, const Difference& difference, Language language);

}  // namespace buurtkas

#pragma once

#include <string_view>

#include "cli/render/language.h"

// Why a ballot does not count, in words.

namespace buurtkas {

// A counting team's own word stays as it is.
std::string_view invalid_reason_words(std::string_view reason, Language language);

}  // namespace buurtkas

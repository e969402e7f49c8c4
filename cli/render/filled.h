#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cli/render/language.h"

// A sentence in one of the two languages, with values in its places: `{}` in their order, `{1}` by number.

namespace buurtkas {

// REQUIRES: both sentences have a place for each value that they name, and no other.
template <class... Values>
std::string filled(Language language, std::string_view dutch, std::string_view english,
                   const Values&... values) {
  return fmt::format(fmt::runtime(in(language, dutch, english)), values...);
}

}  // namespace buurtkas

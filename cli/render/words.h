#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cli/render/language.h"

// Words and templates that lie in files of their own, in pages/: built into the program.

namespace buurtkas {

// The text of a file in pages/. REQUIRES: there is one of that name.
std::string_view page_file(std::string_view name);

// From words.nl.json or words.en.json. REQUIRES: both have the key.
std::string_view word(std::string_view key, Language language);
bool has_word(std::string_view key, Language language);

template <class... Values>
std::string words(std::string_view key, Language language, const Values&... values) {
  return fmt::format(fmt::runtime(word(key, language)), values...);
}

// A name that files have, as the words of a list have it: `paper` of `channel`; one that we do not know, as
// it is.
std::string known_word(std::string_view list, const std::string& name, Language language);
// The same, of the kinds of a claim's lines.
std::string kind_words(const std::string& kind, Language language);

}  // namespace buurtkas

#pragma once

#include <optional>
#include <string_view>

// The two languages that everything is said in. Wherever words stand, both stand side by side: `in(language,
// "nl", "en")`.

namespace buurtkas {

enum class Language { nl, en };

constexpr std::string_view in(Language language, std::string_view dutch, std::string_view english) {
  return language == Language::nl ? dutch : english;
}

constexpr std::optional<Language> language_from(std::string_view name) {
  if (name == "nl") return Language::nl;
  if (name == "en") return Language::en;
  return std::nullopt;
}

}  // namespace buurtkas

#include "cli/render/listed.h"

#include <algorithm>

#include <fmt/format.h>

namespace buurtkas {

std::string listed(const std::vector<std::string>& words, Language language) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? std::string(in(language, " en ", " and ")) : std::string(", ");
    text += words[i];
  }
  return text;
}

std::string id_in_sentence(const std::string& id, Language language) {
  const bool is_number = std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_number ? fmt::format("{} {}", in(language, "nr.", "no."), id) : id;
}

}  // namespace buurtkas

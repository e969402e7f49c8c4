#include "cli/render/words.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "cli/render/page_files.h"
#include "engine/assertion.h"

namespace buurtkas {
namespace {

using Words = std::map<std::string, std::string, std::less<>>;

const Words& words_in(Language language) {
  static const Words dutch = nlohmann::json::parse(page_file("words.nl.json")).get<Words>();
  static const Words english = nlohmann::json::parse(page_file("words.en.json")).get<Words>();
  return language == Language::nl ? dutch : english;
}

}  // namespace

std::string_view page_file(std::string_view name) {
  const auto files = page_files();
  const auto at =
      std::find_if(files.begin(), files.end(), [&](const PageFile& one) { return one.name == name; });
  BUURTKAS_ASSERT(at != files.end());
  return at->text;
}

bool has_word(std::string_view key, Language language) {
  return words_in(language).contains(key);
}

std::string_view word(std::string_view key, Language language) {
  const auto at = words_in(language).find(key);
  BUURTKAS_ASSERT(at != words_in(language).end());
  return at->second;
}

std::string known_word(std::string_view list, const std::string& name, Language language) {
  const std::string key = std::string(list) + '.' + name;
  return has_word(key, language) ? std::string(word(key, language)) : name;
}

std::string kind_words(const std::string& kind, Language language) {
  return known_word("kind", kind, language);
}

}  // namespace buurtkas

// Words and templates in pages/: both languages have the same keys, and use the same values.

#include "cli/render/words.h"

#include <algorithm>
#include <map>
#include <regex>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/render/page_files.h"

namespace buurtkas {
namespace {

using Words = std::map<std::string, std::string>;

Words words_in(const char* file) {
  return nlohmann::json::parse(page_file(file)).get<Words>();
}

// How many values a sentence takes: `{}` are counted, and `{1}` are numbered.
std::size_t values_in(const std::string& sentence) {
  static const std::regex slot("\\{([0-9]*)\\}");
  std::size_t most = 0;
  std::size_t counted = 0;
  for (std::sregex_iterator at(sentence.begin(), sentence.end(), slot), end; at != end; ++at) {
    const std::string number = (*at)[1];
    if (number.empty()) {
      ++counted;
    } else {
      most = std::max(most, std::stoul(number) + 1);
    }
  }
  return std::max(most, counted);
}

TEST(Words, BothLanguagesHaveTheSameKeysAndValues) {
  const Words dutch = words_in("words.nl.json");
  const Words english = words_in("words.en.json");
  for (const auto& [key, sentence] : dutch) {
    const auto other = english.find(key);
    ASSERT_NE(other, english.end()) << key;
    EXPECT_EQ(values_in(sentence), values_in(other->second)) << key;
    EXPECT_FALSE(sentence.empty()) << key;
    EXPECT_FALSE(other->second.empty()) << key;
  }
  EXPECT_EQ(dutch.size(), english.size());
}

TEST(Words, KindsThatNobodyTranslatedStayAsTheyAre) {
  EXPECT_EQ(kind_words("purchase", Language::nl), "aankoop");
  EXPECT_EQ(kind_words("purchase", Language::en), "purchase");
  EXPECT_EQ(kind_words("windmills", Language::nl), "windmills");
}

}  // namespace
}  // namespace buurtkas

#include "cli/render/finding_words.h"

#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/support.h"

namespace buurtkas {
namespace {

// The header is the list of all codes.
std::set<std::string> all_codes() {
  const std::string text = testing::text_of(testing::project_root() / "engine/finding_codes.h");
  static const std::regex code("Code \\w+ =\\s+\"([^\"]+)\"");
  std::set<std::string> codes;
  for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at)
    codes.insert((*at)[1].str());
  return codes;
}

TEST(FindingWords, AreThereForEveryCodeInBothLanguages) {
  ASSERT_GT(all_codes().size(), 40u);
  std::set<std::string> said;
  for (const FindingWords& words : finding_words()) {
    EXPECT_TRUE(said.insert(std::string(words.code)).second) << words.code << " is said twice";
    EXPECT_FALSE(words.dutch.empty()) << words.code;
    EXPECT_FALSE(words.english.empty()) << words.code;
    EXPECT_NE(words.dutch, words.english) << words.code;
  }
  EXPECT_EQ(said, all_codes());
}

struct Row {
  Finding finding;
  const char* dutch;
  const char* english;
};

TEST(FindingWords, SayPlaceWordsAndHint) {
  const std::vector<Row> rows = {
      {{"unknown-key", Severity::error, {"pots.yaml", 7, 3}, "ammount", "id, name, amount", "amount"},
       "pots.yaml:7:3: fout unknown-key: het veld `ammount` bestaat niet; wel: `id, name, amount`. Bedoelde "
       "je `amount`?",
       "pots.yaml:7:3: error unknown-key: there is no field `ammount`; there are `id, name, amount`. Did you "
       "mean "
       "`amount`?"},
      {{"file-missing", Severity::error, {"zuid/pots.yaml", 0, 0}, "", "", ""},
       "zuid/pots.yaml: fout file-missing: dit bestand is er niet.",
       "zuid/pots.yaml: error file-missing: there is no such file."},
      {{"zero-cost", Severity::warning, {"a.pb", 12, 0}, "bench", "", ""},
       "a.pb:12: let op zero-cost: `bench` kost niets; klopt dat?",
       "a.pb:12: warning zero-cost: `bench` costs nothing; is that right?"},
      {{"bad-id", Severity::error, {"a.csv", 2, 1}, "a b", "", ""},
       "a.csv:2:1: fout bad-id: `a b` kan geen id zijn: zonder spatie, komma en puntkomma, en niet te lang.",
       "a.csv:2:1: error bad-id: `a b` cannot be an id: no space, comma or semicolon, and not too long."},
      {{"missing-value", Severity::error, {"a.csv", 2, 1}, "", "vote", ""},
       "a.csv:2:1: fout missing-value: hier ontbreekt een waarde voor `vote`.",
       "a.csv:2:1: error missing-value: a value for `vote` is missing here."},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(line_of(row.finding, Language::nl), row.dutch);
    EXPECT_EQ(line_of(row.finding, Language::en), row.english);
  }
}

TEST(FindingWords, AreCountedAtTheEnd) {
  const Finding error = {"syntax", Severity::error, {"a", 1, 1}, "x", "y", ""};
  const Finding warning = {"zero-cost", Severity::warning, {"a", 1, 1}, "x", "", ""};
  const auto last_line = [](const Findings& findings, Language language) {
    const std::string text = findings_text(findings, language);
    return text.substr(text.rfind('\n', text.size() - 2) + 1);
  };
  EXPECT_EQ(last_line({error, warning}, Language::en), "1 error, 1 warning; nothing was decided.\n");
  EXPECT_EQ(last_line({warning, warning}, Language::nl), "0 fouten, 2 waarschuwingen.\n");
  EXPECT_EQ(findings_text({}, Language::nl), "");
}

}  // namespace
}  // namespace buurtkas

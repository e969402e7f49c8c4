#include "cli/render/bank_words.h"

#include <cctype>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/support.h"

namespace buurtkas {
namespace {

TEST(ReasonWords, ArePlainForTheCommonReasons) {
  EXPECT_EQ(reason_words("AC04", Language::nl), "De rekening is opgeheven");
  EXPECT_EQ(reason_words("AC04", Language::en, ReasonOf::returned), "The account is closed");
  EXPECT_EQ(reason_words("AM04", Language::nl), "Er staat niet genoeg geld op de rekening");
  for (const char* code :
       {"AC01", "AC03", "AC04", "AC06", "AG01", "AM01", "AM02", "AM03", "AM04", "AM05", "AM10", "BE04",
        "BE05", "DT01", "DU01", "DU02", "DU03", "DU04", "DU05", "MD07", "MS02", "MS03", "NARR", "NOAS",
        "RC01", "RR01", "RR02", "RR03", "RR04", "TM01", "FOCR", "CUST", "SL01", "CNOR", "DNOR", "ED05"}) {
    const std::string dutch = reason_words(code, Language::nl);
    EXPECT_NE(dutch, code);
    EXPECT_NE(dutch, reason_words(code, Language::en)) << code;
  }
}

TEST(ReasonWords, AreTheOfficialNameOfAllOthers) {
  EXPECT_EQ(reason_words("AC16", Language::nl), "Credit or debit card number is invalid");
  EXPECT_EQ(reason_words("AC16", Language::en, ReasonOf::returned), "Account is in sequestration");
  EXPECT_EQ(reason_words("AC17", Language::en), "Account is in liquidation");  // on the list of returns only
  EXPECT_EQ(reason_words("AB01", Language::en, ReasonOf::returned),
            "Clearing process aborted due to timeout");
}

TEST(ReasonWords, OfNoListAreTheCodeItself) {
  for (const char* code : {"ZZ99", "", "ac04", "AC04 ", "both", "#", "advance", "NL-eigen\n"}) {
    EXPECT_EQ(reason_words(code, Language::nl), code);
    EXPECT_EQ(reason_words(code, Language::en, ReasonOf::returned), code);
  }
}

// As the lists themselves have it, but for white space and the point at the end.
std::string plain(const std::string& name) {
  std::string words;
  for (const char c : name) {
    const bool is_white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_white) words += c;
    if (is_white && !words.empty() && words.back() != ' ') words += ' ';
  }
  while (words.ends_with(' ') || words.ends_with('.')) words.pop_back();
  return words;
}

TEST(ReasonWords, HoldBothListsWhole) {
  const std::vector<std::pair<const char*, ReasonOf>> lists = {{"status", ReasonOf::status},
                                                               {"return", ReasonOf::returned}};
  const auto lower = [](std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
  };
  for (const auto& [list, of] : lists) {
    const auto file =
        testing::shared_folder() / "vectors/codes" / ("external_" + std::string(list) + "_reason_code.json");
    const auto codes = nlohmann::json::parse(testing::text_of(file)).at("codes");
    ASSERT_GT(codes.size(), 100u);
    for (const auto& [code, name] : codes.items()) {
      const std::string words = reason_words(code, Language::en, of);
      EXPECT_NE(words, code);
      const bool is_plain = words != reason_words(code, Language::nl, of);
      if (!is_plain) {
        EXPECT_EQ(lower(words), lower(plain(name.get<std::string>()))) << code;
      }
    }
  }
}

}  // namespace
}  // namespace buurtkas

#include "engine/journal/base64.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

// RFC 4648, section 10, and the two digits that other alphabets have otherwise.
TEST(Base64, IsAsTheStandardHasIt) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
      {"\xFB\xFF\xBF", "+/+/"},
      {std::string(3, '\0'), "AAAA"},
  };
  for (const auto& [bytes, text] : table) {
    EXPECT_EQ(base64(bytes), text);
    EXPECT_EQ(bytes_from_base64(text), bytes);
  }
}

RC_GTEST_PROP(Base64, IsReadBackAsItWasWritten, (const std::string& bytes)) {
  const std::string text = base64(bytes);
  RC_ASSERT(text.size() == (bytes.size() + 2) / 3 * 4);
  RC_ASSERT(bytes_from_base64(text) == bytes);
}

TEST(Base64, RefusesWhatIsNotCanonical) {
  const std::vector<std::string> table = {
      "Z",     "Zg",         "Zg=",      "Zm8",      "Zm9vYg",  "Zg===",
      "Zm9v=", "Zm9v====",   "=",        "==",       "====",    "Z===",
      "=Zm9",  "Z=g=",       "Zg==Zg==", "Zm8=Zm8=", "Zh==",    "Zn==",
      "Zm9=",  "Zm+=",       "Zm9v\n",   "Zm9v\r\n", " Zm9",    "Zm 9",
      "Zm\n9", "Zm9vYg==\n", "Zm-_",     "Zm9*",     "Zm9\xC3", std::string("Zm9\0", 4),
  };
  for (const std::string& text : table) EXPECT_FALSE(bytes_from_base64(text)) << text;
}

// Of all texts of four digits and padding, just those read that write back the same.
TEST(Base64, HasOneTextForEachBytes) {
  const std::string some = "AQgBwEI/=";
  int count = 0;
  for (const char a : some) {
    for (const char b : some) {
      for (const char c : some) {
        for (const char d : some) {
          const std::string text{a, b, c, d};
          const auto bytes = bytes_from_base64(text);
          if (!bytes) continue;
          ++count;
          EXPECT_EQ(base64(*bytes), text);
        }
      }
    }
  }
  // 8 digits everywhere; the last before one `=` has its low two bits zero (A, Q, g, w, E, I); before two,
  // its low four (A, Q, g, w).
  EXPECT_EQ(count, 8 * 8 * 8 * 8 + 8 * 8 * 6 + 8 * 4);
}

}  // namespace
}  // namespace buurtkas

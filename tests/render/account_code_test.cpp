#include "cli/render/books/account_code.h"

#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/render/random_books.h"

namespace buurtkas {
namespace {

TEST(AccountCode, SaysThePotAndTheAccount) {
  EXPECT_EQ(account_code(PotId("street"), {AccountKind::project, "bench"}), "street:project:bench");
  EXPECT_EQ(account_code(PotId("street"), {AccountKind::reserve, {}}), "street:reserve");
  EXPECT_EQ(account_code(PotId("a:b"), {AccountKind::payable, "r;1 \u00E9"}), "a%3Ab:payable:r%3B1%20\u00E9");
  EXPECT_EQ(plain_code("\u00A0\u202E\x01%~"), "%C2%A0%E2%80%AE%01%25%7E");
}

TEST(AccountCode, IsShortenedByItsHash) {
  const std::string fits(35, 'x');
  EXPECT_EQ(short_code(fits), fits);
  EXPECT_EQ(short_code(std::string(36, 'x')), "xxxxxxxxxxxxxx~0e63ae2820af0d78b5c5");
  std::string trees;
  for (int i = 0; i < 36; ++i) trees += "\u4E2D";
  EXPECT_EQ(short_code(trees.substr(3)), trees.substr(3)) << "35 characters, whatever their bytes";
  EXPECT_EQ(first_characters(short_code(trees), 14), trees.substr(0, 14 * 3));
  EXPECT_EQ(short_code(trees).size(), 14 * 3 + 21);
}

TEST(AccountCode, CutsBetweenCharacters) {
  EXPECT_EQ(first_characters("a\u00E9b", 2), "a\u00E9");
  EXPECT_EQ(first_characters("a\u00E9b", 9), "a\u00E9b");
  EXPECT_EQ(first_characters("", 2), "");
}

RC_GTEST_PROP(AccountCode, IsOfOneTextOnly, ()) {
  std::map<std::string, std::string> texts;
  for (int i = 0; i < 100; ++i) {
    const std::string text = *testing::hostile_text();
    const std::string code = plain_code(text);
    RC_ASSERT(texts.emplace(code, text).first->second == text);
    RC_ASSERT(texts.emplace(short_code("long enough for every one of them" + code), text).first->second ==
              text);
  }
}

}  // namespace
}  // namespace buurtkas

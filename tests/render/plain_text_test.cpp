#include "cli/render/plain_text.h"

#include <gtest/gtest.h>

#include "cli/render/amounts.h"

namespace buurtkas {
namespace {

TEST(PlainText, MakesNamesHarmless) {
  EXPECT_EQ(harmless("\x1b[31mred\x07"), "·[31mred·");
  EXPECT_EQ(harmless("a\r\nb\tc"), "a  b c");
  EXPECT_EQ(harmless("\u202Egnihton\u202C"), "·gnihton·");
  EXPECT_EQ(harmless("caf\u00e9 \u20ac \U0001F333"), "caf\u00e9 \u20ac \U0001F333");
}

TEST(PlainText, FitsAWidth) {
  EXPECT_EQ(left_in("tuin", 6), "tuin  ");
  EXPECT_EQ(right_in("tuin", 6), "  tuin");
  EXPECT_EQ(left_in("geveltuinen", 6), "gevel…");
  EXPECT_EQ(left_in("e\u0301e\u0301n", 4), "e\u0301e\u0301n ");
  EXPECT_EQ(left_in("\u6811\u6811\u6811", 5), "\u6811\u6811…");
  EXPECT_EQ(display_width("\U0001F333x"), 3u);
  EXPECT_EQ(left_in("", 3), "   ");
}

TEST(PlainText, BreaksAtSpacesAndKeepsAmountsWhole) {
  EXPECT_EQ(wrapped("een twee drie", 8), "een twee\ndrie");
  EXPECT_EQ(wrapped("kost nu € 10", 10), "kost nu\n€ 10");
  EXPECT_EQ(wrapped("- een twee", 6, 2), "- een\n  twee");
  EXPECT_EQ(wrapped("onafscheidelijk ja", 5), "onafscheidelijk\nja");
  EXPECT_EQ(wrapped("", 5), "");
}

TEST(Amounts, AreReadInTheirLanguage) {
  const Money money(123456750, Currency::euro());
  EXPECT_EQ(amount_text(money, Language::en), "€ 1,234,567.50");
  EXPECT_EQ(amount_text(money, Language::nl), "€ 1.234.567,50");
  EXPECT_EQ(amount_text(-money, Language::nl), "€ -1.234.567,50");
  EXPECT_EQ(amount_text(Money(100, *Currency::from_code("PLN")), Language::en), "PLN 1.00");
  EXPECT_EQ(amount_text(Money(99999, Currency()), Language::en), "999.99");
  EXPECT_EQ(cents_text(Ratio(BigInt(200), BigInt(3)), Currency::euro(), Language::en), "€ 0.67");
  EXPECT_EQ(number_text(Ratio(90494), Language::en), "90,494");
  EXPECT_EQ(number_text(Ratio(BigInt(7), BigInt(2)), Language::nl), "3,50");
}

}  // namespace
}  // namespace buurtkas

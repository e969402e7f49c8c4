#include "cli/render/plain_text.h"

#include <gtest/gtest.h>

#include "cli/render/amounts.h"
#include "cli/render/column.h"

namespace buurtkas {
namespace {

TEST(PlainText, MakesNamesHarmless) {
  EXPECT_EQ(harmless("\x1b[31mred\x07"), "·[31mred·");
  EXPECT_EQ(harmless("a\r\nb\tc"), "a  b c");
  EXPECT_EQ(harmless("\u202Egnihton\u202C"), "·gnihton·");
  EXPECT_EQ(harmless("caf\u00e9 \u20ac \U0001F333"), "caf\u00e9 \u20ac \U0001F333");
}

TEST(PlainText, MakesBytesThatAreNoTextHarmless) {
  EXPECT_EQ(harmless("\xff\x1b[1mx"), "··[1mx");    // nothing hides behind it
  EXPECT_EQ(harmless("\xe2\x1b[1m"), "··[1m");      // half a character
  EXPECT_EQ(harmless("\xe2\x82"), "··");            // cut off
  EXPECT_EQ(harmless("\xc0\x9b"), "··");            // too long for what it says
  EXPECT_EQ(harmless("\xe0\x82\x9b"), "···");       // the same
  EXPECT_EQ(harmless("\xed\xa0\x80"), "···");       // half of a pair
  EXPECT_EQ(harmless("\xf4\x90\x80\x80"), "····");  // beyond the last character
  EXPECT_EQ(harmless("\x9b"
                     "31m"),
            "·31m");
  EXPECT_EQ(harmless("\xc2\x9b"
                     "31m"),
            "·31m");
  EXPECT_EQ(harmless("\xf4\x8f\xbf\xbd\xc2\xa0"), "\U0010FFFD\u00a0");
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
  EXPECT_EQ(wrapped("kost nu PLN -5.00", 12), "kost nu\nPLN -5.00");
  EXPECT_EQ(wrapped("gaat nr. 12 en nee", 8), "gaat\nnr. 12\nen nee");
  EXPECT_EQ(wrapped("van de VVE nu", 10), "van de VVE\nnu");
  EXPECT_EQ(wrapped("- een twee", 6, 2), "- een\n  twee");
  EXPECT_EQ(wrapped("By two or more", 10, 2), "By two or\n  more");  // a first word as wide as the indent
  EXPECT_EQ(wrapped("onafscheidelijk ja", 5), "onafscheidelijk\nja");
  EXPECT_EQ(wrapped("", 5), "");
}

TEST(PlainText, CutsNoAmount) {
  EXPECT_EQ(right_whole("€ 5.00", 8), "  € 5.00");
  EXPECT_EQ(right_whole("€ 1,000,000.00", 8), "€ 1,000,000.00");
  Column amounts(8, "cost");
  amounts.add("€ 5.00");
  EXPECT_EQ(amounts.cell(0) + amounts.cell(1), "    cost  € 5.00");
  amounts.add("€ 10,000.00");
  EXPECT_EQ(amounts.width(), 12u) << "a space stays before it";
  EXPECT_EQ(amounts.cell(0), "        cost");
  EXPECT_EQ(amounts.cell(1), "      € 5.00");
  EXPECT_EQ(amounts.cell(2), " € 10,000.00");
}

TEST(Amounts, AreReadWithTheWordThatGoesWithThem) {
  EXPECT_EQ(counted_text(1, Language::nl, "stem", "stemmen"), "1 stem");
  EXPECT_EQ(counted_text(0, Language::nl, "stem", "stemmen"), "0 stemmen");
  EXPECT_EQ(counted_text(Ratio(3, 2), Language::nl, "stem", "stemmen"), "1,50 stemmen");
  EXPECT_EQ(counted_text(1234, Language::en, "vote", "votes"), "1,234 votes");
}

TEST(Amounts, AreReadInTheirLanguage) {
  const Money money(123456750, Currency::euro());
  EXPECT_EQ(amount_text(money, Language::en), "€ 1,234,567.50");
  EXPECT_EQ(amount_text(money, Language::nl), "€ 1.234.567,50");
  EXPECT_EQ(amount_text(-money, Language::nl), "€ -1.234.567,50");
  EXPECT_EQ(amount_text(Money(100, *Currency::from_code("PLN")), Language::en), "PLN 1.00");
  EXPECT_EQ(amount_text(Money(99999, Currency()), Language::en), "999.99");
  EXPECT_EQ(cents_text(Ratio(BigInt(200), BigInt(3)), Currency::euro(), Language::en), "€ 0.67");
  EXPECT_EQ(number_text(Ratio(90494), Language::en), "90,494");
  EXPECT_EQ(number_text(Ratio(BigInt(7), BigInt(2)), Language::nl), "3,50");
}

}  // namespace
}  // namespace buurtkas

// What a bank is sent: its days, its letters, its rules, and the file, held against the schemas.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "cli/render/bank/bank_letters.h"
#include "cli/render/bank/banking_day.h"
#include "cli/render/bank/credit_transfers.h"
#include "tests/support/xml_schema.h"

namespace buurtkas {
namespace {

Date day(const char* text) {
  return *parse_iso_date(text);
}

Money euros(std::int64_t cents) {
  return {cents, Currency::euro()};
}

TEST(BankingDay, NotAtWeekendsNorOnTheDaysOfTarget) {
  for (const char* closed :
       {"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25", "2026-12-26", "2026-11-28",
        "2026-11-29", "2027-03-26", "2027-03-29", "2024-03-29", "2025-04-18", "2025-04-21", "2000-04-21",
        "2008-03-24", "2011-04-22", "2038-04-26", "2038-04-23"}) {
    EXPECT_FALSE(is_banking_day(day(closed))) << closed;
  }
  for (const char* open : {"2026-04-02", "2026-04-07", "2026-04-27", "2026-05-05", "2026-05-14", "2026-12-24",
                           "2026-12-31", "2026-11-27", "2026-11-30"}) {
    EXPECT_TRUE(is_banking_day(day(open))) << open;
  }
}

TEST(BankingDay, IsThatDayOrTheFirstAfterIt) {
  EXPECT_EQ(to_string(banking_day_from(day("2026-05-29"))), "2026-05-29");
  EXPECT_EQ(to_string(banking_day_from(day("2026-04-03"))), "2026-04-07");
  EXPECT_EQ(to_string(banking_day_from(day("2026-12-25"))), "2026-12-28");
  EXPECT_EQ(to_string(banking_day_from(day("2026-12-31"))), "2026-12-31");
  EXPECT_EQ(to_string(banking_day_from(day("2027-12-31"))), "2027-12-31");
  EXPECT_EQ(to_string(banking_day_from(day("2028-01-01"))), "2028-01-03");
}

// Gauss's rule for the same days, written down by itself.
Date easter_by_gauss(int year) {
  const int k = year / 100;
  const int m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
  const int s = 2 - (3 * k + 3) / 4;
  const int a = year % 19;
  const int d = (19 * a + m) % 30;
  const int r = (d + a / 11) / 29;
  const int full_moon = 21 + d - r;
  const int sunday = 7 - (year + year / 4 + s) % 7;
  const int after = 7 - (full_moon - sunday) % 7;
  return date_of(day_number({year, 3, 1}) + full_moon + after - 1);
}

TEST(BankingDay, GoodFridayAndEasterMondayOfEveryYear) {
  for (int year = 1900; year < 2200; ++year) {
    const Date easter = easter_by_gauss(year);
    EXPECT_FALSE(is_banking_day(date_of(day_number(easter) - 2))) << year;
    EXPECT_FALSE(is_banking_day(date_of(day_number(easter) + 1))) << year;
    const Date thursday = date_of(day_number(easter) - 3);
    EXPECT_TRUE(is_banking_day(thursday)) << year;
    const Date tuesday = date_of(day_number(easter) + 2);
    EXPECT_TRUE(is_banking_day(tuesday) || (tuesday.month == 5 && tuesday.day == 1)) << year;
  }
}

TEST(BankLetters, NamesOfAllKinds) {
  const std::vector<std::pair<const char*, const char*>> names = {
      {"Ans Nergens", "Ans Nergens"},
      {"Şule Öztürk-Yıldız", "Sule Ozturk-Yildiz"},
      {"Łukasz Żółć", "Lukasz Zolc"},
      {"Zoë d’Ancona", "Zoe d'Ancona"},
      {"Jørgen Ærø Groß", "Jorgen AEro Gross"},
      {"Đặng Văn Ấn", "Dang Van An"},
      {"王小明", "wang xiao ming"},
      {"Иван Неизвестный", "Ivan Neizvestnyj"},
      {"محمد", "mhmd"},
      {"Jan 🦄 Kees", "Jan Kees"},
      {"Vis & Zn.", "Vis + Zn."},
      {"/weg//ermee/", "weg/ermee"},
      {"a\tb\nc", "a b c"},
      {"  dubbel   op  ", "dubbel op"},
      {"🦄🦄", ""},
      {"", ""},
      {"...", ""},
      {"\xff\xfe", ""},
  };
  for (const auto& [name, letters] : names) EXPECT_EQ(bank_letters(name, 70), letters) << name;
  EXPECT_EQ(bank_letters("Ans van der Verte", 8), "Ans van");
  EXPECT_EQ(bank_letters(std::string(500, 'x'), 70), std::string(70, 'x'));
}

// The slow twin of leaving ASCII as it is: ICU leaves it too.
TEST(BankLetters, AsciiNeedsNoTransliteration) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> icu(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  ASSERT_TRUE(U_SUCCESS(status));
  std::string ascii;
  for (int first = 1; first < 0x80; ++first) {
    for (int second = 1; second < 0x80; ++second) {
      ascii += {static_cast<char>(first), static_cast<char>(second)};
    }
  }
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(ascii);
  icu->transliterate(text);
  std::string after;
  text.toUTF8String(after);
  EXPECT_EQ(after, ascii);
}

RC_GTEST_PROP(BankLetters, AreAlwaysABanks, (const std::string& text)) {
  const std::string letters = bank_letters(text, bank_name_max);
  RC_ASSERT(letters.size() <= bank_name_max);
  RC_ASSERT(std::all_of(letters.begin(), letters.end(), is_bank_letter));
  RC_ASSERT(letters.find("//") == std::string::npos);
  RC_ASSERT(letters.empty() || (letters.front() != '/' && letters.back() != '/' && letters.front() != ' '));
  RC_ASSERT(bank_letters(letters, bank_name_max) == letters);
}

CreditTransfers sample() {
  CreditTransfers file;
  file.message = "b001-0123456789abcdef";
  file.created = day("2026-05-29");
  file.execution = day("2026-06-01");
  file.debtor = {"Stichting Verzonnen", "NL94BUUR0000000011", {}, PaymentFile::pain_001_001_09};
  file.payments = {
      {"s0001-1a2b3c4d", euros(6322), "Ans Nergens", "NL91ABNA0417164300", "Een straat s0001-1a2b3c4d"},
      {"s0002-5e6f7a8b", euros(1), "Sule 'O' + Zn.", "BE68539007547034", "Een straat s0002-5e6f7a8b"}};
  return file;
}

TEST(BankRules, EachIsBroken) {
  EXPECT_FALSE(broken_rule(sample()));
  const auto broken = [](const auto& change) {
    CreditTransfers file = sample();
    change(file);
    const auto rule = broken_rule(file);
    return rule ? std::optional(rule->rule) : std::nullopt;
  };
  using enum BankRule;
  EXPECT_EQ(broken([](auto& it) { it.payments[1].name = "Şule"; }), letters);
  EXPECT_EQ(broken([](auto& it) { it.payments[1].name.clear(); }), length);
  EXPECT_EQ(broken([](auto& it) { it.payments[1].name = std::string(71, 'x'); }), length);
  EXPECT_EQ(broken([](auto& it) { it.payments[1].remittance = std::string(141, 'x'); }), length);
  EXPECT_EQ(broken([](auto& it) { it.payments[1].end_to_end = std::string(36, 'x'); }), length);
  EXPECT_EQ(broken([](auto& it) { it.payments[1].end_to_end = "/s1"; }), slashes);
  EXPECT_EQ(broken([](auto& it) { it.payments[1].end_to_end = "s1/"; }), slashes);
  EXPECT_EQ(broken([](auto& it) { it.message = "b//1"; }), slashes);
  EXPECT_EQ(broken([](auto& it) { it.payments[0].amount = euros(0); }), amount);
  EXPECT_EQ(broken([](auto& it) { it.payments[0].amount = euros(100'000'000'000); }), amount);
  EXPECT_EQ(broken([](auto& it) { it.payments[0].amount = Money(5, *Currency::from_code("USD")); }), amount);
  EXPECT_EQ(broken([](auto& it) { it.execution = day("2026-05-31"); }), execution);
  EXPECT_EQ(broken([](auto& it) { it.execution = day("2026-05-28"); }), execution);
  EXPECT_EQ(broken([](auto& it) { it.payments[1].end_to_end = it.payments[0].end_to_end; }), same_twice);
  EXPECT_EQ(broken([](auto& it) { it.payments.clear(); }), nothing);
  EXPECT_EQ(broken([](auto& it) { it.debtor.holder = "\xc3\xab"; }), letters);
}

TEST(Pain001, IsValidByTheSchemas) {
  CreditTransfers file = sample();
  EXPECT_EQ(testing::schema_faults(pain001_text(file), "xsd/pain.001.001.09.xsd"), "");
  EXPECT_EQ(testing::schema_faults(pain001_text(file), "xsd/pain.001.001.09_GBIC_5.xsd"), "");
  file.debtor.bic = "BUURNL2A";
  EXPECT_EQ(testing::schema_faults(pain001_text(file), "xsd/pain.001.001.09.xsd"), "");
  file.form = PaymentFile::pain_001_001_03;
  EXPECT_EQ(testing::schema_faults(pain001_text(file), "xsd/pain.001.001.03.xsd"), "");
  file.debtor.bic.clear();
  EXPECT_EQ(testing::schema_faults(pain001_text(file), "xsd/pain.001.001.03.xsd"), "");
  EXPECT_NE(testing::schema_faults(pain001_text(file), "xsd/pain.001.001.09.xsd"), "");
}

TEST(Pain001, SaysWhatIsPaidAndNothingElse) {
  const std::string text = pain001_text(sample());
  for (const char* part :
       {"<MsgId>b001-0123456789abcdef</MsgId>", "<CreDtTm>2026-05-29T00:00:00</CreDtTm>",
        "<NbOfTxs>2</NbOfTxs>", "<CtrlSum>63.23</CtrlSum>", "<PmtMtd>TRF</PmtMtd>",
        "<BtchBookg>true</BtchBookg>", "<Cd>SEPA</Cd>", "<ChrgBr>SLEV</ChrgBr>", "<Dt>2026-06-01</Dt>",
        "<Id>NOTPROVIDED</Id>", "<EndToEndId>s0001-1a2b3c4d</EndToEndId>",
        "<InstdAmt Ccy=\"EUR\">63.22</InstdAmt>", "<InstdAmt Ccy=\"EUR\">0.01</InstdAmt>",
        "<IBAN>BE68539007547034</IBAN>"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
  }
  EXPECT_EQ(text.find("PstlAdr"), std::string::npos);
  EXPECT_EQ(text, pain001_text(sample()));
}

}  // namespace
}  // namespace buurtkas

#include "engine/money/amount.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

std::string read(const std::string& text, Currency currency) {
  const auto amount = parse_amount(text, currency);
  if (amount) return to_string(*amount);
  switch (amount.error()) {
    case AmountFault::not_an_amount:
      return "not an amount";
    case AmountFault::ambiguous:
      return "ambiguous";
    case AmountFault::too_many_decimals:
      return "too many decimals";
    case AmountFault::too_large:
      return "too large";
  }
  return "?";
}

struct Row {
  std::string text;
  std::string amount;  // or what is wrong with it
};

TEST(Amounts, AreReadInOneForm) {
  const std::vector<Row> rows = {
      {"0", "0.00"},
      {"5", "5.00"},
      {"1234.56", "1234.56"},
      {"1234.5", "1234.50"},
      {"1234.00", "1234.00"},
      {"0.01", "0.01"},
      {"0.0", "0.00"},
      {"-5", "-5.00"},
      {"-0.01", "-0.01"},
      {"-0", "0.00"},
      {" 12", "12.00"},
      {"12 ", "12.00"},
      {"\t12\r\n", "12.00"},
      {"1000000000000000", "1000000000000000.00"},
      {"-1000000000000000.00", "-1000000000000000.00"},
      {"999999999999999.99", "999999999999999.99"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, Currency::euro()), row.amount) << row.text;
}

TEST(Amounts, ThatCouldBeReadTwoWaysAreNotGuessed) {
  for (const std::string text : {"1.234,56",
                                 "1,234.56",
                                 "1,000",
                                 "1.000",
                                 "12.345",
                                 "999.000",
                                 "1,5",
                                 "1234,56",
                                 "1.234.567",
                                 "1,2,3",
                                 "1 000",
                                 "1 000,00",
                                 "1'000",
                                 "0100",
                                 "00",
                                 "007.50",
                                 "000",
                                 "5.",
                                 ".5",
                                 ",5",
                                 "5,",
                                 "1..5",
                                 "1.,5",
                                 "1.5.",
                                 "-1,5",
                                 "-1.000",
                                 "0,50",
                                 "000000000000000000000000000000",
                                 "012345678901234567890123456789"}) {
    EXPECT_EQ(read(text, Currency::euro()), "ambiguous") << text;
  }
}

TEST(Amounts, WithPartsOfACentHaveTooManyDecimals) {
  for (const std::string text : {"1.2345", "1.0000", "0.500", "0.001", "1234.567", "1000.000", "-0.005",
                                 "1.00000000000000000000000000000000", "99999999999999999999.999"}) {
    EXPECT_EQ(read(text, Currency::euro()), "too many decimals") << text;
  }
}

TEST(Amounts, ThatAreNoneAreNotRead) {
  for (const std::string text : {"",
                                 " ",
                                 "-",
                                 "+",
                                 "+5",
                                 "--5",
                                 "-+5",
                                 "5-",
                                 "1e3",
                                 "1E3",
                                 "1.5e2",
                                 "NaN",
                                 "nan",
                                 ".nan",
                                 "inf",
                                 "-inf",
                                 ".inf",
                                 "Infinity",
                                 "0x10",
                                 "0b11",
                                 "0o17",
                                 "1_000",
                                 "1_000.00",
                                 "\u0966\u0967",
                                 "\uff11\uff12",
                                 "\u00bd",
                                 "\u20ac 5",
                                 "\u20ac5",
                                 "5 euro",
                                 "EUR 5",
                                 "5 EUR",
                                 "5%",
                                 "1/2",
                                 "12:30",
                                 "true",
                                 "null",
                                 "~",
                                 "abc",
                                 "1a",
                                 "a1",
                                 "1\u00a0000",
                                 "\u00a012",
                                 "\u22125",
                                 "\"5\"",
                                 "(5)",
                                 ".",
                                 ",",
                                 "-.",
                                 "5\v",
                                 "5;"}) {
    EXPECT_EQ(read(text, Currency::euro()), "not an amount") << text;
  }
  EXPECT_EQ(read(std::string("5\0", 2), Currency::euro()), "not an amount");
}

TEST(Amounts, BeyondWhatMoneyHoldsAreTooLarge) {
  for (const std::string text :
       {"1000000000000000.01", "1000000000000001", "9223372036854775807", "9223372036854775808",
        "18446744073709551617", "92233720368547758.08", "123456789012345678901234567890",
        "-1000000000000000.01", "-123456789012345678901234567890"}) {
    EXPECT_EQ(read(text, Currency::euro()), "too large") << text;
  }
  EXPECT_EQ(read(std::string(1'000'000, '9'), Currency::euro()), "too large");
}

TEST(Amounts, OfACurrencyWithoutDecimalsHaveNone) {
  const Currency yen = *Currency::from_code("JPY");
  const std::vector<Row> rows = {
      {"1500", "1500.00"},           {"1500.00", "1500.00"},
      {"1500.0", "1500.00"},         {"1500.5", "too many decimals"},
      {"0.01", "too many decimals"}, {"1.500", "ambiguous"},
      {"1,500", "ambiguous"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, yen), row.amount) << row.text;
  EXPECT_EQ(parse_amount("7", yen)->currency(), yen);
}

TEST(Amounts, AreSuggestedInTheFormThatIsRead) {
  const std::vector<Row> rows = {
      {"1.234,56", "1234.56"},
      {"1,234.56", "1234.56"},
      {"1 234,56", "1234.56"},
      {"1'234.5", "1234.5"},
      {"1.234.567,89", "1234567.89"},
      {"1234,56", "1234.56"},
      {"1,5", "1.5"},
      {"0,50", "0.50"},
      {",5", "0.5"},
      {"1.000", "1000"},
      {"1,000", "1000"},
      {"12.345", "12345"},
      {"1.234.567", "1234567"},
      {"1 000", "1000"},
      {"0100", "100"},
      {"007.50", "7.50"},
      {"000", "0"},
      {"5.", "5"},
      {"5,", "5"},
      {" 1,5 ", "1.5"},
      // No way of writing that anybody has: nothing is suggested.
      {"0,500", ""},
      {"0.001", ""},
      {"1234,567", ""},
      {"1,234.567", ""},
      {"1.2.3", ""},
      {"1,2,3", ""},
      {"1.23,4", ""},
      {"1..5", ""},
      {"1 5", ""},
      {"", ""},
      {",", ""},
      {"abc", ""},
      {"1e3", ""},
      {"-1,5", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(suggested_amount(row.text), row.amount) << row.text;
}

RC_GTEST_PROP(Amounts, AreReadBackAsTheyAreWritten, ()) {
  const std::int64_t most = Money::cents_max;
  const Money money(*rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-most, most + 1),
                                    rc::gen::inRange<std::int64_t>(-200, 201)),
                    Currency::euro());
  const auto read_back = parse_amount(to_string(money), Currency::euro());
  RC_ASSERT(read_back.has_value());
  RC_ASSERT(*read_back == money);
}

RC_GTEST_PROP(Amounts, ThatAreSuggestedCanBeRead, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789.,' ")));
  RC_PRE(text.size() < 16);
  const std::string suggested = suggested_amount(text);
  if (!suggested.empty()) RC_ASSERT(parse_amount(suggested, Currency::euro()).has_value());
}

}  // namespace
}  // namespace buurtkas

// IBANs: examples from the registry of ISO 13616, and what is none.

#include "cli/read/iban.h"

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/support.h"

namespace buurtkas {
namespace {

TEST(Iban, ExamplesOfTheRegistry) {
  for (const char* iban : {
           "AD1200012030200359100100",
           "AT611904300234573201",
           "BE68539007547034",
           "BG80BNBG96611020345678",
           "CH9300762011623852957",
           "CY17002001280000001200527600",
           "CZ6508000000192000145399",
           "DE89370400440532013000",
           "DK5000400440116243",
           "EE382200221020145685",
           "ES9121000418450200051332",
           "FI2112345600000785",
           "FR1420041010050500013M02606",
           "GB29NWBK60161331926819",
           "GI75NWBK000000007099453",
           "GR1601101250000000012300695",
           "HR1210010051863000160",
           "HU42117730161111101800000000",
           "IE29AIBK93115212345678",
           "IS140159260076545510730339",
           "IT60X0542811101000000123456",
           "LI21088100002324013AA",
           "LT121000011101001000",
           "LU280019400644750000",
           "LV80BANK0000435195001",
           "MC5811222000010123456789030",
           "MT84MALT011000012345MTLCAST001S",
           "NL91ABNA0417164300",
           "NO9386011117947",
           "PL61109010140000071219812874",
           "PT50000201231234567890154",
           "RO49AAAA1B31007593840000",
           "SE4550000000058398257466",
           "SI56263300012039086",
           "SK3112000000198742637541",
           "SM86U0322509800000000270100",
           "VA59001123000012345678",
           "AL47212110090000000235698741",
           "ME25505000012345678951",
           "MD24AG000225100013104168",
           "MK07250120000058984",
           "RS35260005601001611379",
       }) {
    EXPECT_TRUE(is_iban(iban)) << iban;
    std::string other = iban;
    other.back() = other.back() == '1' ? '2' : '1';
    EXPECT_FALSE(is_iban(other)) << other;
    EXPECT_FALSE(is_iban(std::string(iban) + "0")) << iban;
    EXPECT_FALSE(is_iban(std::string_view(iban).substr(0, std::string_view(iban).size() - 1))) << iban;
  }
}

// Other people's tables of the registry: lengths of all countries, and an example of each.
std::vector<std::vector<std::string>> table(const char* file, char separator) {
  std::istringstream lines(testing::text_of(testing::shared_folder() / "vectors/iban" / file));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    std::vector<std::string>& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, separator);) row.push_back(cell);
  }
  return rows;
}

TEST(Iban, AgreesWithTheTablesOfTheRegistry) {
  // `AD country="Andorra" bban="4!n4!n12!c"`: the lengths of all that we take.
  std::map<std::string, std::size_t> lengths;
  for (const auto& row : table("python-stdnum-iban.dat", '"')) {
    std::size_t length = 4;
    for (std::istringstream parts(row.at(3)); parts;) {
      std::size_t part = 0;
      char mark = 0;
      char kind = 0;
      if (parts >> part >> mark >> kind) length += part;
    }
    lengths[row.at(0).substr(0, 2)] = length;
  }
  const auto rows = table("php-iban-registry.txt", '|');
  ASSERT_GT(rows.size(), 70U);
  std::size_t of_sepa = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::string& example = rows[i].at(7);
    if (rows[i].at(16) == "1" && lengths.contains(rows[i].at(0))) {  // Martinique and others write FR

      EXPECT_TRUE(is_iban(example)) << example;
      ++of_sepa;
    }
  }
  EXPECT_GT(of_sepa, 30U);
  std::size_t known = 0;
  for (const auto& [country, length] : lengths) {
    // Of every length, with check digits that are right.
    for (std::size_t size = 5; size <= 34; ++size) {
      const std::string bban(size - 4, '0');
      bool is_taken = false;
      for (int digits = 2; digits < 99; ++digits) {
        is_taken = is_taken || is_iban(country + (digits < 10 ? "0" : "") + std::to_string(digits) + bban);
      }
      if (is_taken) {
        EXPECT_EQ(size, length) << country;
        ++known;
      }
    }
  }
  EXPECT_EQ(known, 42U);
}

TEST(Iban, WhatIsNone) {
  for (const char* text :
       {"", "N", "NL", "NL9", "NL91", "NL91ABNA041716430", "XX91ABNA0417164300", "nl91abna0417164300",
        "NL91 ABNA 0417 1643 00", "NLX1ABNA0417164300", "NL91ABNA04171643O0", "NL91ABNA04171643-0",
        "TR330006100519786457841326", "NL91ABNA041716430\xC3\xA9"}) {
    EXPECT_FALSE(is_iban(text)) << text;
  }
}

TEST(Iban, AsPeopleWriteThem) {
  EXPECT_EQ(compact_iban(" nl91 Abna 0417 1643 00 "), "NL91ABNA0417164300");
  EXPECT_TRUE(is_iban(compact_iban("nl91 abna 0417 1643 00")));
  EXPECT_EQ(compact_iban(""), "");
}

}  // namespace
}  // namespace buurtkas

// What a bank would not send: other files, other encodings, and XML that is made to do harm.

#include <gtest/gtest.h>

#include "cli/read/bank/xml_document.h"
#include "tests/read/bank_support.h"
#include "tests/read/folder_support.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::account_statement_02;
using testing::lines_of_answer;
using testing::replaced;

// Characters below U+0100 only.
std::string utf16(const std::string& latin, bool is_little) {
  std::string bytes = is_little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char c : latin) {
    if (!is_little) bytes += '\0';
    bytes += c;
    if (is_little) bytes += '\0';
  }
  return bytes;
}

std::string repeated(std::size_t times, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(BankAnswerHostile, OtherFilesAreCalledByTheirName) {
  const std::string xml = "camt.053 (XML)|\n";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "f.xml:0:0 file-empty ||\n"},
      {"\xEF\xBB\xBF \n", "f.xml:0:0 file-empty ||\n"},
      {"\xFE\xFF", "f.xml:0:0 file-empty ||\n"},
      {utf16("Datum,Bedrag", true), "f.xml:0:0 not-bank-xml CSV|" + xml},
      {":20:STATEMENT\r\n:25:NL91ABNA0417164300\r\n", "f.xml:0:0 not-bank-xml MT940|" + xml},
      {"{1:F01ABNANL2AXXXX0000000000}{2:I940", "f.xml:0:0 not-bank-xml MT940|" + xml},
      {"ABNANL2A\r\n940\r\n:20:X\r\n", "f.xml:0:0 not-bank-xml MT940|" + xml},
      {"%PDF-1.7\n", "f.xml:0:0 not-bank-xml PDF|" + xml},
      {"PK\x03\x04 camt.zip", "f.xml:0:0 zipped ZIP|" + xml},
      {"\x1F\x8B\x08", "f.xml:0:0 zipped gzip|" + xml},
      {"Datum;Bedrag\n2026-03-09;12,50\n", "f.xml:0:0 not-bank-xml CSV|" + xml},
      {"\n<!DOCTYPE HTML><html>", "f.xml:0:0 not-bank-xml HTML|" + xml},
      {"hallo\n", "f.xml:0:0 not-bank-xml hallo|" + xml},
      {"<a xmlns=\"b\"/>",
       "f.xml:1:1 other-message <a xmlns=\"b\">|camt.053.001.02, camt.053.001.08, pain.002.001.03, "
       "pain.002.001.10|\n"},
      {"<", "f.xml:1:2 not-xml StartTag: invalid element name||\n"},
  };
  for (const auto& [bytes, lines] : cases) EXPECT_EQ(lines_of_answer(bytes), lines) << bytes;
  EXPECT_EQ(testing::lines_of(read_bank_answer(std::filesystem::path("nergens.xml"), "f.xml").findings),
            "f.xml:0:0 file-missing ||\n");
}

TEST(BankAnswerHostile, EncodingsAreReadAsTheySay) {
  const std::string plain = account_statement_02();
  const std::string right = lines_of_answer(plain);
  const auto saying = [&](const char* encoding) { return replaced(plain, "UTF-8", encoding); };
  EXPECT_EQ(lines_of_answer("\xEF\xBB\xBF" + plain), right);
  EXPECT_EQ(lines_of_answer(utf16(saying("UTF-16"), true)), right);
  EXPECT_EQ(lines_of_answer(utf16(saying("utf-16"), false)), right);
  EXPECT_EQ(lines_of_answer(utf16(plain, true)), "f.xml:1:1 encoding-differs UTF-16|UTF-8|\n");
  EXPECT_EQ(lines_of_answer(saying("UTF-16")), "f.xml:1:1 encoding-differs UTF-8|UTF-16|\n");
  EXPECT_EQ(lines_of_answer("\xEF\xBB\xBF" + saying("ISO-8859-1")),
            "f.xml:1:1 encoding-differs UTF-8|ISO-8859-1|\n");
  EXPECT_EQ(lines_of_answer(saying("EBCDIC")),
            "f.xml:1:1 other-encoding EBCDIC|UTF-8, UTF-16, ISO-8859-1, ISO-8859-15|\n");
  const auto with = [&](const char* encoding, const std::string& letters) {
    return lines_of_answer(replaced(saying(encoding), "Bloembollen", letters));
  };
  EXPECT_NE(with("ISO-8859-1", "caf\xE9").find("(caf\xC3\xA9 en"), std::string::npos);
  EXPECT_NE(with("iso-8859-15", "\xA4").find("(\xE2\x82\xAC en"), std::string::npos);
  EXPECT_NE(with("ISO-8859-1", "\xA4").find("(\xC2\xA4 en"), std::string::npos);
  EXPECT_EQ(with("UTF-8", "caf\xE9"), "f.xml:19:19 not-text \\xe9|UTF-8|\n");
  EXPECT_EQ(with("ISO-8859-1", std::string("a\0b", 3)), "f.xml:19:17 not-text \\x00|ISO-8859-1|\n");
  EXPECT_EQ(lines_of_answer(utf16(saying("UTF-16"), true) + "x"), "f.xml:37:1 not-text \\x78|UTF-16|\n");
  EXPECT_EQ(lines_of_answer(std::string("\xFF\xFE<\0\x00\xD8<\0", 8)),
            "f.xml:1:2 not-text \\x00\\xd8\\x3c\\x00|UTF-16|\n");
}

TEST(BankAnswerHostile, NoDoctypeIsUsed) {
  const testing::TemporaryFolder folder;
  const std::string secret = folder.write("secret.txt", "geheim").string();
  const std::string external = folder.write("a.dtd", "<!ENTITY x \"geheim\">").string();
  const std::vector<std::string> types = {
      "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file://" + secret + "\">]>\n",
      "<!DOCTYPE Document SYSTEM \"" + external + "\">\n",
      "<!DOCTYPE Document PUBLIC \"a\" \"http://127.0.0.1:9/a.dtd\" [<!ENTITY % p SYSTEM \"" + external +
          "\"> %p;]>\n",
  };
  for (const std::string& type : types) {
    std::string text = replaced(account_statement_02(), "<Document", type + "<Document");
    text = replaced(text, "Bloembollen", "&x;");
    EXPECT_EQ(lines_of_answer(text), "f.xml:2:1 doctype-refused <!DOCTYPE||\n");
  }
  EXPECT_EQ(lines_of_answer(replaced(account_statement_02(), "Bloembollen", "&x;")),
            "f.xml:19:19 not-xml Entity 'x' not defined||\n");
  EXPECT_NE(lines_of_answer(replaced(account_statement_02(), "Bloembollen", "&lt;b&gt; &amp; &#x20AC;"))
                .find("(<b> & \xE2\x82\xAC en aarde)"),
            std::string::npos);
}

TEST(BankAnswerHostile, NothingIsIncluded) {
  const testing::TemporaryFolder folder;
  const std::string other = folder.write("amount.xml", "<Amt Ccy=\"EUR\">99.00</Amt>").string();
  const std::string include =
      "<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"" + other + "\"/>";
  EXPECT_EQ(lines_of_answer(replaced(account_statement_02(), "<Amt Ccy=\"EUR\">12.50</Amt>", include)),
            "f.xml:10:1 missing-key Ntry|Amt|\n");
  EXPECT_EQ(lines_of_answer(replaced(account_statement_02(), ">12.50<", '>' + include + '<')),
            "f.xml:12:1 wrong-type Amt|text|\n");
}

TEST(BankAnswerHostile, OtherNamespacesArePassedOver) {
  const std::string foreign = "<x:Amt xmlns:x=\"u\" Ccy=\"EUR\">99.00<Amt Ccy=\"EUR\">98.00</Amt></x:Amt>";
  EXPECT_EQ(lines_of_answer(replaced(account_statement_02(), "<Amt Ccy=\"EUR\">12.50",
                                     foreign + "<Amt Ccy=\"EUR\">12.50")),
            lines_of_answer(account_statement_02()));
  EXPECT_EQ(lines_of_answer(replaced(account_statement_02(), "<Amt Ccy=\"EUR\">12.50",
                                     "<Amt xmlns=\"u\" Ccy=\"EUR\">12.50")),
            "f.xml:10:1 missing-key Ntry|Amt|\n");
  EXPECT_EQ(
      lines_of_answer(replaced(account_statement_02(), "<NtryRef>1", "<y:NtryRef>1</y:NtryRef><NtryRef>1")),
      "f.xml:11:11 not-xml Namespace prefix y on NtryRef is not defined||\n");
}

TEST(BankAnswerHostile, WhatIsLargerThanABanksIsRefused) {
  const auto with = [](const std::string& letters) {
    return replaced(account_statement_02(), "<NtryRef>1</NtryRef>", letters);
  };
  const std::string plain = lines_of_answer(with(""));
  EXPECT_EQ(lines_of_answer(with(repeated(58, "<a>") + repeated(58, "</a>"))), plain);
  EXPECT_EQ(lines_of_answer(with("\n" + repeated(61, "<a>") + repeated(61, "</a>"))),
            "f.xml:12:181 too-deep <a>|64|\n");
  EXPECT_EQ(lines_of_answer(with(repeated(1'000'000, "<a>"))), "f.xml:11:181 too-deep <a>|64|\n");
  EXPECT_NE(lines_of_answer(with(repeated(xml_elements_max, "<a/>"))).find("too-many <a>|1000000|"),
            std::string::npos);
  const std::string wide = "<a b=\"" + std::string(20'000'000, 'x') + "\"/>";
  EXPECT_EQ(lines_of_answer(with(wide)), "f.xml:11:1 too-long <a b=\"" + std::string(54, 'x') + "|4096|\n");
  std::string attributes = "<a";
  for (int i = 0; i < 17; ++i) attributes += " b" + std::to_string(i) + "=''";
  EXPECT_EQ(lines_of_answer(with(attributes + "/>")), "f.xml:11:1 too-many <a>|16|\n");
  for (int i = 17; i < 1'000'000; ++i) attributes += " b" + std::to_string(i) + "=''";
  EXPECT_EQ(lines_of_answer(with(attributes + "/>")).find("f.xml:11:1 too-long <a b0="), 0u);
  std::string spaces;
  for (int i = 0; i < 70; ++i) spaces += "<a xmlns:b" + std::to_string(i) + "='u'/>";
  EXPECT_NE(lines_of_answer(with(spaces)).find("too-many <a>|64|"), std::string::npos);
  std::string names;
  for (int i = 0; i < 2'000; ++i) names += "<n" + std::to_string(i) + "/>";
  EXPECT_NE(lines_of_answer(with(names)).find("too-many <n19"), std::string::npos);
  const std::string longest(xml_text_bytes_max, 'x');
  EXPECT_EQ(lines_of_answer(with("<a> " + longest + " </a>")), plain);
  EXPECT_EQ(lines_of_answer(with("<a>" + longest + "y</a>")),
            "f.xml:11:4 too-long " + std::string(60, 'x') + "|10000|\n");
  EXPECT_EQ(lines_of_answer(std::string(bank_answer_bytes_max + 1, '<')),
            "f.xml:0:0 file-too-large 64 MiB|<= 64 MiB|\n");
}

TEST(BankAnswerHostile, EveryBeginningOfAFileIsAFinding) {
  const std::string text = account_statement_02();
  for (std::size_t size = 0; size + 2 < text.size(); ++size) {
    const auto reading = bank_answer_of(text.substr(0, size), "f.xml");
    ASSERT_FALSE(reading.value) << size;
    ASSERT_EQ(reading.findings.size(), 1u) << size;
    if (size > 200) {
      EXPECT_EQ(reading.findings[0].code, "truncated") << size;
    }
  }
}

}  // namespace
}  // namespace buurtkas

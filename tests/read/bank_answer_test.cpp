#include "cli/read/bank/bank_answer.h"

#include <gtest/gtest.h>

#include "engine/sha256.h"
#include "tests/read/bank_support.h"
#include "tests/read/folder_support.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::account_statement_02;
using testing::account_statement_08;
using testing::lines_of_answer;
using testing::replaced;
using testing::status_report_10;

std::string named(const std::string& file) {
  return testing::lines_of(read_bank_answer(testing::shared_folder() / "vectors" / file, "f.xml"));
}

TEST(BankAnswer, IsAStatementInBothVersions) {
  EXPECT_EQ(lines_of_answer(account_statement_02()),
            "camt.053.001.02\n"
            "statement S1 NL91ABNA0417164300 100.00 -3.25\n"
            "entry -12.50 BOOK 2026-03-09 B1 1\n"
            "tx -12.50 E1 P1 K1 - (Bloembollen en aarde)\n"
            "entry 7.00 BOOK 2026-03-10 - - reversal\n"
            "tx 7.00 E2 - - - return AC04 (rekening opgeheven) ()\n");
  EXPECT_EQ(lines_of_answer(account_statement_08()),
            "camt.053.001.08\n"
            "statement S8 - - -\n"
            "entry -30.00 BOOK 2026-03-09 - - batch K2 P2 2\n"
            "tx -10.00 E3 - - - ()\n"
            "tx -20.00 E4 - - - ()\n"
            "entry -5.00 PDNG - - - batch - - 3\n");
}

TEST(BankAnswer, IsAReportInBothVersions) {
  EXPECT_EQ(lines_of_answer(status_report_10()),
            "pain.002.001.10 R1\n"
            "group K1 - - - PART - - ()\n"
            "tx K1 P1 E1 I1 ACSC - - ()\n"
            "tx K1 P1 E2 - RJCT AC04 7.50 (eerst dit dan dat)\n");
  EXPECT_EQ(lines_of_answer(testing::status_report_03()),
            "pain.002.001.03 R3\n"
            "group K3 - - - RJCT AM10 - ()\n"
            "part K3 P3 - - RJCT eigen - ()\n");
}

TEST(BankAnswer, KnowsItsPlacesAndItsBytes) {
  const std::string text = account_statement_02();
  const auto reading = bank_answer_of(text, "f.xml");
  ASSERT_TRUE(reading.value);
  EXPECT_EQ(reading.value->sha256, sha256_of(text));
  const auto& statement = std::get<std::vector<AccountStatement>>(reading.value->content).at(0);
  EXPECT_EQ(statement.spot.line, 5u);
  EXPECT_EQ(statement.entries.at(0).spot.line, 10u);
  EXPECT_EQ(statement.entries.at(0).spot.column, 1u);
  EXPECT_EQ(statement.entries.at(0).transactions.at(0).spot.line, 17u);
  EXPECT_EQ(statement.entries.at(0).transactions.at(0).spot.column, 11u);
}

struct Row {
  const char* from;
  const char* to;
  const char* lines;  // findings; of what is read in spite of them only the first
};

void expect_rows(const std::string& right, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const auto reading = bank_answer_of(replaced(right, row.from, row.to), "f.xml");
    EXPECT_EQ(testing::lines_of(reading.findings), row.lines) << row.to;
    EXPECT_EQ(reading.value.has_value(), !has_errors(reading.findings)) << row.to;
  }
}

TEST(BankAnswer, AmountsAreEurosInWholeCentsOrFindings) {
  expect_rows(account_statement_02(),
              {{">12.50<", ">12.50000<", ""},
               {">12.50<", ">+012.5<", ""},
               {">12.50<", "> 12. <", ""},
               {">12.50<", "><![CDATA[12]]><!-- of? -->.&#53;0<", ""},
               {">12.50<", ">12.345<", "f.xml:12:16 too-many-decimals 12.345|1234.56|\n"},
               {">12.50<", ">0.00001<", "f.xml:12:16 too-many-decimals 0.00001|1234.56|\n"},
               {">12.50<", ">12.500000<", "f.xml:12:16 too-many-decimals 12.500000|1234.56|\n"},
               {">12.50<", ">12,50<", "f.xml:12:16 ambiguous-amount 12,50|1234.56|12.50\n"},
               {">12.50<", ">-12.50<", "f.xml:12:16 negative-amount -12.50|0|\n"},
               {">12.50<", ">1e3<", "f.xml:12:16 not-an-amount 1e3|1234.56|\n"},
               {">12.50<", "><", "f.xml:12:16 not-an-amount |1234.56|\n"},
               {">12.50<", ">.<", "f.xml:12:16 not-an-amount .|1234.56|\n"},
               {">12.50<", ">1234567890123456789<",
                "f.xml:12:16 amount-too-large 1234567890123456789|1000000000000000.00|\n"},
               {">12.50<", ">999999999999890<", "f.xml:23:16 amount-too-large 7.00|1000000000000000.00|\n"},
               {"Ccy=\"EUR\">12.50", "Ccy=\"SEK\">12.5", "warning f.xml:12:16 not-euro 12.5 SEK||\n"},
               {"Ccy=\"EUR\">12.50", "Ccy=\"eur\">12.50", "f.xml:12:1 unknown-currency eur|EUR|\n"},
               {" Ccy=\"EUR\">12.50", ">12.50", "f.xml:12:1 missing-key Amt|Ccy|\n"},
               {">12.50<", "><Cd>12.50</Cd><", "f.xml:12:1 wrong-type Amt|text|\n"}});
}

TEST(BankAnswer, AnotherCurrencyIsNeverEuros) {
  const std::string text = replaced(account_statement_02(), "Ccy=\"EUR\">12.50", "Ccy=\"SEK\">12.5");
  const std::string lines = lines_of_answer(text);
  EXPECT_NE(lines.find("entry -[12.5 SEK] BOOK"), std::string::npos) << lines;
  EXPECT_NE(lines.find("tx -[12.5 SEK] E1"), std::string::npos) << lines;
}

TEST(BankAnswer, EachValueIsRightOrAFinding) {
  expect_rows(
      account_statement_02(),
      {{"<Dt>2026-03-09</Dt>", "<Dt>2026-03-09+01:00</Dt>", ""},
       {"<Dt>2026-03-09</Dt>", "<DtTm>2026-03-09T00:00:00Z</DtTm>", ""},
       {"<Dt>2026-03-09</Dt>", "<Dt>2026-02-30</Dt>", "f.xml:15:14 not-a-date 2026-02-30|YYYY-MM-DD|\n"},
       {"<Dt>2026-03-09</Dt>", "<Dt>09-03-2026 </Dt>",
        "f.xml:15:14 not-a-date 09-03-2026|YYYY-MM-DD|2026-03-09\n"},
       {"<Dt>2026-03-09</Dt>", "<Dt>2026-03-09 heel de dag</Dt>",
        "f.xml:15:14 not-a-date 2026-03-09 heel de dag|YYYY-MM-DD|\n"},
       {"<Dt>2026-03-09</Dt>", "<DtTm>2026-03-09</DtTm>",
        "f.xml:15:16 not-a-date 2026-03-09|YYYY-MM-DDThh:mm:ss|\n"},
       {"<Dt>2026-03-09</Dt>", "", "f.xml:15:1 missing-key BookgDt|DtTm|\n"},
       {"<BookgDt><Dt>2026-03-09</Dt></BookgDt>", "", "f.xml:10:1 missing-key Ntry|BookgDt|\n"},
       {"<Sts>BOOK</Sts>\n<BookgDt><Dt>2026-03-09</Dt></BookgDt>", "<Sts>PDNG</Sts>", ""},
       {"<Sts>BOOK</Sts>\n<BookgDt>", "<Sts/>\n<BookgDt>", "f.xml:14:1 missing-value |Sts|\n"},
       {"<Sts>BOOK</Sts>\n<BookgDt>", "<BookgDt>", "f.xml:10:1 missing-key Ntry|Sts|\n"},
       {"<Amt Ccy=\"EUR\">12.50</Amt>", "", "f.xml:10:1 missing-key Ntry|Amt|\n"},
       {"12.50</Amt>", "12.50</Amt><Amt Ccy=\"EUR\">9.00</Amt>", "f.xml:12:27 duplicate-key Amt|f.xml:12|\n"},
       {"<CdtDbtInd>DBIT</CdtDbtInd>\n<Sts>", "<CdtDbtInd>debet</CdtDbtInd>\n<Sts>",
        "f.xml:13:12 unknown-value debet|CRDT, DBIT|\n"},
       {"<CdtDbtInd>DBIT</CdtDbtInd>\n<Sts>", "<Sts>", "f.xml:10:1 missing-key Ntry|CdtDbtInd|\n"},
       {"true", "ja", "f.xml:25:10 unknown-value ja|true, false|\n"},
       {"<EndToEndId>E1", "<EndToEndId>E0</EndToEndId><EndToEndId>E1",
        "f.xml:18:74 duplicate-key EndToEndId|f.xml:18|\n"},
       {"<Id>S1</Id>", "", "f.xml:5:1 missing-key Stmt|Id|\n"},
       {"<Id>S1</Id>", "<Id> </Id>", "f.xml:6:1 missing-value |Id|\n"},
       {"<Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></Acct>", "", "f.xml:5:1 missing-key Stmt|Acct|\n"},
       {"<NtryDtls><TxDtls>\n<Refs><MsgId>",
        "<NtryDtls><Btch><NbOfTxs>-1</NbOfTxs></Btch><TxDtls>\n<Refs><MsgId>",
        "f.xml:17:26 number-out-of-range -1|0 - 999999999999999|\n"}});
  expect_rows(
      status_report_10(),
      {{"<MsgId>R1</MsgId>", "", "f.xml:3:1 missing-key GrpHdr|MsgId|\n"},
       {"<OrgnlMsgId>K1</OrgnlMsgId>", "", "f.xml:4:1 missing-key OrgnlGrpInfAndSts|OrgnlMsgId|\n"},
       {"<OrgnlPmtInfId>P1</OrgnlPmtInfId>", "", "f.xml:5:1 missing-key OrgnlPmtInfAndSts|OrgnlPmtInfId|\n"},
       {">7.5<", ">7.505<", "f.xml:11:38 too-many-decimals 7.505|1234.56|\n"},
       {"<TxSts>ACSC</TxSts>", "", ""}});
}

TEST(BankAnswer, AReturnIsAlsoKnownByTheBanksCode) {
  const std::string code = "<BkTxCd><Domn><Fmly><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>";
  const std::string text = replaced(account_statement_02(), "<AcctSvcrRef>B1", code + "<AcctSvcrRef>B1");
  EXPECT_NE(lines_of_answer(text).find("tx -12.50 E1 P1 K1 - return - () ("), std::string::npos);
  const std::string inside =
      replaced(account_statement_02(), "<TxDtls>\n<Refs><MsgId>", "<TxDtls>" + code + "\n<Refs><MsgId>");
  EXPECT_NE(lines_of_answer(inside).find("tx -12.50 E1 P1 K1 - return - () ("), std::string::npos);
}

TEST(BankAnswer, OfOthersIsReadAsItIs) {
  EXPECT_EQ(named("camt/apiome-camt053.001.08.xml"),
            "camt.053.001.08\n"
            "statement NL91ABNA0417164300-2026-08-19 NL91ABNA0417164300 1250000.00 1101942.75\n"
            "entry -12500.00 BOOK 2026-08-19 BK0000000001 -\n"
            "tx -12500.00 INV-10042 - - - (INV-10042)\n"
            "entry 98750.00 BOOK 2026-08-19 BK0000000002 -\n"
            "tx 98750.00 INV-90211 - - - ()\n");
  const std::string one =
      "entry 8.85 BOOK 2014-12-31 - -\n"
      "tx 8.85 000000001 - - - (Transaction Description)\n";
  EXPECT_EQ(named("camt/genkgo-camt053.v2.all-balance-types.xml"),
            "camt.053.001.02\nstatement CAMT0532015012200001 - 1.01 4.04\n" + one);
  EXPECT_EQ(named("camt/genkgo-camt053.v2.five.decimals.xml"),
            "camt.053.001.02\nstatement 253EURNL26VAYB8060476890 NL26VAYB8060476890 18.15 27.05\n" + one);
  for (const char* file : {"minimal", "minimal.ultimate", "with-party-ids"}) {
    EXPECT_EQ(named(std::string("camt/genkgo-camt053.v2.") + file + ".xml"),
              "camt.053.001.02\nstatement 253EURNL26VAYB8060476890 NL26VAYB8060476890 18.15 -\n"
              "entry 8.85 BOOK 2014-12-31 - -\ntx 8.85 - - - - ()\n");
  }
  EXPECT_EQ(named("camt/genkgo-camt053.v2.with-account-name.xml"),
            "camt.053.001.02\nstatement 253EURCH2801234000123456789 CH2801234000123456789 - -\n"
            "entry 8.85 BOOK 2014-12-31 - -\ntx 8.85 - - - - ()\n");
  EXPECT_EQ(named("camt/genkgo-camt053.v2.multi.statement.xml"),
            "camt.053.001.02\nstatement 253EURNL26VAYB8060476890 NL26VAYB8060476890 18.15 27.00\n"
            "entry 8.85 BOOK 2014-12-31 - -\ntx 8.85 000000001 - - - (Transaction Description 1)\n"
            "statement 254EURNL26VAYB8060476890 NL26VAYB8060476890 27.00 20.00\n"
            "entry -7.00 BOOK 2014-12-31 - -\ntx -7.00 000000002 - - - (Transaction Description 2)\n");
  EXPECT_EQ(named("camt/genkgo-camt053.v8.xml"),
            "camt.053.001.08\nstatement 253EURNL26VAYB8060476890 - 18.15 -\n"
            "entry 8.85 BOOK 2014-12-31 AAAASESS-FP-CN_98765/01 -\n"
            "tx [0 SEK] MUELL/FINP/RA12345 - - - ()\n");
  EXPECT_EQ(named("pain002/apiome-status-set-pain002.xml"),
            "pain.002.001.10 STS-20260824-0007\n"
            "group MSG-20260824-0007 - - - PART - - ()\n"
            "part MSG-20260824-0007 BATCH-0007 - - PART - - ()\n"
            "tx MSG-20260824-0007 BATCH-0007 SUP-0007-A - ACCP - 5100.00 ()\n"
            "tx MSG-20260824-0007 BATCH-0007 SUP-0007-B - RJCT AC01 3500.00 (Creditor account number is "
            "invalid)\n");
}

TEST(BankAnswer, OfASwedishAccountIsReadAndLeftToPeople) {
  EXPECT_EQ(named("camt/jasperkrijgsman-NL-camt.053.001.02.xml"),
            "warning f.xml:62:20 not-euro 105678.50 SEK||\n"
            "warning f.xml:95:20 not-euro 200000 SEK||\n"
            "warning f.xml:123:20 not-euro 30000 SEK||\n"
            "camt.053.001.02\nstatement AAAASESS-FP-STAT001 - - -\n"
            "entry [105678.50 SEK] BOOK 2010-10-18 AAAASESS-FP-CN_98765/01 -\n"
            "tx [105678.50 SEK] MUELL/FINP/RA12345 - - - ()\n"
            "entry -[200000 SEK] BOOK 2010-10-18 AAAASESS-FP-ACCR-01 - batch FINP-0055 FINP-0055/001 20\n"
            "entry [30000 SEK] BOOK 2010-10-18 AAAASESS-FP-CONF-FX -\n"
            "tx [30000 SEK] AAAASS1085FINPSS - - - ()\n");
}

TEST(BankAnswer, OfOthersThatIsWrongIsAFinding) {
  const std::string readable = "|camt.053.001.02, camt.053.001.08, pain.002.001.03, pain.002.001.10|\n";
  const std::vector<std::pair<const char*, std::string>> cases = {
      {"camt/genkgo-camt053.v2.wrong.xml", "f.xml:3:5 missing-key BkToCstmrStmt|Stmt|\n"},
      {"camt/genkgo-camt053.v3.xml", "f.xml:2:1 other-message camt.053.001.03" + readable},
      {"camt/genkgo-camt053.v4.xml", "f.xml:2:1 other-message camt.053.001.04" + readable},
      {"pain002/apiome-status-set-pain001.xml", "f.xml:7:1 other-message pain.001.001.09" + readable},
      {"pain001/apiome-01-minimal-pain001.xml", "f.xml:2:1 other-message pain.001.001.09" + readable},
      {"pain001/apiome-negative-02-semantic-no-transactions.xml",
       "f.xml:2:1 other-message pain.001.001.09" + readable},
      {"pain001/apiome-negative-06-version-out-of-range-pain001-099.xml",
       "f.xml:2:1 other-message pain.001.001.99" + readable},
      {"pain001/apiome-adversarial-billion-laughs.xml", "f.xml:4:1 doctype-refused <!DOCTYPE||\n"},
      {"pain001/apiome-negative-01-syntactic-unclosed-element.xml",
       "f.xml:12:22 not-xml Opening and ending tag mismatch: GrpHdr line 4 and CstmrCdtTrfInitn||\n"},
      {"pain001/apiome-negative-03-truncated-mid-transaction.xml", "f.xml:15:1 truncated <InstdAmt>||\n"},
      {"pain001/apiome-negative-05-encoding-utf16.xml", "f.xml:1:1 encoding-differs UTF-16|UTF-8|\n"},
  };
  for (const auto& [file, lines] : cases) EXPECT_EQ(named(file), lines) << file;
}

}  // namespace
}  // namespace buurtkas

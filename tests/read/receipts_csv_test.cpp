// private/receipts.csv: codes that are read back, and lists that were spoilt.

#include "cli/read/receipts_csv.h"

#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/read/folder_support.h"

namespace buurtkas {
namespace {

using testing::lines_of;

std::vector<Resident> residents(const std::vector<std::string>& ids) {
  std::vector<Resident> result;
  for (const std::string& id : ids) {
    result.emplace_back();
    result.back().id = ResidentId(id);
  }
  return result;
}

struct Read {
  std::vector<Receipt> receipts;
  std::string findings;
};

Read read(const std::string& text) {
  FindingList list;
  FileFindings findings(list, "receipts.csv");
  const Source source = {"receipts.csv", text};
  Read result;
  result.receipts = read_receipts_csv(source, findings, residents({"r1", "r2"}));
  result.findings = lines_of(list.take("receipts.csv"));
  return result;
}

TEST(ReceiptsCsv, HasACodeForEachResident) {
  const Read result = read("resident;code\nr1;k7mf-2qxr-9wtd-hv3n\nr2;2222-2222-2222-2222\n");
  EXPECT_EQ(result.findings, "");
  ASSERT_EQ(result.receipts.size(), 2U);
  EXPECT_EQ(result.receipts[0].resident, "r1");
  EXPECT_EQ(result.receipts[0].code, "k7mf-2qxr-9wtd-hv3n");
}

// Whoever moved away keeps their code: it may be on a page.
TEST(ReceiptsCsv, KeepsWhoIsGone) {
  const Read result = read("code,resident\nk7mf-2qxr-9wtd-hv3n,r9\n");
  EXPECT_EQ(result.findings, "warning receipts.csv:2:21 dangling-id r9|residents.csv|\n");
  EXPECT_EQ(result.receipts.size(), 1U);
}

TEST(ReceiptsCsv, SpoiltListsAreFindings) {
  const std::string form = "xxxx-xxxx-xxxx-xxxx (a-k, m, n, p-z, 2-9)";
  const std::vector<std::pair<std::string, std::string>> spoilt = {
      {"resident\nr1\n", "receipts.csv:1:1 missing-column |code|\n"},
      {"resident;code\nr1;k7mf-2qxr-9wtd-hv3n\nr2;k7mf-2qxr-9wtd-hv3n\n",
       "receipts.csv:3:4 duplicate-id k7mf-2qxr-9wtd-hv3n|receipts.csv:2|\n"},
      {"resident;code\nr1;k7mf-2qxr-9wtd-hv3n\nr1;2222-2222-2222-2222\n",
       "receipts.csv:3:1 duplicate-id r1|receipts.csv:2|\n"},
      {"resident;code\nr1;K7MF-2QXR-9WTD-HV3N\n",
       "receipts.csv:2:4 wrong-type K7MF-2QXR-9WTD-HV3N|" + form + "|k7mf-2qxr-9wtd-hv3n\n"},
      {"resident;code\nr1;k7mf-2qxr-9wtd-hv3l\n",
       "receipts.csv:2:4 wrong-type k7mf-2qxr-9wtd-hv3l|" + form + "|\n"},
      {"resident;code\nr1;\"k7mf\"\"><script>\"\n",
       "receipts.csv:2:4 wrong-type k7mf\"><script>|" + form + "|\n"},
      {"resident;code\nr1;\n", "receipts.csv:2:4 missing-value |code|\n"},
      {"resident;code\n;k7mf-2qxr-9wtd-hv3n\n", "receipts.csv:2:1 missing-value |resident|\n"},
  };
  for (const auto& [text, findings] : spoilt) EXPECT_EQ(read(text).findings, findings) << text;
}

TEST(ReceiptsCsv, WritesTheFormInWhichItWasRead) {
  const std::string text =
      "\xEF\xBB\xBFresident,code\r\nr1,k7mf-2qxr-9wtd-hv3n\r\n\"r\"\"2\",2222-2222-2222-2222\r\n";
  const Reading<Source> source = source_of(text, "receipts.csv", 1'000);
  ASSERT_TRUE(source.value);
  const CsvForm form = csv_form_of(*source.value);
  EXPECT_EQ(receipts_text(form, {{"r1", "k7mf-2qxr-9wtd-hv3n"}, {"r\"2", "2222-2222-2222-2222"}}), text);
}

TEST(ReceiptCode, HasAllEightyBits) {
  EXPECT_EQ(receipt_code({}), "2222-2222-2222-2222");
  EXPECT_EQ(receipt_code({255, 255, 255, 255, 255, 255, 255, 255, 255, 255}), "zzzz-zzzz-zzzz-zzzz");
  std::set<std::string> codes;
  for (std::size_t bit = 0; bit < 8 * receipt_bytes; ++bit) {
    std::array<unsigned char, receipt_bytes> random{};
    random.at(bit / 8) = static_cast<unsigned char>(1U << (bit % 8));
    codes.insert(receipt_code(random));
  }
  EXPECT_EQ(codes.size(), 8 * receipt_bytes);
  for (const std::string& code : codes) EXPECT_TRUE(is_receipt_code(code)) << code;
}

RC_GTEST_PROP(ReceiptsCsv, AreReadWhateverTheyHold, (const std::string& rest)) {
  const Read result = read("resident;code\nr1;" + rest);
  for (const Receipt& one : result.receipts) RC_ASSERT(is_receipt_code(one.code));
}

}  // namespace
}  // namespace buurtkas

#include "engine/journal/account.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

TEST(Account, IsReadBackAsItIsWritten) {
  const std::vector<std::pair<Account, std::string>> table = {
      {{AccountKind::grantor, ""}, "grantor"},
      {{AccountKind::pot, ""}, "pot"},
      {{AccountKind::reserve, ""}, "reserve"},
      {{AccountKind::project, "bench"}, "project:bench"},
      {{AccountKind::project, "a:b"}, "project:a:b"},
      {{AccountKind::project, ":"}, "project::"},
      {{AccountKind::project, " "}, "project: "},
      {{AccountKind::payable, "r012"}, "payable:r012"},
      {{AccountKind::payable, "payable:r012"}, "payable:payable:r012"},
      {{AccountKind::in_transit, "2026-04-01"}, "in-transit:2026-04-01"},
      {{AccountKind::bank, ""}, "bank"},
  };
  for (const auto& [account, text] : table) {
    EXPECT_EQ(to_string(account), text);
    EXPECT_EQ(parse_account(text), account) << text;
  }
}

TEST(Account, HasOneText) {
  for (const std::string wrong : {"",
                                  ":",
                                  "bench",
                                  "Grantor",
                                  "POT",
                                  "pots",
                                  "po",
                                  " pot",
                                  "pot ",
                                  "pot\n",
                                  "pot:",
                                  "pot:groz",
                                  "grantor:",
                                  "grantor:city",
                                  "reserve:",
                                  "bank:",
                                  "bank:bunq",
                                  "project",
                                  "project:",
                                  "projects:bench",
                                  "project bench",
                                  ":bench",
                                  "payable",
                                  "payable:",
                                  "Payable:",
                                  "in-transit",
                                  "in-transit:",
                                  "in_transit:1",
                                  "intransit:1",
                                  "in transit:1",
                                  "Project:bench"})
    EXPECT_FALSE(parse_account(wrong)) << wrong;
  EXPECT_FALSE(parse_account(std::string("pot\0", 4)));
  EXPECT_FALSE(parse_account("bank\xFF"));
}

RC_GTEST_PROP(Account, IsReadOnlyAsItIsWritten, ()) {
  const auto part = rc::gen::element<std::string>("grantor", "pot", "reserve", "project", "payable",
                                                  "in-transit", "bank", ":", " ", "a", "-", "\xE9");
  const auto parts = *rc::gen::container<std::vector<std::string>>(part);
  std::string text;
  for (const std::string& one : parts) text += one;
  const auto account = parse_account(text);
  if (account) RC_ASSERT(to_string(*account) == text);
}

// So that all that names the same place is one place, in an order that is the same everywhere.
TEST(Account, IsInOrderByKindThenName) {
  const std::vector<std::string> sorted = {"grantor",    "pot",          "reserve",
                                           "project:10", "project:9",    "payable:a",
                                           "payable:b",  "in-transit:1", "bank"};
  for (std::size_t i = 0; i + 1 < sorted.size(); ++i) {
    EXPECT_LT(*parse_account(sorted[i]), *parse_account(sorted[i + 1])) << sorted[i];
  }
}

TEST(AccountDeathTest, HasANameWhereThereAreMore) {
  EXPECT_DEATH(to_string(Account{AccountKind::project, ""}), "has_name");
  EXPECT_DEATH(to_string(Account{AccountKind::payable, ""}), "has_name");
  EXPECT_DEATH(to_string(Account{AccountKind::in_transit, ""}), "has_name");
  EXPECT_DEATH(to_string(Account{AccountKind::grantor, "city"}), "has_name");
  EXPECT_DEATH(to_string(Account{AccountKind::bank, "bunq"}), "has_name");
}

}  // namespace
}  // namespace buurtkas

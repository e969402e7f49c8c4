#include "engine/journal/entry_kind.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace buurtkas {
namespace {

// What the journal says of money: `from -> to`, one line a kind, in the order of EntryKind.
const std::vector<std::string> moves = {
    "pot-opened: grantor -> pot reserve",
    "pot-changed: grantor pot reserve -> grantor pot reserve",
    "proposal-admitted",
    "proposal-refused",
    "proposal-withdrawn",
    "terms-frozen",
    "ballots-closed",
    "outcome",
    "funding: pot -> project reserve",
    "claim",
    "assessment",
    "approval: project reserve -> payable",
    "statement",
    "batch: payable -> in-transit",
    "bank-status: in-transit -> payable",
    "settlement: in-transit bank -> bank payable",
    "correction: pot reserve project payable -> pot reserve project payable",
    "waiver: payable -> project reserve",
    "repayment: bank -> project reserve",
    "erasure",
    "checkpoint",
};

std::string line_of(EntryKind kind) {
  std::string line(name_of(kind));
  const Moves moves_of_it = moves_of(kind);
  if (moves_of_it.from.empty() && moves_of_it.to.empty()) return line;
  line += ':';
  for (const AccountKind from : moves_of_it.from) line.append(" ").append(name_of(from));
  line += " ->";
  for (const AccountKind to : moves_of_it.to) line.append(" ").append(name_of(to));
  return line;
}

TEST(EntryKind, MovesMoneyAsItsTableSays) {
  ASSERT_EQ(moves.size(), entry_kinds);
  for (std::size_t i = 0; i < entry_kinds; ++i) EXPECT_EQ(line_of(static_cast<EntryKind>(i)), moves[i]);
}

TEST(EntryKind, IsReadBackAsItIsWritten) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < entry_kinds; ++i) {
    const auto kind = static_cast<EntryKind>(i);
    EXPECT_EQ(parse_entry_kind(name_of(kind)), kind);
    names.insert(name_of(kind));
  }
  EXPECT_EQ(names.size(), entry_kinds);
}

TEST(EntryKind, HasOneName) {
  for (const std::string wrong :
       {"",        "Outcome",     "OUTCOME",      "outcome ",   " outcome",     "outcomes",      "outcom",
        "pot",     "pot_opened",  "pot opened",   "potopened",  "pot-opened\n", "proposal",      "bank",
        "terms",   "ballots",     "in-transit",   "note",       "bank_status",  "bank-status:1", "0",
        "waiver,", "correction:", "checkpoint\t", "checkpoint."})
    EXPECT_FALSE(parse_entry_kind(wrong)) << wrong;
  EXPECT_FALSE(parse_entry_kind(std::string("claim\0", 6)));
}

// An entry that only says something cannot be made to pay.
TEST(EntryKind, EitherTakesAndBringsOrDoesNeither) {
  for (std::size_t i = 0; i < entry_kinds; ++i) {
    const Moves moves_of_it = moves_of(static_cast<EntryKind>(i));
    EXPECT_EQ(moves_of_it.from.empty(), moves_of_it.to.empty()) << moves[i];
  }
}

}  // namespace
}  // namespace buurtkas

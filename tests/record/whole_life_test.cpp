#include "tests/record/whole_life.h"

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/record/tampering.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::postings_of;
using testing::Tampering;

class WholeLife : public ::testing::Test {
 protected:
  WholeLife() { testing::record_whole_life(path()); }
  std::filesystem::path path() const { return folder_.path() / "journal.db"; }

  testing::TemporaryFolder folder_;
};

std::string text_of(const std::vector<JournalFault>& faults) {
  std::string text;
  for (const JournalFault& fault : faults) {
    text += std::to_string(fault.number) + ' ' + std::string(fault.code) + ' ' + fault.found + ' ' +
            fault.expected;
    text += '\n';
  }
  return text;
}

TEST_F(WholeLife, HasEveryKindOfEntryAndNothingWrong) {
  const Database database(path(), Database::Mode::read);
  std::uint64_t looked = 0;
  JournalQuestions questions;
  questions.trusted = {testing::known_key("kerkstraat", 1).verifier()};
  questions.on_entry = [&](std::uint64_t entries) { EXPECT_EQ(entries, ++looked); };
  const CheckedJournal checked = check_journal(database, questions);
  EXPECT_EQ(text_of(checked.faults), "");
  EXPECT_EQ(checked.more_faults, 0U);
  EXPECT_EQ(checked.kinds.size(), entry_kinds);
  EXPECT_EQ(checked.entries, 27U);
  EXPECT_EQ(looked, 27U);
  EXPECT_EQ(checked.first, (Date{2026, 1, 5}));
  EXPECT_EQ(checked.last, (Date{2026, 5, 2}));
  EXPECT_EQ(checked.inputs, 5U);
  EXPECT_EQ(checked.checkpoints, 1U);
  EXPECT_EQ(checked.signed_until, 26U);
  EXPECT_EQ(checked.keys, std::vector{to_string(questions.trusted.front())});
  EXPECT_TRUE(checked.unproven.empty());
}

// As the entries of whole_life.cpp add up by hand.
TEST_F(WholeLife, AddsUpToTheCent) {
  const Database database(path(), Database::Mode::read);
  const CheckedJournal checked = check_journal(database);
  std::string text;
  for (const auto& [key, cents] : checked.balances.cents())
    text += key.first.text() + ' ' + to_string(key.second) + ' ' + to_string(Money(cents, Currency::euro())) +
            '\n';
  EXPECT_EQ(text,
            "gift grantor -500.00\n"
            "gift pot 200.00\n"
            "gift project:bench 300.00\n"
            "street grantor -2100.00\n"
            "street pot 600.00\n"
            "street reserve 400.00\n"
            "street project:bench 420.00\n"
            "street project:trees 450.00\n"
            "street payable:r1 0.00\n"
            "street payable:r2 0.00\n"
            "street in-transit:1 0.00\n"
            "street in-transit:2 0.00\n"
            "street bank 230.00\n");
}

// Recorded twice, the same to the byte but for the file itself: nothing depends on the clock or on chance.
TEST_F(WholeLife, IsTheSameEveryTime) {
  const auto other = folder_.path() / "other.db";
  testing::record_whole_life(other);
  EXPECT_EQ(check_journal(Database(path(), Database::Mode::read)).root,
            check_journal(Database(other, Database::Mode::read)).root);
}

Entry late_entry(EntryKind kind, const std::vector<Posting>& postings) {
  Entry entry;
  entry.date = {2026, 6, 1};
  entry.actor = entry.role = "treasurer";
  entry.kind = kind;
  entry.key = "late";
  entry.body = "{}";
  entry.postings = postings;
  return entry;
}

// Where money may go in an entry of a kind: from a column's account to a row's. As the treasurer has it.
const std::map<EntryKind, std::set<std::string>> allowed = {
    {EntryKind::pot_opened, {"grantor pot", "grantor reserve"}},
    {EntryKind::pot_changed,
     {"grantor grantor", "grantor pot", "grantor reserve", "pot grantor", "pot pot", "pot reserve",
      "reserve grantor", "reserve pot", "reserve reserve"}},
    {EntryKind::funding, {"pot project", "pot reserve"}},
    {EntryKind::approval, {"project payable", "reserve payable"}},
    {EntryKind::batch, {"payable in-transit"}},
    {EntryKind::bank_status, {"in-transit payable"}},
    {EntryKind::settlement, {"in-transit bank", "in-transit payable", "bank bank", "bank payable"}},
    {EntryKind::correction,
     {"pot pot", "pot reserve", "pot project", "pot payable", "reserve pot", "reserve reserve",
      "reserve project", "reserve payable", "project pot", "project reserve", "project project",
      "project payable", "payable pot", "payable reserve", "payable project", "payable payable"}},
    {EntryKind::waiver, {"payable project", "payable reserve"}},
    {EntryKind::repayment, {"bank project", "bank reserve"}},
};

TEST_F(WholeLife, HasNoMoveThatItsKindDoesNotMake) {
  Tampering tampering = Tampering::in_memory(path());
  const std::vector<std::string> accounts = {"grantor",    "pot",          "reserve", "project:bench",
                                             "payable:r1", "in-transit:1", "bank"};
  int found = 0;
  for (std::size_t i = 0; i < entry_kinds; ++i) {
    const auto kind = static_cast<EntryKind>(i);
    if (kind == EntryKind::checkpoint) continue;  // one that signs nothing is another fault too
    for (const std::string& from : accounts) {
      for (const std::string& to : accounts) {
        const std::string names = from.substr(0, from.find(':')) + ' ' + to.substr(0, to.find(':'));
        const bool is_allowed = allowed.contains(kind) && allowed.at(kind).contains(names);
        tampering.once([&] {
          tampering.append(
              late_entry(kind, postings_of({"street " + from + " -0.01", "street " + to + " 0.01"})));
          const auto faults = tampering.check().faults;
          const bool is_found =
              faults.size() == 1 && faults.front().code == "wrong-move" && faults.front().number == 28;
          EXPECT_NE(is_found, is_allowed) << name_of(kind) << ' ' << names << '\n' << text_of(faults);
          found += is_found ? 1 : 0;
        });
      }
    }
  }
  EXPECT_EQ(found, 20 * 49 - 41);
}

struct Row {
  EntryKind kind;
  std::vector<std::string> legs;
  std::string fault;
};

TEST_F(WholeLife, HasNoAccountBelowZeroAndNothingThatDoesNotAddUp) {
  using enum EntryKind;
  const std::vector<Row> table = {
      {funding, {"street pot -600.00", "street project:x 600.00"}, ""},
      {funding, {"street pot -600.01", "street project:x 600.01"}, "28 below-zero street pot -0.01\n"},
      {funding, {"gift pot -200.01", "gift reserve 200.01"}, "28 below-zero gift pot -0.01\n"},
      {approval, {"street reserve -400.00", "street payable:r2 400.00"}, ""},
      {approval,
       {"street reserve -400.01", "street payable:r2 400.01"},
       "28 below-zero street reserve -0.01\n"},
      {approval,
       {"street project:bench -420.01", "street payable:r1 420.01"},
       "28 below-zero street project:bench -0.01\n"},
      {approval,
       {"street project:rain -0.01", "street payable:r1 0.01"},
       "28 below-zero street project:rain -0.01\n"},
      {batch,
       {"street payable:r1 -0.01", "street in-transit:3 0.01"},
       "28 below-zero street payable:r1 -0.01\n"},
      {waiver, {"gift payable:r1 -5.00", "gift reserve 5.00"}, "28 below-zero gift payable:r1 -5.00\n"},
      {settlement,
       {"street in-transit:2 -0.01", "street bank 0.01"},
       "28 below-zero street in-transit:2 -0.01\n"},
      {settlement, {"street bank -230.01", "street payable:r1 230.01"}, "28 below-zero street bank -0.01\n"},
      {pot_changed, {"gift pot -200.00", "gift grantor 200.00"}, ""},
      {funding, {"street pot -0.02", "street project:x 0.01"}, "28 does-not-add-up street -0.01\n"},
      {funding, {"street pot -0.01", "gift project:x 0.01"}, "28 does-not-add-up gift 0.01\n"},
      {pot_opened, {"x grantor -1000000000000000.00", "x pot 1000000000000000.00"}, ""},
      {pot_opened,
       {"street grantor -1000000000000000.00", "street pot 1000000000000000.00"},
       "28 too-large street grantor 0.00\n"},
  };
  Tampering tampering = Tampering::in_memory(path());
  for (const Row& row : table) {
    tampering.once([&] {
      tampering.append(late_entry(row.kind, postings_of(row.legs)));
      EXPECT_EQ(text_of(tampering.check().faults), row.fault) << row.legs[0];
    });
  }
  Entry other = late_entry(funding, postings_of({"street pot -0.01", "street reserve 0.01"}));
  for (Posting& posting : other.postings)
    posting.amount = Money(posting.amount.cents(), *Currency::from_code("SEK"));
  tampering.append(other);
  EXPECT_EQ(text_of(tampering.check().faults), "28 other-currency street pot -0.01\n");
}

}  // namespace
}  // namespace buurtkas

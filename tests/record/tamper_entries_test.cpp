// Entries taken out, put in, doubled, moved and exchanged: what is told, and of which entry.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/record/tampered_life.h"

namespace buurtkas {
namespace {

using testing::postings_of;
using testing::told;
using TamperEntries = testing::TamperedLife;

TEST_F(TamperEntries, TakenOut) {
  const std::vector<std::pair<std::uint64_t, std::string>> table = {
      {1, "2 wrong-number, 10 below-zero, 27 other-root"},
      {2, "3 wrong-number, 10 below-zero, 27 other-root"},
      {4, "5 wrong-number, 27 other-root"},
      {10, "11 wrong-number, 13 below-zero, 23 below-zero, 25 below-zero, 27 other-root"},
      {20, "21 wrong-number, 21 below-zero, 27 other-root"},
      {26, "27 other-root, 27 wrong-number"},
  };
  for (const auto& [number, wanted] : table) {
    EXPECT_EQ(told_after([&, one = number] { tampering_->remove(one); }), wanted) << number;
  }
}

// Numbers and seals may be made right again: not the checkpoint within, without its key.
TEST_F(TamperEntries, TakenOutAndSealedAgain) {
  for (const std::uint64_t number : {4U, 11U, 26U}) {
    const auto without = [&] {
      std::vector<Entry> entries;
      for (const SealedEntry& sealed : tampering_->entries()) {
        if (sealed.entry.number != number) entries.push_back(sealed.entry);
      }
      tampering_->rewrite(entries);
      remove_unused();
    };
    EXPECT_EQ(told_after(without), "26 other-root");
    publish(26);
    EXPECT_EQ(told_after(without), "26 other-root, 26 checkpoint-differs");
    questions_.outside.clear();
  }
}

// A journal that is cut off is an earlier, valid one: only who kept a checkpoint can tell.
TEST_F(TamperEntries, CutOffAtTheEnd) {
  for (const std::uint64_t left : {26U, 24U, 10U, 1U, 0U}) {
    const auto cut = [&] { cut_after(left); };
    EXPECT_EQ(told_after(cut), "");
    publish(left);
    EXPECT_EQ(told_after(cut), "") << "it says no more than what is there";
    publish(27);
    EXPECT_EQ(told_after(cut), "0 journal-shorter") << left;
    questions_.outside.clear();
  }
}

TEST_F(TamperEntries, CutOffAndGoneOnOtherwise) {
  const auto go_on = [&] {
    cut_after(15);
    for (int i = 16; i <= 30; ++i) {
      Entry entry = tampering_->entries().back().entry;
      entry.kind = EntryKind::assessment;
      entry.key = "assessment:" + std::to_string(i);
      entry.postings.clear();
      tampering_->append(entry);
    }
  };
  EXPECT_EQ(told_after(go_on), "");
  publish(15);
  EXPECT_EQ(told_after(go_on), "");
  publish(16);
  publish(27);
  EXPECT_EQ(told_after(go_on), "16 checkpoint-differs, 27 checkpoint-differs");
  publish(0);
  EXPECT_EQ(told_after([] {}), "") << "nothing was changed";
}

TEST_F(TamperEntries, Elsewhere) {
  const auto exchange_numbers = [&](const char* one, const char* other) {
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{one, "99"}, {other, one}, {"99", other}}) {
      tampering_->run("UPDATE entry SET number = " + to + " WHERE number = " + from);
      tampering_->run("UPDATE posting SET entry = " + to + " WHERE entry = " + from);
    }
  };
  const auto exchange = [&] { exchange_numbers("11", "12"); };
  EXPECT_EQ(told_after(exchange), "11 wrong-seal, 12 wrong-seal, 13 wrong-previous, 27 other-root");
  const auto far = [&] { exchange_numbers("4", "23"); };
  EXPECT_EQ(told_after(far),
            "4 wrong-seal, 4 below-zero, 5 wrong-previous, 23 wrong-seal, 24 wrong-previous, 27 other-root");
  EXPECT_EQ(told_after(exchange, true), "12 wrong-date, 27 other-root");
  const auto exchange_of_one_day = [&] { exchange_numbers("8", "9"); };
  EXPECT_EQ(told_after(exchange_of_one_day, true), "27 other-root");
}

TEST_F(TamperEntries, Doubled) {
  const auto again = [&](std::uint64_t number, std::uint64_t as, const std::string& key) {
    SealedEntry sealed = tampering_->entries().at(number - 1);
    sealed.entry.number = as;
    sealed.entry.key = key;
    tampering_->insert(sealed);
  };
  EXPECT_EQ(told_after([&] { again(13, 28, "again"); }), "28 wrong-seal");
  EXPECT_EQ(told_after([&] { again(13, 0, "again"); }),
            "0 wrong-number, 0 below-zero, 1 wrong-previous, 27 other-root");
  EXPECT_THROW(told_after([&] { again(13, 28, "approval:1"); }), StorageDamaged) << "a key is there once";
}

// A key that is there twice, in a file whose index says that it is not.
TEST_F(TamperEntries, DoubledPastTheIndex) {
  tampering_->run(
      "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE tbl_name = 'entry' AND type != 'trigger'");
  tampering_->change_schema(
      "UPDATE sqlite_schema SET sql = replace(sql, ' UNIQUE', '') WHERE name = 'entry';"
      "DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'");
  Entry twin = tampering_->entries().at(12).entry;
  tampering_->append(twin);
  tampering_->change_schema(
      "UPDATE sqlite_schema SET sql = (SELECT sql FROM kept WHERE kept.name = 'entry') WHERE name = 'entry';"
      "INSERT INTO sqlite_schema SELECT * FROM kept WHERE type = 'index'");
  tampering_->run("DROP TABLE kept");
  EXPECT_EQ(told(tampering_->check()), "28 wrong-date, 0 doubled-key, 0 damaged");
}

TEST_F(TamperEntries, Added) {
  struct Row {
    std::function<void(Entry&)> change;
    std::string wanted;
  };
  // Whoever may write the file may add to it: what was decided so is for the replay to say.
  const std::vector<Row> table = {
      {[](Entry&) {}, ""},
      {[](Entry& entry) { entry.number = 29; }, "29 wrong-number"},
      {[](Entry& entry) { entry.previous[0] ^= 1U; }, "28 wrong-previous"},
      {[](Entry& entry) { entry.previous = {}; }, "28 wrong-previous"},
      {[](Entry& entry) {
         entry.date = {2026, 5, 1};
       },
       "28 wrong-date"},
      {[](Entry& entry) { entry.actor.clear(); }, "28 wrong-form"},
      {[](Entry& entry) { entry.key.clear(); }, "28 wrong-form"},
      {[](Entry& entry) { entry.body = R"({"a":1})"; }, "28 wrong-form"},
      {[](Entry& entry) { entry.body = R"({"b":"","a":""})"; }, "28 wrong-form"},
      {[](Entry& entry) { entry.body = "[]"; }, "28 wrong-form"},
      {[](Entry& entry) { entry.body = std::string(100'000, '['); }, "28 wrong-form"},
      {[](Entry& entry) { entry.kind = EntryKind::checkpoint; }, "28 bad-checkpoint"},
      {[](Entry& entry) { entry.kind = EntryKind::checkpoint, entry.body = std::string(100'000, '['); },
       "28 bad-checkpoint, 28 wrong-form"},
      {[](Entry& entry) {
         entry.postings = postings_of({"street pot -0.01", "street bank 0.01"});
       },
       "28 wrong-move"},
      {[](Entry& entry) { entry.postings = postings_of({"street pot -0.01"}); }, "28 does-not-add-up"},
  };
  const auto all = tampering_->entries();
  for (std::size_t i = 0; i < table.size(); ++i) {
    Entry entry = all.at(3).entry;  // a proposal
    entry.number = 28;
    entry.key = "proposal:late";
    entry.date = {2026, 5, 2};
    entry.previous = all.back().seal;
    table[i].change(entry);
    EXPECT_EQ(told_after([&] { tampering_->insert(entry); }), table[i].wanted) << i;
    SealedEntry sealed = {entry, seal_of(entry)};
    sealed.seal[31] ^= 0x80U;
    const std::string unsealed = told_after([&] { tampering_->insert(sealed); });
    EXPECT_NE(unsealed.find(i == 1 ? "29 wrong-number" : "28 wrong-seal"), std::string::npos)
        << i << ' ' << unsealed;
  }
}

TEST_F(TamperEntries, Exchanged) {
  const auto told_of = [&](const std::string& table, const std::string& column, const std::string& one,
                           const std::string& other) {
    return told_after([&] {
      std::vector<std::string> values;
      for (const std::string& row : {one, other}) {
        Query query(tampering_->database(), "SELECT " + column + " FROM " + table + " WHERE " + row);
        ASSERT_TRUE(query.step());
        values.emplace_back(query.bytes(0));
      }
      const bool is_blob = column == "seal" || column == "previous" || column == "bytes";
      for (const auto& [row, value] : {std::pair(one, values[1]), std::pair(other, values[0])}) {
        Query query(tampering_->database(), "UPDATE " + table + " SET " + column + " = ? WHERE " + row);
        (is_blob ? query.set_bytes(0, value) : query.set_text(0, value)).step();
      }
    });
  };
  const auto exchange = [&](const std::string& column, const std::string& one, const std::string& other) {
    return told_of("entry", column, "number = " + one, "number = " + other);
  };
  EXPECT_EQ(exchange("body", "4", "5"), "4 wrong-seal, 5 wrong-seal, 27 other-root");
  EXPECT_EQ(exchange("body", "1", "26"), "1 wrong-seal, 26 wrong-seal, 27 other-root");
  EXPECT_EQ(exchange("seal", "4", "5"), "4 wrong-seal, 5 wrong-seal");
  EXPECT_EQ(exchange("previous", "4", "5"), "4 wrong-seal, 5 wrong-seal, 27 other-root");
  EXPECT_EQ(exchange("kind", "4", "5"), "4 wrong-seal, 5 wrong-seal, 27 other-root");
  EXPECT_EQ(exchange("date", "7", "8"), "7 wrong-seal, 8 wrong-seal, 27 other-root");
  EXPECT_EQ(told_after_sql("UPDATE posting SET pot = 'gift' WHERE entry = 13"),
            "13 wrong-seal, 18 below-zero, 20 below-zero, 27 other-root");
  EXPECT_EQ(told_after_sql("UPDATE posting SET position = 9 - position WHERE entry = 2"),
            "2 unreadable, 3 wrong-number, 10 below-zero, 27 other-root");
  // The certificate, which entry 9 cites, and the receipt of 11.
  EXPECT_EQ(told_of("input_part", "bytes", "rowid = 4", "rowid = 5"), "9 input-changed, 11 input-changed");
}

}  // namespace
}  // namespace buurtkas

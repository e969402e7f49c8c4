// Rows that belong to nothing, values of other types, another schema: what is told of each.

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/record/tampered_life.h"

namespace buurtkas {
namespace {

using testing::Tampering;
using testing::told;
using TamperTables = testing::TamperedLife;

TEST_F(TamperTables, Inputs) {
  EXPECT_EQ(told_after_sql("DELETE FROM input_part WHERE CAST(substr(bytes, 1, 4) AS TEXT) = '%PDF'"),
            "11 input-changed");
  EXPECT_EQ(told_after_sql("UPDATE input SET bytes = bytes + 1 WHERE bytes = 32"), "11 input-changed");
  EXPECT_EQ(told_after_sql("UPDATE input_part SET part = 1 WHERE CAST(substr(bytes, 1, 4) AS TEXT) = '%PDF'"),
            "11 input-changed");
  EXPECT_EQ(told_after_sql("INSERT INTO input_part SELECT sha256, 1, X'00' FROM input WHERE bytes = 32"),
            "11 input-changed");
  EXPECT_EQ(told_after_sql("INSERT INTO input_part SELECT sha256, 2, X'' FROM input WHERE bytes = 32"),
            "11 input-changed");
  EXPECT_EQ(told_after_sql("INSERT INTO input_part SELECT sha256, -1, X'' FROM input WHERE bytes = 32"),
            "11 input-changed");
  EXPECT_EQ(told_after_sql("DELETE FROM input WHERE bytes = 32"), "0 input-unused");
  EXPECT_EQ(told_after_sql("INSERT INTO input_part VALUES (X'00', 0, X'00')"), "0 input-unused");
  EXPECT_EQ(told_after_sql("INSERT INTO input VALUES (X'00', 0)"), "0 input-changed");
  EXPECT_EQ(told_after_sql("INSERT INTO input VALUES (X'', 0)"), "0 input-changed");
  EXPECT_EQ(told_after_sql("INSERT INTO input VALUES (zeroblob(32), -1)"), "0 input-changed");
  // SHA-256 of nothing.
  const std::string nothing = "X'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855'";
  EXPECT_EQ(told_after_sql("INSERT INTO input VALUES (" + nothing + ", 0); INSERT INTO input_part VALUES (" +
                           nothing + ", 0, X'')"),
            "0 input-unused");
}

TEST_F(TamperTables, OfNoEntry) {
  EXPECT_EQ(told_after_sql("INSERT INTO posting VALUES (28, 0, 'street', 'pot', 1, 'EUR')"), "28 unreadable");
  EXPECT_EQ(told_after_sql("INSERT INTO posting VALUES (9223372036854775807, 0, 'street', 'pot', 1, 'EUR')"),
            "9223372036854775807 unreadable");
  EXPECT_EQ(told_after_sql("INSERT INTO posting VALUES (4, 0, 'street', 'pot', 0, 'EUR')"),
            "4 wrong-seal, 4 wrong-move, 27 other-root");
  for (const std::string number : {"0", "-1", "-9223372036854775808"}) {
    const std::string told =
        told_after_sql("INSERT INTO posting VALUES (" + number + ", 0, 'street', 'pot', 1, 'EUR')");
    EXPECT_NE(told.find("unreadable"), std::string::npos) << number << ": " << told;
  }
}

// Of another type than their column has, which SQLite itself would not take. Either they read as what was
// there, or something is told.
TEST_F(TamperTables, OfOtherTypes) {
  const std::string entry = " WHERE number = 13";
  const std::string posting = " WHERE entry = 13 AND position = 0";
  const std::vector<std::array<std::string, 3>> table = {
      {"entry", "date", entry},
      {"entry", "actor", entry},
      {"entry", "role", entry},
      {"entry", "kind", entry},
      {"entry", "key", entry},
      {"entry", "body", entry},
      {"entry", "previous", entry},
      {"entry", "seal", entry},
      {"posting", "pot", posting},
      {"posting", "account", posting},
      {"posting", "cents", posting},
      {"posting", "currency", posting},
      {"input", "bytes", " WHERE bytes = 32"},
      {"input_part", "part", " WHERE rowid = 5"},
      {"input_part", "bytes", " WHERE rowid = 5"},
  };
  for (const auto& [name, column, where] : table) {
    for (const char* value : {"NULL", "5", "-1", "2.5", "1e308", "9e999", "X''", "X'FF'", "''", "'1'",
                              "zeroblob(100000)", "'-9223372036854775809'"}) {
      Tampering tampering = Tampering::in_memory(path());
      tampering.run("CREATE TABLE kept AS SELECT * FROM sqlite_schema");
      tampering.change_schema(
          "UPDATE sqlite_schema SET sql = replace(replace(replace(sql, 'STRICT, ', ''), 'STRICT', ''), ' NOT "
          "NULL', '') "
          "WHERE type = 'table'");
      tampering.run("UPDATE " + name + " SET " + column + " = " + value + where);
      tampering.change_schema(
          "UPDATE sqlite_schema AS s SET sql = (SELECT k.sql FROM kept AS k WHERE k.name = s.name) WHERE "
          "name != 'kept'");
      tampering.run("DROP TABLE kept");
      EXPECT_NE(told(tampering.check()), "") << name << '.' << column << " = " << value;
    }
  }
}

TEST_F(TamperTables, InAnotherSchema) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"DROP TRIGGER entry_unchanged", "trigger entry_unchanged"},
      {"DROP TRIGGER posting_next", "trigger posting_next"},
      {"DROP TRIGGER input_part_kept; CREATE TRIGGER input_part_kept BEFORE DELETE ON input_part BEGIN "
       "SELECT 1; END",
       "trigger input_part_kept"},
      {"DROP TRIGGER entry_kept; CREATE TRIGGER entry_kept BEFORE DELETE ON entry\nBEGIN SELECT "
       "RAISE(IGNORE); END",
       "trigger entry_kept"},
      {"CREATE TABLE other (a)", "table other"},
      {"CREATE TABLE \"entry \" (a)", "table entry "},
      {"CREATE VIEW entries AS SELECT * FROM entry", "view entries"},
      {"CREATE INDEX by_actor ON entry (actor)", "index by_actor"},
      {"CREATE TRIGGER more AFTER INSERT ON entry BEGIN SELECT 1; END", "trigger more"},
      {"ALTER TABLE entry ADD COLUMN more TEXT", "table entry"},
      {"ALTER TABLE entry RENAME COLUMN role TO roles", "table entry"},
      {"ALTER TABLE posting RENAME TO postings", "table posting"},
      {"DROP TABLE posting", "table posting"},
      {"DROP TABLE input_part", "index sqlite_autoindex_input_part_1"},
      {"DROP TABLE entry", "index sqlite_autoindex_entry_1"},
      {"ANALYZE", "table sqlite_stat1"},
      {"PRAGMA user_version = 2", "user_version"},
      {"PRAGMA application_id = 1", "application_id"},
  };
  for (const auto& [sql, part] : table) {
    tampering_->once([&, sql = sql, part = part] {
      tampering_->run(sql);
      const CheckedJournal checked = tampering_->check();
      const bool is_told = std::any_of(
          checked.faults.begin(), checked.faults.end(),
          [&](const JournalFault& fault) { return fault.code == "schema" && fault.found == part; });
      EXPECT_TRUE(is_told) << sql << ": " << told(checked);
    });
  }
  // An index that SQLite itself made, and will not take away.
  tampering_->change_schema("DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'");
  const std::string without = told(tampering_->check());
  EXPECT_TRUE(without.starts_with("0 schema")) << without;
}

TEST_F(TamperTables, AllOfThem) {
  EXPECT_EQ(told_after_sql("DELETE FROM posting; DELETE FROM entry"),
            "0 input-unused, 0 input-unused, 0 input-unused, 0 input-unused, 0 input-unused");
  publish(27);
  EXPECT_EQ(
      told_after_sql("DELETE FROM posting; DELETE FROM entry; DELETE FROM input; DELETE FROM input_part"),
      "0 journal-shorter");
  // Far more faults than anybody reads: some are told, the rest counted.
  tampering_->run("UPDATE entry SET role = role || ' '");
  tampering_->run(
      "WITH RECURSIVE n(i) AS (SELECT 28 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO entry "
      "SELECT i, '2026-05-02', '', '', 'claim', i, '', zeroblob(32), zeroblob(32) FROM n");
  const CheckedJournal checked = tampering_->check();
  EXPECT_EQ(checked.faults.size(), faults_max);
  EXPECT_GT(checked.more_faults, 900U);
  EXPECT_EQ(checked.entries, 1000U);
}

}  // namespace
}  // namespace buurtkas

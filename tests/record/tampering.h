#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <sqlite3.h>

#include "cli/record/journal_check.h"
#include "cli/record/query.h"

// Somebody who may write in a journal's file, knows its form, and has no key: every row can be changed, and
// the seals after it made right again. No trigger and no constraint says no.

namespace buurtkas::testing {

inline Database copy_in_memory(const std::filesystem::path& journal) {
  const Database from(journal, Database::Mode::read);
  Database copy = Database::in_memory();
  sqlite3_backup* backup = sqlite3_backup_init(copy.handle(), "main", from.handle(), "main");
  if (backup == nullptr || sqlite3_backup_step(backup, -1) != SQLITE_DONE)
    throw std::runtime_error("no copy");
  sqlite3_backup_finish(backup);
  copy.run("PRAGMA cell_size_check = ON");
  return copy;
}

class Tampering {
 public:
  // A copy in memory; or the file itself, in which a change is kept.
  explicit Tampering(Database database) : database_(std::move(database)) {
    sqlite3_db_config(database_.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    run("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  }
  static Tampering in_memory(const std::filesystem::path& journal) {
    return Tampering(copy_in_memory(journal));
  }
  static Tampering in_file(const std::filesystem::path& journal) {
    return Tampering(Database(journal, Database::Mode::record));
  }

  const Database& database() const { return database_; }
  Journal journal() const { return Journal(database_); }
  CheckedJournal check(const JournalQuestions& questions = {}) const {
    return check_journal(database_, questions);
  }

  void run(const std::string& sql) { database_.run(sql.c_str()); }

  // What `try_it` changes is there while it runs, and not any more after it.
  template <class Try>
  void once(const Try& try_it) {
    run("BEGIN");
    try_it();
    run("ROLLBACK");
  }

  std::vector<SealedEntry> entries() const {
    std::vector<SealedEntry> all;
    journal().each(1, [&](const ReadEntry& read) {
      all.push_back(std::get<SealedEntry>(read));
      return true;
    });
    return all;
  }

  // With its number, and what it says that came before it, as they are; sealed as it is.
  void insert(const Entry& entry) { insert({entry, seal_of(entry)}); }
  void insert(const SealedEntry& sealed) {
    const Entry& entry = sealed.entry;
    const std::string date = to_string(entry.date);
    Query add(database_, "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    add.set(0, static_cast<std::int64_t>(entry.number)).set_text(1, date).set_text(2, entry.actor);
    add.set_text(3, entry.role).set_text(4, name_of(entry.kind)).set_text(5, entry.key);
    add.set_text(6, entry.body)
        .set_bytes(7, bytes_of(entry.previous))
        .set_bytes(8, bytes_of(sealed.seal))
        .step();
    for (std::size_t i = 0; i < entry.postings.size(); ++i) {
      const Posting& posting = entry.postings[i];
      const std::string account = to_string(posting.account);
      Query post(database_, "INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?)");
      post.set(0, static_cast<std::int64_t>(entry.number)).set(1, static_cast<std::int64_t>(i));
      post.set_text(2, posting.pot.text()).set_text(3, account).set(4, posting.amount.cents());
      post.set_text(5, posting.amount.currency().code()).step();
    }
  }

  void remove(std::uint64_t number) {
    run("DELETE FROM posting WHERE entry = " + std::to_string(number));
    run("DELETE FROM entry WHERE number = " + std::to_string(number));
  }

  // Another entry in the place of the one with its number.
  void replace(const Entry& entry) {
    remove(entry.number);
    insert(entry);
  }

  // As the last, following what is there.
  Entry append(Entry entry) {
    const auto all = entries();
    entry.number = all.size() + 1;
    entry.previous = all.empty() ? Hash{} : all.back().seal;
    insert(entry);
    return entry;
  }

  // These in the place of all, numbered and sealed anew.
  void rewrite(const std::vector<Entry>& entries) {
    run("DELETE FROM posting; DELETE FROM entry");
    for (const Entry& entry : entries) append(entry);
  }

  // The schema itself, past all that SQLite does against it. `change` is SQL on sqlite_schema.
  void change_schema(const std::string& change) {
    sqlite3_db_config(database_.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    run("PRAGMA writable_schema = ON; " + change + "; PRAGMA writable_schema = RESET");
  }

  // Every seal made right again.
  void seal_all() {
    Hash previous{};
    for (auto& [entry, seal] : entries()) {
      entry.previous = previous;
      previous = seal_of(entry);
      Query query(database_, "UPDATE entry SET previous = ?, seal = ? WHERE number = ?");
      query.set_bytes(0, bytes_of(entry.previous)).set_bytes(1, bytes_of(previous));
      query.set(2, static_cast<std::int64_t>(entry.number)).step();
    }
  }

 private:
  Database database_;
};

}  // namespace buurtkas::testing

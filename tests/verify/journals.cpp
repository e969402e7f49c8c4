#include "tests/verify/journals.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/commands/run.h"
#include "cli/record/canonical_json.h"
#include "cli/record/journal.h"
#include "cli/record/query.h"
#include "cli/verify/run_verify.h"
#include "engine/sha256.h"

namespace buurtkas::testing {
namespace {

std::string text_in(const Database& database, const char* sql, const std::string& key) {
  Query query(database, sql);
  query.set_text(0, key);
  EXPECT_TRUE(query.step()) << key;
  return std::string(query.bytes(0));
}

void seal_all(Database& database) {
  std::vector<Entry> entries;
  Journal(database).each(1, [&](const ReadEntry& read) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    if (sealed != nullptr) entries.push_back(sealed->entry);
    return true;
  });
  Hash last{};
  Query update(database, "UPDATE entry SET previous = ?, seal = ? WHERE number = ?");
  for (Entry& entry : entries) {
    entry.previous = last;
    const Hash seal = seal_of(entry);
    update.set_bytes(0, bytes_of(last)).set_bytes(1, bytes_of(seal));
    update.set(2, static_cast<std::int64_t>(entry.number)).step();
    update.reset();
    last = seal;
  }
}

}  // namespace

Verified verify_words(const std::vector<std::string>& words) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = verify::run_verify(words, out, err);
  return {code, out.str(), err.str()};
}

std::string said_by_program(const std::vector<std::string>& words, int code) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(buurtkas::run(words, out, err, false), code) << err.str();
  return out.str();
}

VotedRound::VotedRound(const char* sample) : round_(copy_sample(sample, folder_)) {
  said_by_program({"vote", round_.string(), "--quiet"});
}

Verified VotedRound::verify(const std::vector<std::string>& more) const {
  std::vector<std::string> words = {"--lang", "en", round_.string()};
  words.insert(words.end(), more.begin(), more.end());
  return verify_words(words);
}

void VotedRound::change(const std::function<void(Database&)>& make) const {
  Database database(journal(), Database::Mode::record);
  std::vector<std::string> names;
  std::vector<std::string> triggers;
  {
    Query query(database, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    while (query.step()) {
      names.emplace_back(query.bytes(0));
      triggers.emplace_back(query.bytes(1));
    }
  }
  database.run("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN");
  for (const std::string& name : names) database.run(("DROP TRIGGER " + name).c_str());
  make(database);
  for (const std::string& trigger : triggers) database.run(trigger.c_str());
  database.run("COMMIT");
}

void VotedRound::run(const std::string& sql) const {
  change([&](Database& database) { database.run(sql.c_str()); });
}

void VotedRound::forge(const std::function<void(Database&)>& make) const {
  change([&](Database& database) {
    make(database);
    seal_all(database);
  });
}

void VotedRound::forge_body(const std::string& key, const std::function<void(nlohmann::json&)>& make) const {
  nlohmann::json json = body(key);
  make(json);
  forge([&](Database& database) { set_body(database, key, json); });
}

nlohmann::json VotedRound::body(const std::string& key) const {
  const Database database(journal(), Database::Mode::read);
  return nlohmann::json::parse(text_in(database, "SELECT body FROM entry WHERE key = ?", key));
}

std::uint64_t VotedRound::number(const std::string& key) const {
  const Database database(journal(), Database::Mode::read);
  return std::stoull(text_in(database, "SELECT CAST(number AS TEXT) FROM entry WHERE key = ?", key));
}

std::uint64_t VotedRound::entries() const {
  const Database database(journal(), Database::Mode::read);
  return Journal(database).entries();
}

std::string VotedRound::certificate() const {
  const Database database(journal(), Database::Mode::read);
  return Journal(database).input_text(body("outcome").at("certificate").get<std::string>()).value();
}

void VotedRound::forge_certificate(const std::string& text) const {
  nlohmann::json json = body("outcome");
  forge([&](Database& database) {
    const auto old = json.at("certificate").get<std::string>();
    database.run(("DELETE FROM input_part WHERE hex(sha256) = upper('" + old + "')").c_str());
    database.run(("DELETE FROM input WHERE hex(sha256) = upper('" + old + "')").c_str());
    json["certificate"] = keep(database, text);
    set_body(database, "outcome", json);
  });
}

void VotedRound::change_file(const std::string& name, const std::string& from, const std::string& to) const {
  std::string text = text_of(round_ / name);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  std::ofstream(round_ / name, std::ios::binary | std::ios::trunc) << text.replace(at, from.size(), to);
}

std::string keep(Database& database, const std::string& text) {
  const std::string sha256 = sha256_of(text);
  const Hash hash = hash_from_hexadecimal(sha256).value();
  Query add(database, "INSERT OR IGNORE INTO input VALUES (?, ?)");
  add.set_bytes(0, bytes_of(hash)).set(1, static_cast<std::int64_t>(text.size())).step();
  Query part(database, "INSERT OR IGNORE INTO input_part VALUES (?, 0, ?)");
  part.set_bytes(0, bytes_of(hash)).set_bytes(1, text).step();
  return sha256;
}

void set_body(Database& database, const std::string& key, const nlohmann::json& body) {
  const std::string text = canonical_json(body);
  Query update(database, "UPDATE entry SET body = ? WHERE key = ?");
  update.set_text(0, text).set_text(1, key).step();
}

}  // namespace buurtkas::testing

#include "cli/record/schema.h"

#include <cstdint>
#include <map>
#include <string>

#include "cli/record/query.h"

namespace buurtkas {
namespace {

constexpr const char* schema = R"sql(
PRAGMA application_id = 1112888658;  -- BUUR
PRAGMA user_version = 1;

CREATE TABLE entry (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  date TEXT NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  previous BLOB NOT NULL,
  seal BLOB NOT NULL
) STRICT;

CREATE TABLE posting (
  entry INTEGER NOT NULL REFERENCES entry (number),
  position INTEGER NOT NULL,
  pot TEXT NOT NULL,
  account TEXT NOT NULL,
  cents INTEGER NOT NULL,
  currency TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE input (
  sha256 BLOB NOT NULL PRIMARY KEY,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE input_part (
  sha256 BLOB NOT NULL REFERENCES input (sha256),
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, part)
) STRICT;

CREATE TRIGGER entry_next BEFORE INSERT ON entry
WHEN NEW.number != (SELECT coalesce(max(number), 0) + 1 FROM entry)
  OR EXISTS (SELECT 1 FROM entry WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'an entry is only added after the last, and once'); END;
CREATE TRIGGER posting_next BEFORE INSERT ON posting
WHEN NEW.entry != (SELECT max(number) FROM entry)
  OR NEW.position != (SELECT coalesce(max(position), -1) + 1 FROM posting WHERE entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'a posting is only added to the last entry'); END;
CREATE TRIGGER input_once BEFORE INSERT ON input
WHEN EXISTS (SELECT 1 FROM input WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'an input is kept once'); END;
CREATE TRIGGER input_part_next BEFORE INSERT ON input_part
WHEN NEW.part != (SELECT coalesce(max(part), -1) + 1 FROM input_part WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'the parts of an input are added in their order'); END;

CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TRIGGER posting_kept BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TRIGGER posting_unchanged BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TRIGGER input_kept BEFORE DELETE ON input
BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TRIGGER input_unchanged BEFORE UPDATE ON input
BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TRIGGER input_part_kept BEFORE DELETE ON input_part
BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
CREATE TRIGGER input_part_unchanged BEFORE UPDATE ON input_part
BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END;
)sql";

using Parts = std::map<std::string, std::string>;  // what makes each, by its type and name

Parts parts_of(const Database& database) {
  Parts parts;
  Query query(database, "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema");
  while (query.step()) parts.emplace(query.bytes(0), query.bytes(1));
  return parts;
}

std::int64_t pragma(const Database& database, const std::string& name) {
  Query query(database, "PRAGMA " + name);
  return query.step() ? query.number(0) : 0;
}

}  // namespace

void create_schema(Database& database) {
  database.run(schema);
}

bool is_empty(const Database& database) {
  return parts_of(database).empty();
}

std::optional<std::string> difference_in_schema(const Database& database) {
  Database right = Database::in_memory();
  create_schema(right);
  const Parts wanted = parts_of(right);
  const Parts found = parts_of(database);
  for (const auto& [name, sql] : wanted) {
    const auto at = found.find(name);
    if (at == found.end() || at->second != sql) return name;
  }
  for (const auto& [name, sql] : found) {
    if (!wanted.contains(name)) return name;
  }
  for (const char* name : {"application_id", "user_version"}) {
    if (pragma(database, name) != pragma(right, name)) return name;
  }
  return std::nullopt;
}

}  // namespace buurtkas

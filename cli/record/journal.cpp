#include "cli/record/journal.h"

#include <limits>

#include "cli/record/query.h"
#include "engine/journal/canonical.h"

namespace buurtkas {
namespace {

constexpr const char* entry_columns =
    "SELECT number, date, actor, role, kind, key, body, previous, seal FROM entry ";
constexpr std::uint64_t text_bytes_max = std::uint64_t{2} << 30;

std::string hexadecimal_of(std::string_view bytes) {
  const auto hash = hash_from_bytes(bytes);
  return hash ? hexadecimal(*hash) : std::string();
}

// Takes the columns of a row one by one; the first that is of another form stays.
class EntryRow {
 public:
  EntryRow(const Query& query, std::uint64_t number) : query_(query) { sealed_.entry.number = number; }

  ReadEntry read() {
    Entry& entry = sealed_.entry;
    if (const auto date = parse_iso_date(text(1, "date"))) {
      entry.date = *date;
    } else {
      wrong("date", query_.bytes(1));
    }
    entry.actor = text(2, "actor");
    entry.role = text(3, "role");
    if (const auto kind = parse_entry_kind(text(4, "kind"))) {
      entry.kind = *kind;
    } else {
      wrong("kind", query_.bytes(4));
    }
    entry.key = text(5, "key");
    entry.body = text(6, "body");
    entry.previous = hash(7, "previous");
    sealed_.seal = hash(8, "seal");
    if (bad_) return *bad_;
    return std::move(sealed_);
  }

 private:
  void wrong(const char* field, std::string_view found) {
    if (!bad_) bad_ = BadEntry{sealed_.entry.number, field, std::string(found)};
  }

  std::string text(int column, const char* field) {
    const std::string_view found = query_.bytes(column);
    if (!is_utf8(found)) wrong(field, found);
    return std::string(found);
  }

  Hash hash(int column, const char* field) {
    const auto found = hash_from_bytes(query_.bytes(column));
    if (!found) wrong(field, query_.bytes(column));
    return found.value_or(Hash{});
  }

  const Query& query_;
  SealedEntry sealed_;
  std::optional<BadEntry> bad_;
};

// The postings of all entries from one on, taken entry by entry.
class Postings {
 public:
  Postings(const Database& database, std::int64_t from)
      : query_(database,
               "SELECT entry, position, pot, account, cents, currency FROM posting WHERE entry >= ? "
               "ORDER BY entry, position") {
    query_.set(0, from);
    has_row_ = query_.step();
  }

  // A row of no entry, from before this one.
  std::optional<BadEntry> loose_before(const Entry& entry) {
    std::optional<BadEntry> bad;
    for (; has_row_ && query_.number(0) < static_cast<std::int64_t>(entry.number); has_row_ = query_.step()) {
      if (!bad) bad = BadEntry{number(), "postings", std::string(query_.bytes(3))};
    }
    return bad;
  }

  // Adds those of the entry. REQUIRES: those before it were taken.
  std::optional<BadEntry> take(Entry& entry) {
    std::optional<BadEntry> bad;
    for (; has_row_ && query_.number(0) == static_cast<std::int64_t>(entry.number);
         has_row_ = query_.step()) {
      const auto field = add(entry);
      if (field && !bad) bad = BadEntry{entry.number, *field, std::string(query_.bytes(3))};
    }
    return bad;
  }

  // What is left when there are no more entries.
  std::optional<BadEntry> rest() const {
    if (!has_row_) return std::nullopt;
    return BadEntry{number(), "postings", std::string(query_.bytes(3))};
  }

 private:
  std::uint64_t number() const { return static_cast<std::uint64_t>(query_.number(0)); }

  std::optional<std::string> add(Entry& entry) const {
    if (query_.number(1) != static_cast<std::int64_t>(entry.postings.size())) return "position";
    const std::string_view pot = query_.bytes(2);
    const auto account = is_utf8(query_.bytes(3)) ? parse_account(query_.bytes(3)) : std::nullopt;
    const std::int64_t cents = query_.number(4);
    const auto currency = Currency::from_code(query_.bytes(5));
    if (pot.empty() || !is_utf8(pot)) return "pot";
    if (!account) return "account";
    if (cents < -Money::cents_max || cents > Money::cents_max) return "cents";
    if (!currency) return "currency";
    entry.postings.push_back({PotId(std::string(pot)), *account, Money(cents, *currency)});
    return std::nullopt;
  }

  Query query_;
  bool has_row_ = false;
};

}  // namespace

void Journal::each(std::uint64_t first, const std::function<bool(const ReadEntry&)>& on_entry) const {
  // From the first on: rows that have no place before it, too.
  const auto from = first <= 1 ? std::numeric_limits<std::int64_t>::min() : static_cast<std::int64_t>(first);
  Query rows(database_, std::string(entry_columns) + "WHERE number >= ? ORDER BY number");
  rows.set(0, from);
  Postings postings(database_, from);
  while (rows.step()) {
    const auto number = static_cast<std::uint64_t>(rows.number(0));
    ReadEntry read = EntryRow(rows, number).read();
    Entry unread;
    unread.number = number;
    auto* sealed = std::get_if<SealedEntry>(&read);
    Entry& entry = sealed != nullptr ? sealed->entry : unread;
    const auto loose = postings.loose_before(entry);
    if (loose && !on_entry(*loose)) return;
    const auto bad = postings.take(entry);
    if (bad && sealed != nullptr) read = *bad;
    if (!on_entry(read)) return;
  }
  if (const auto loose = postings.rest()) on_entry(*loose);
}

std::vector<ReadEntry> Journal::with_key(const std::string& key) const {
  Query query(database_, "SELECT number FROM entry WHERE key = ?");
  query.set_text(0, key);
  std::vector<ReadEntry> found;
  while (query.step()) {
    each(static_cast<std::uint64_t>(query.number(0)), [&](const ReadEntry& read) {
      found.push_back(read);
      return false;
    });
  }
  return found;
}

std::vector<std::string> Journal::doubled_keys() const {
  Query query(database_, "SELECT key FROM entry NOT INDEXED GROUP BY key HAVING count(*) > 1 ORDER BY key");
  std::vector<std::string> keys;
  while (query.step()) keys.emplace_back(query.bytes(0));
  return keys;
}

std::uint64_t Journal::entries() const {
  Query query(database_, "SELECT count(*) FROM entry NOT INDEXED");
  query.step();
  return static_cast<std::uint64_t>(query.number(0));
}

void Journal::each_input(const std::function<void(const Input&)>& on_input) const {
  Query query(database_, "SELECT sha256, bytes FROM input ORDER BY sha256");
  while (query.step()) {
    on_input({hexadecimal_of(query.bytes(0)), static_cast<std::uint64_t>(query.number(1))});
  }
}

bool Journal::read_input(const std::string& sha256,
                         const std::function<void(std::string_view)>& on_part) const {
  const auto hash = hash_from_hexadecimal(sha256);
  if (!hash) return false;
  Query query(database_, "SELECT part, bytes FROM input_part WHERE sha256 = ? ORDER BY part");
  query.set_bytes(0, bytes_of(*hash));
  std::int64_t parts = 0;
  while (query.step()) {
    if (query.number(0) != parts++) return false;
    on_part(query.bytes(1));
  }
  return parts > 0;
}

std::optional<std::string> Journal::input_text(const std::string& sha256) const {
  std::string text;
  const bool is_whole = read_input(sha256, [&](std::string_view part) {
    if (text.size() + part.size() <= text_bytes_max) text += part;
  });
  if (!is_whole) return std::nullopt;
  return text;
}

bool Journal::has_loose_parts() const {
  Query query(database_, "SELECT 1 FROM input_part WHERE sha256 NOT IN (SELECT sha256 FROM input) LIMIT 1");
  return query.step();
}

std::string Journal::damage() const {
  Query query(database_, "PRAGMA integrity_check(1)");
  if (!query.step()) return {};
  const std::string answer(query.bytes(0));
  return answer == "ok" ? std::string() : answer;
}

}  // namespace buurtkas

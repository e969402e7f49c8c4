#include "cli/record/recorder.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "cli/record/entries_differ.h"
#include "cli/record/query.h"
#include "cli/record/schema.h"
#include "engine/assertion.h"
#include "engine/journal/canonical.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

struct Closes {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Hash hash_of(const std::string& sha256) {
  const auto hash = hash_from_hexadecimal(sha256);
  BUURTKAS_ASSERT(hash.has_value());
  return *hash;
}

}  // namespace

Recorder::Recorder(const std::filesystem::path& path)
    : database_(path, Database::Mode::record), journal_(database_) {
  database_.run("BEGIN IMMEDIATE");
  is_open_ = true;
  if (is_empty(database_)) {
    const std::string damage = journal_.damage();
    if (!damage.empty()) throw StorageDamaged(database_.name() + ": " + damage);
    create_schema(database_);
  }
  if (const auto part = difference_in_schema(database_)) {
    throw StorageDamaged(database_.name() + ": this is no journal of this program (" + *part + ")");
  }
  read_all();
}

Recorder::~Recorder() {
  if (!is_open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const std::exception&) {  // what is not committed is not there when the file is opened again
  }
}

void Recorder::read_all() {
  journal_.each(1, [this](const ReadEntry& read) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    const bool is_right =
        sealed != nullptr && !chain_.add(*sealed).has_value() && !balances_.add(sealed->entry).has_value();
    if (!is_right) {
      const auto number = sealed != nullptr ? sealed->entry.number : std::get<BadEntry>(read).number;
      throw EntriesDiffer(database_.name() + ": entry " + std::to_string(number) +
                          " is not what was recorded");
    }
    last_date_ = sealed->entry.date;
    return true;
  });
}

std::uint64_t Recorder::append(const Draft& draft, const Act& act) {
  SealedEntry sealed;
  sealed.entry = {chain_.size() + 1, act.date,   act.actor,      act.role,          draft.kind,
                  draft.key,         draft.body, draft.postings, chain_.last_seal()};
  sealed.seal = seal_of(sealed.entry);
  const Entry& entry = sealed.entry;
  const auto fault = chain_.add(sealed);
  BUURTKAS_ASSERT(!fault.has_value());
  const auto problem = balances_.add(entry);
  BUURTKAS_ASSERT(!problem.has_value());
  last_date_ = entry.date;

  const auto number = static_cast<std::int64_t>(entry.number);
  const std::string date = to_string(entry.date);
  Query add(database_, "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  add.set(0, number).set_text(1, date).set_text(2, entry.actor).set_text(3, entry.role);
  add.set_text(4, name_of(entry.kind)).set_text(5, entry.key).set_text(6, entry.body);
  add.set_bytes(7, bytes_of(entry.previous)).set_bytes(8, bytes_of(sealed.seal)).step();

  Query post(database_, "INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < entry.postings.size(); ++i) {
    const Posting& posting = entry.postings[i];
    const std::string account = to_string(posting.account);
    post.set(0, number).set(1, static_cast<std::int64_t>(i)).set_text(2, posting.pot.text());
    post.set_text(3, account).set(4, posting.amount.cents());
    post.set_text(5, posting.amount.currency().code()).step();
    post.reset();
  }
  return entry.number;
}

bool Recorder::is_kept(const Hash& hash) const {
  Query query(database_, "SELECT 1 FROM input WHERE sha256 = ?");
  query.set_bytes(0, bytes_of(hash));
  return query.step();
}

void Recorder::add_part(const Hash& hash, std::int64_t part, std::string_view bytes) {
  Query query(database_, "INSERT INTO input_part VALUES (?, ?, ?)");
  query.set_bytes(0, bytes_of(hash)).set(1, part).set_bytes(2, bytes).step();
}

void Recorder::keep(const std::string& sha256, std::string_view bytes) {
  BUURTKAS_ASSERT(sha256_of(bytes) == sha256);
  const Hash hash = hash_of(sha256);
  if (is_kept(hash)) return;
  Query add(database_, "INSERT INTO input VALUES (?, ?)");
  add.set_bytes(0, bytes_of(hash)).set(1, static_cast<std::int64_t>(bytes.size())).step();
  std::int64_t part = 0;
  do {
    add_part(hash, part++, bytes.substr(0, input_part_bytes));
    bytes.remove_prefix(std::min(input_part_bytes, bytes.size()));
  } while (!bytes.empty());
}

void Recorder::keep_file(const std::string& sha256, const std::filesystem::path& path) {
  const Hash hash = hash_of(sha256);
  if (is_kept(hash)) return;
  const auto fail = [&] { throw std::system_error(errno, std::generic_category(), path.string()); };
  const auto size = std::filesystem::file_size(path);
  Query add(database_, "INSERT INTO input VALUES (?, ?)");
  add.set_bytes(0, bytes_of(hash)).set(1, static_cast<std::int64_t>(size)).step();

  const std::unique_ptr<std::FILE, Closes> file(std::fopen(path.c_str(), "rb"));
  if (!file) fail();
  Sha256 sha;
  std::string bytes(input_part_bytes, '\0');
  std::uintmax_t kept = 0;
  for (std::int64_t part = 0;; ++part) {
    const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), file.get());
    if (std::ferror(file.get()) != 0) fail();
    if (got == 0) break;
    sha.add({bytes.data(), got});
    add_part(hash, part, {bytes.data(), got});
    kept += got;
  }
  if (kept != size || sha.hexadecimal() != sha256) {
    throw FileChanged(path.string() + ": it changed while it was being read; nothing is recorded");
  }
}

void Recorder::commit() {
  database_.run("COMMIT");
  is_open_ = false;
  database_.gather();
}

}  // namespace buurtkas

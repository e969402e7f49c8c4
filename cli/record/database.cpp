#include "cli/record/database.h"

#include <sqlite3.h>
#include <unistd.h>

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

constexpr int wait_milliseconds = 20'000;  // for another one to finish recording

std::string uri_of(const fs::path& path, std::string_view options) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : fs::absolute(path).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#' || byte <= ' ') {
      uri += '%';
      uri += digits[byte >> 4U];
      uri += digits[byte & 15U];
    } else {
      uri += c;
    }
  }
  return uri.append(options);
}

// There is no log, so the file is whole by itself.
bool is_at_rest(const fs::path& path) {
  fs::path log = path;
  log += "-wal";
  std::error_code unreadable;
  return !fs::exists(log, unreadable) && !unreadable;
}

bool may_write(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  return access(path.c_str(), W_OK) == 0 && access(folder.c_str(), W_OK) == 0;
}

void harden(sqlite3* handle) {
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, wait_milliseconds);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

}  // namespace

void Database::Closes::operator()(sqlite3* handle) const {
  sqlite3_close(handle);
}

void Database::open(const std::string& uri, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &handle, flags | SQLITE_OPEN_URI, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(code);
  harden(handle);
}

Database::Database(const fs::path& path, Mode mode) : name_(path.string()) {
  if (mode == Mode::record) {
    open(uri_of(path, ""), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    run("PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
    log_ahead();
    return;
  }
  open_to_read(path);
  run("PRAGMA cell_size_check = ON; PRAGMA query_only = ON; BEGIN");  // all that is read is of one moment
}

// Reading beside a log needs a file for the locks, which is made and taken away again. Where nothing may be
// written, and there is no log, the file is read as one that does not change.
void Database::open_to_read(const fs::path& path) {
  constexpr const char* look = "SELECT 1 FROM sqlite_schema";
  if (may_write(path) || !is_at_rest(path)) {
    open(uri_of(path, "?mode=rw"), SQLITE_OPEN_READWRITE);
    const int code = sqlite3_exec(handle_.get(), look, nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return;
    const bool has_no_place = (code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY;
    if (!has_no_place || !is_at_rest(path)) fail(code);
  }
  open(uri_of(path, "?immutable=1"), SQLITE_OPEN_READONLY);
  run(look);
}

// SQLite does not wait here itself while another one makes the file.
void Database::log_ahead() {
  constexpr int pause_milliseconds = 20;
  sqlite3_busy_timeout(handle_.get(), 0);
  for (int waited = 0;; waited += pause_milliseconds) {
    const int code = sqlite3_exec(handle_.get(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) break;
    if ((code & 0xFF) != SQLITE_BUSY || waited >= wait_milliseconds) fail(code);
    sqlite3_sleep(pause_milliseconds);
  }
  sqlite3_busy_timeout(handle_.get(), wait_milliseconds);
}

void Database::gather() {
  sqlite3_busy_timeout(handle_.get(), 0);
  sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(handle_.get(), wait_milliseconds);
}

Database Database::in_memory() {
  Database database("");
  database.open(":memory:", SQLITE_OPEN_READWRITE);
  return database;
}

void Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void Database::fail(int code) const {
  const std::string what = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  const std::string sentence = name_ + ": " + what;
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:  // SQL of ours that does not fit what the file has
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_FORMAT:
      throw StorageDamaged(sentence);
    case SQLITE_BUSY:
      throw StorageFailed(name_ + ": another command has been recording in it for too long");
    default:
      break;
  }
  throw StorageFailed(sentence);
}

}  // namespace buurtkas

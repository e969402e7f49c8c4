#include "cli/record/database.h"

#include <sqlite3.h>

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

// Nobody can be recording in it: a folder that cannot be written, or a medium that cannot.
bool is_at_rest(const fs::path& path) {
  fs::path log = path;
  log += "-wal";
  std::error_code unreadable;
  return !fs::exists(log, unreadable) && !unreadable;
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
    run("PRAGMA journal_mode = WAL");
    return;
  }
  // Where it may, reading makes a file for the locks and takes it away again. Where there is no place for
  // one, and no log, the file does not change.
  open(uri_of(path, "?mode=rw"), SQLITE_OPEN_READWRITE);
  const int code = sqlite3_exec(handle_.get(), "SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr);
  if ((code & 0xFF) == SQLITE_CANTOPEN && fs::exists(path) && is_at_rest(path)) {
    open(uri_of(path, "?immutable=1"), SQLITE_OPEN_READONLY);
  } else if (code != SQLITE_OK) {
    fail(code);
  }
  run("PRAGMA cell_size_check = ON; PRAGMA query_only = ON; BEGIN");  // all that is read is of one moment
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

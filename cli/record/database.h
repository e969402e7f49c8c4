#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

// A file of SQLite, as little of it as a journal needs. A machine that fails (disk full, no rights, another
// one recording for too long) is a StorageFailed; a file that is no sound database is a StorageDamaged.

struct sqlite3;
struct sqlite3_stmt;

namespace buurtkas {

struct StorageFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct StorageDamaged : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Database {
 public:
  enum class Mode { read, record };
  // Reading does not wait for who records. Recording makes the file when there is none; what is committed is
  // on the disk (WAL, synchronous FULL). Nothing in the file is trusted.
  Database(const std::filesystem::path& path, Mode mode);
  static Database in_memory();

  void run(const char* sql);
  sqlite3* handle() const { return handle_.get(); }
  const std::string& name() const { return name_; }
  // Throws what SQLite's code means.
  [[noreturn]] void fail(int code) const;

 private:
  struct Closes {
    void operator()(sqlite3* handle) const;
  };
  explicit Database(std::string name) : name_(std::move(name)) {}
  void open(const std::string& uri, int flags);

  std::string name_;
  std::unique_ptr<sqlite3, Closes> handle_;
};

// One SQL statement, prepared once and run often. Columns and parameters count from 0.
class Query {
 public:
  Query(const Database& database, std::string_view sql);

  Query& set(int parameter, std::int64_t value);
  Query& set_text(int parameter, std::string_view value);   // the text outlives the next `step`
  Query& set_bytes(int parameter, std::string_view value);  // so do the bytes
  bool step();                                              // whether there is a row
  void reset();                                             // to be run again

  std::int64_t number(int column) const;
  std::string_view bytes(int column) const;  // of a text or a blob, until the next step

 private:
  struct Finalizes {
    void operator()(sqlite3_stmt* statement) const;
  };
  const Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalizes> statement_;
};

}  // namespace buurtkas

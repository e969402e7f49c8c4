#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

// A file of SQLite, as little of it as a journal needs. A machine that fails (disk full, no rights, another
// one recording for too long) is a StorageFailed; a file that is no sound database is a StorageDamaged.

struct sqlite3;

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
  // What was committed, from its log into the one file: as far as nobody is reading it.
  void gather();
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
  void open_to_read(const std::filesystem::path& path);
  void log_ahead();

  std::string name_;
  std::unique_ptr<sqlite3, Closes> handle_;
};

}  // namespace buurtkas

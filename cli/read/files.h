#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cli/read/source.h"

// Where files are read from: the disk, or bytes in memory, such as those that a round was once decided by.
// What reads a folder asks nothing else, so that it finds the same in both.

namespace buurtkas {

// A file that was read, and what it was.
struct ReadFile {
  std::string name;    // from the folder that was read
  std::string sha256;  // of its bytes, in hexadecimal

  bool operator==(const ReadFile&) const = default;
};

class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;

  virtual bool is_folder(const std::filesystem::path& path) const = 0;
  virtual bool has(const std::filesystem::path& path) const = 0;  // a file, or a folder
  // What is in a folder, sorted; of very many, some.
  virtual std::vector<std::string> names(const std::filesystem::path& folder) const = 0;
  // The last part of its path, when that is followed to its end; empty when that cannot be told.
  virtual std::string folder_name(const std::filesystem::path& folder) const = 0;
  // Answers as read_source does.
  virtual Reading<Source> read(const std::filesystem::path& path, const std::string& name,
                               std::uint64_t bytes_max) const = 0;
};

const Files& disk();

// Paths are compared as they are written, `.` and `x/..` apart. The folders are the root, `` or `.`, and all
// that a file's path goes through.
class FilesInMemory : public Files {
 public:
  // The bytes of each path: `round.yaml`, `../../rules/pots/rulebook.yaml`.
  explicit FilesInMemory(const std::map<std::string, std::string>& bytes);

  bool is_folder(const std::filesystem::path& path) const override;
  bool has(const std::filesystem::path& path) const override;
  std::vector<std::string> names(const std::filesystem::path& folder) const override;
  std::string folder_name(const std::filesystem::path& folder) const override;
  Reading<Source> read(const std::filesystem::path& path, const std::string& name,
                       std::uint64_t bytes_max) const override;

 private:
  std::map<std::string, std::string> bytes_;
};

}  // namespace buurtkas

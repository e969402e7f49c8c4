#include "cli/read/files.h"

#include <algorithm>
#include <utility>

#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

class Disk : public Files {
 public:
  bool is_folder(const fs::path& path) const override {
    std::error_code failure;
    return fs::is_directory(path, failure);
  }

  // What cannot be told may be there: then reading it tells why not, and nothing is decided without it.
  bool has(const fs::path& path) const override {
    std::error_code failure;
    return fs::status(path, failure).type() != fs::file_type::not_found;
  }

  std::vector<std::string> names(const fs::path& folder) const override {
    constexpr std::size_t names_max = 1'000;
    std::vector<std::string> names;
    std::error_code failure;
    fs::directory_iterator entries(folder, failure);
    for (const fs::directory_entry& entry : entries) {
      if (failure || names.size() == names_max) break;
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  std::string folder_name(const fs::path& folder) const override {
    std::error_code failure;
    const fs::path whole = fs::weakly_canonical(folder, failure);
    if (failure) return {};
    return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
  }

  Reading<Source> read(const fs::path& path, const std::string& name,
                       std::uint64_t bytes_max) const override {
    return read_source(path, name, bytes_max);
  }
};

// The root is empty; no path ends with a slash.
std::string key_of(const fs::path& path) {
  std::string key = path.lexically_normal().generic_string();
  while (key.size() > 1 && key.ends_with('/')) key.pop_back();
  return key == "." ? std::string() : key;
}

// What the paths of all that is in a folder begin with.
std::string start_of(const fs::path& folder) {
  const std::string key = key_of(folder);
  return key.empty() || key == "/" ? key : key + '/';
}

Reading<Source> refusal(const std::string& name, code::Code code, std::string found) {
  return {std::nullopt, {{code, Severity::error, {name, 0, 0}, std::move(found), {}, {}}}};
}

}  // namespace

const Files& disk() {
  static const Disk disk;
  return disk;
}

FilesInMemory::FilesInMemory(const std::map<std::string, std::string>& bytes) {
  for (const auto& [path, file] : bytes) bytes_.insert_or_assign(key_of(path), file);
}

bool FilesInMemory::is_folder(const fs::path& path) const {
  const std::string start = start_of(path);
  if (start.empty()) return true;
  const auto first = bytes_.lower_bound(start);
  return first != bytes_.end() && first->first.starts_with(start);
}

bool FilesInMemory::has(const fs::path& path) const {
  return bytes_.contains(key_of(path)) || is_folder(path);
}

std::vector<std::string> FilesInMemory::names(const fs::path& folder) const {
  const std::string start = start_of(folder);
  std::vector<std::string> names;
  for (auto at = bytes_.lower_bound(start); at != bytes_.end() && at->first.starts_with(start); ++at) {
    std::string name = at->first.substr(start.size(), at->first.find('/', start.size()) - start.size());
    if (!name.empty() && name != "..") names.push_back(std::move(name));  // else it lies outside
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string FilesInMemory::folder_name(const fs::path& folder) const {
  std::string name = fs::path(key_of(folder)).filename().string();
  return name == ".." ? std::string() : name;
}

Reading<Source> FilesInMemory::read(const fs::path& path, const std::string& name,
                                    std::uint64_t bytes_max) const {
  const auto file = bytes_.find(key_of(path));
  if (file != bytes_.end()) return source_of(file->second, name, bytes_max);
  if (!is_folder(path)) return refusal(name, code::file_missing, {});
  return refusal(name, code::file_unreadable, "not a file");
}

}  // namespace buurtkas

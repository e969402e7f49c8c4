#include "cli/commands/pages_folder.h"

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "cli/render/site/site.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

bool is_page(const fs::directory_entry& entry) {
  if (entry.is_symlink() || !entry.is_regular_file() || entry.path().extension() != ".html") return false;
  std::ifstream file(entry.path(), std::ios::binary);
  std::string start(4096, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  return start.find(pages_mark) != std::string::npos;
}

bool is_language(const fs::path& name) {
  return name == "nl" || name == "en";
}

}  // namespace

std::optional<std::string> other_file_in(const fs::path& folder) {
  std::set<std::string> others;
  for (fs::recursive_directory_iterator at(folder), end; at != end; ++at) {
    const fs::path name = at->path().lexically_relative(folder);
    const bool is_folder = at->is_directory() && !at->is_symlink();
    if (is_folder ? is_language(name) : is_page(*at)) continue;
    others.insert(name.string());
    if (is_folder) at.disable_recursion_pending();
  }
  if (others.empty()) return std::nullopt;
  return *others.begin();
}

PagesFolder::PagesFolder(const fs::path& folder)
    : folder_(folder), partial_(folder.string() + ".buurtkas-partial") {
  const fs::path beside = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
  fs::create_directories(beside);
  beside_ = open(beside.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (beside_ < 0) fail(beside);
  while (flock(beside_, LOCK_EX) != 0) {
    if (errno != EINTR) fail(beside);
  }
  fs::remove_all(partial_);
  fs::create_directory(partial_);
}

PagesFolder::~PagesFolder() {
  std::error_code nothing_to_do;
  fs::remove_all(partial_, nothing_to_do);
  close(beside_);
}

void PagesFolder::write(const fs::path& name, std::string_view bytes) {
  fs::create_directories((partial_ / name).parent_path());
  std::ofstream file(partial_ / name, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) fail(partial_ / name);
  ++files_;
}

void PagesFolder::finish() {
  const bool is_there = fs::exists(folder_);
  const unsigned how = is_there ? RENAME_EXCHANGE : RENAME_NOREPLACE;
  if (renameat2(AT_FDCWD, partial_.c_str(), AT_FDCWD, folder_.c_str(), how) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) fail(folder_);
  // A disk that cannot exchange two.
  const fs::path before = partial_.string() + "-before";
  fs::remove_all(before);
  if (is_there) fs::rename(folder_, before);
  if (std::rename(partial_.c_str(), folder_.c_str()) != 0) {
    const int reason = errno;
    if (is_there) fs::rename(before, folder_);
    throw std::system_error(reason, std::generic_category(), folder_.string());
  }
  fs::remove_all(before);
}

}  // namespace buurtkas

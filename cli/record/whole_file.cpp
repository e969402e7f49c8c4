#include "cli/record/whole_file.h"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, int reason = errno) {
  throw std::system_error(reason, std::generic_category(), path.string());
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, mode_t mode)
      : number_(open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (number_ < 0) fail(path);
  }
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }

 private:
  int number_;
};

void write_all(int file, std::string_view text, const fs::path& path) {
  while (!text.empty()) {
    const ssize_t wrote = write(file, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) fail(path);
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
  if (fsync(file) != 0) fail(path);
}

mode_t mode_of(const fs::path& path, Readers readers) {
  struct stat there = {};
  const bool is_there = stat(path.c_str(), &there) == 0;
  if (readers == Readers::owner) return is_there ? there.st_mode & 0770U : 0600;  // a group may share it
  return is_there ? there.st_mode & 0777U : 0666;
}

void lock(const Descriptor& folder, const fs::path& path) {
  while (flock(folder.number(), LOCK_EX) != 0) {
    if (errno != EINTR) fail(path);
  }
}

// Writes beside the path, and then `place`s what is whole. One at a time in a folder; what one who was killed
// left is not used.
template <class Place>
void write_beside(const fs::path& path, std::string_view text, mode_t mode, const Place& place) {
  const fs::path folder_path = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const Descriptor folder(folder_path, O_RDONLY | O_DIRECTORY, 0);
  lock(folder, folder_path);
  fs::path partial = path;
  partial += ".partial";
  unlink(partial.c_str());
  try {
    const Descriptor file(partial, O_WRONLY | O_CREAT | O_EXCL, mode);
    write_all(file.number(), text, path);
    if (!place(partial)) fail(path);
  } catch (...) {
    unlink(partial.c_str());
    throw;
  }
  if (fsync(folder.number()) != 0 && errno != EINVAL) fail(folder_path);  // the name itself
}

}  // namespace

void write_whole(const fs::path& path, std::string_view text, Readers readers) {
  write_beside(path, text, mode_of(path, readers),
               [&](const fs::path& partial) { return std::rename(partial.c_str(), path.c_str()) == 0; });
}

void write_new(const fs::path& path, std::string_view text, Readers readers) {
  write_beside(path, text, mode_of(path, readers), [&](const fs::path& partial) {
    return renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0;
  });
}

}  // namespace buurtkas

#include "cli/record/whole_file.h"

#include <cerrno>
#include <cstdio>
#include <optional>
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

// So that the name itself is on the disk.
void sync_folder_of(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY, 0);
  if (fsync(descriptor.number()) != 0 && errno != EINVAL) fail(folder);
}

mode_t mode_of(const fs::path& path, Readers readers) {
  struct stat there = {};
  if (stat(path.c_str(), &there) == 0) return there.st_mode & 0777U;
  return readers == Readers::owner ? 0600 : 0666;
}

// The one file beside it that is written to, by one at a time: who was killed leaves it to the next.
class Partial {
 public:
  Partial(const fs::path& path, mode_t mode) : path_(path) {
    path_ += ".partial";
    try {
      do open_locked(mode);
      while (!is_still_there());
      if (ftruncate(file_->number(), 0) != 0) fail(path_);
    } catch (...) {
      unlink(path_.c_str());
      throw;
    }
  }

  const fs::path& path() const { return path_; }
  int number() const { return file_->number(); }

 private:
  void open_locked(mode_t mode) {
    file_.emplace(path_, O_WRONLY | O_CREAT | O_NOFOLLOW, mode);
    while (flock(file_->number(), LOCK_EX) != 0) {
      if (errno != EINTR) fail(path_);
    }
  }

  // Another one may have given it its name while this one waited.
  bool is_still_there() const {
    struct stat open = {};
    struct stat named = {};
    if (fstat(file_->number(), &open) != 0) fail(path_);
    return lstat(path_.c_str(), &named) == 0 && open.st_ino == named.st_ino && open.st_dev == named.st_dev;
  }

  fs::path path_;
  std::optional<Descriptor> file_;
};

// Writes beside the path, and then `place`s what is whole.
template <class Place>
void write_beside(const fs::path& path, std::string_view text, mode_t mode, const Place& place) {
  const Partial partial(path, mode);
  try {
    write_all(partial.number(), text, path);
    if (!place(partial.path())) fail(path);
  } catch (...) {
    unlink(partial.path().c_str());
    throw;
  }
  sync_folder_of(path);
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

#include "tests/faults/library/synced.h"

#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/faults/library/fault.h"

namespace buurtkas::faults {
namespace {

struct Watched {
  dev_t device;
  ino_t number;
  int file;  // our own; never closed, since closing one would take the program's locks away
  std::string synced;
};

struct Named {
  std::string path;
  bool was_there;
  std::string bytes;
  mode_t mode;
};

std::vector<Watched>& all_watched() {
  static std::vector<Watched> all;
  return all;
}

std::vector<Named>& all_named() {
  static std::vector<Named> all;
  return all;
}

// By system calls, which are not counted.
int open_file(const char* path, int flags) {
  return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0644));
}

struct stat status_of(int file) {
  struct stat status = {};
  syscall(SYS_newfstatat, file, "", &status, AT_EMPTY_PATH);
  return status;
}

bool is_there(const char* path, struct stat& status) {
  return syscall(SYS_newfstatat, AT_FDCWD, path, &status, 0) == 0;
}

Watched* watched_of(int file) {
  const struct stat status = status_of(file);
  for (Watched& one : all_watched()) {
    if (one.device == status.st_dev && one.number == status.st_ino) return &one;
  }
  return nullptr;
}

std::string bytes_of(int file) {
  std::string bytes(static_cast<std::size_t>(status_of(file).st_size), '\0');
  const long got = syscall(SYS_pread64, file, bytes.data(), bytes.size(), 0);
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return bytes;
}

void rewrite(int file, const std::string& bytes) {
  syscall(SYS_ftruncate, file, 0);
  syscall(SYS_pwrite64, file, bytes.data(), bytes.size(), 0);
}

bool lies_in(const std::string& path, const struct stat& folder) {
  const std::size_t slash = path.rfind('/');
  const std::string parent = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  struct stat status = {};
  return is_there(parent.c_str(), status) && status.st_dev == folder.st_dev && status.st_ino == folder.st_ino;
}

void undo(const Named& named) {
  syscall(SYS_unlinkat, AT_FDCWD, named.path.c_str(), 0);
  if (!named.was_there) return;
  const int file = open_file(named.path.c_str(), O_RDWR | O_CREAT);
  syscall(SYS_fchmod, file, named.mode);
  rewrite(file, named.bytes);
}

}  // namespace

Opening::Opening(const char* path, bool is_for_writing) : is_watched_(is_for_writing && is_losing_power()) {
  if (!is_watched_) return;
  struct stat status = {};
  was_there_ = is_there(path, status);
  path_ = path;
}

void Opening::done(int file) const {
  if (!is_watched_ || file < 0 || !S_ISREG(status_of(file).st_mode)) return;
  if (!was_there_) all_named().push_back({path_, false, {}, 0});
  if (watched_of(file) != nullptr) return;
  const int low = open_file(("/proc/self/fd/" + std::to_string(file)).c_str(), O_RDWR);
  const int own = static_cast<int>(syscall(SYS_fcntl, low, F_DUPFD_CLOEXEC, 200));  // SQLite minds low ones
  syscall(SYS_close, low);  // nothing of the program is locked yet: it is being opened
  const struct stat status = status_of(file);
  all_watched().push_back({status.st_dev, status.st_ino, own, was_there_ ? bytes_of(own) : std::string()});
}

Naming::Naming(const char* path) : is_watched_(is_losing_power()) {
  if (!is_watched_) return;
  path_ = path;
  const int file = open_file(path, O_RDONLY);
  was_there_ = file >= 0;
  if (!was_there_) return;
  bytes_ = bytes_of(file);
  mode_ = status_of(file).st_mode & 0777U;
  syscall(SYS_close, file);
}

void Naming::done(bool is_named) const {
  if (is_watched_ && is_named) all_named().push_back({path_, was_there_, bytes_, mode_});
}

void remember_synced(int file) {
  if (!is_losing_power()) return;
  const struct stat status = status_of(file);
  if (S_ISDIR(status.st_mode))
    std::erase_if(all_named(), [&](const Named& one) { return lies_in(one.path, status); });
  if (Watched* one = watched_of(file)) one->synced = bytes_of(one->file);
}

void lose_what_is_not_synced() {
  for (const Watched& one : all_watched()) {
    if (bytes_of(one.file) != one.synced) rewrite(one.file, one.synced);
  }
  if (!is_losing_names()) return;
  while (!all_named().empty()) {
    undo(all_named().back());
    all_named().pop_back();
  }
}

}  // namespace buurtkas::faults

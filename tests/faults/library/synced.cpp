#include "tests/faults/library/synced.h"

#include <string>
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

std::vector<Watched>& all_watched() {
  static std::vector<Watched> all;
  return all;
}

struct stat status_of(int file) {
  struct stat status = {};
  syscall(SYS_newfstatat, file, "", &status, AT_EMPTY_PATH);
  return status;
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

}  // namespace

Opening::Opening(const char* path, bool is_for_writing) : is_watched_(is_for_writing && is_losing_power()) {
  if (!is_watched_) return;
  struct stat status = {};
  was_there_ = syscall(SYS_newfstatat, AT_FDCWD, path, &status, 0) == 0;
}

void Opening::done(int file) const {
  if (!is_watched_ || file < 0 || !S_ISREG(status_of(file).st_mode) || watched_of(file) != nullptr) return;
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  const long low = syscall(SYS_openat, AT_FDCWD, path.c_str(), O_RDWR | O_CLOEXEC);
  const long own = syscall(SYS_fcntl, low, F_DUPFD_CLOEXEC, 200);  // SQLite minds low numbers
  syscall(SYS_close, low);  // nothing of the program is locked yet: it is being opened
  const struct stat status = status_of(file);
  const int number = static_cast<int>(own);
  all_watched().push_back(
      {status.st_dev, status.st_ino, number, was_there_ ? bytes_of(number) : std::string()});
}

void remember_synced(int file) {
  if (!is_losing_power()) return;
  if (Watched* one = watched_of(file)) one->synced = bytes_of(one->file);
}

void lose_what_is_not_synced() {
  for (const Watched& one : all_watched()) {
    if (bytes_of(one.file) == one.synced) continue;
    syscall(SYS_ftruncate, one.file, 0);
    syscall(SYS_pwrite64, one.file, one.synced.data(), one.synced.size(), 0);
  }
}

}  // namespace buurtkas::faults

#include "tests/faults/library/fault.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/faults/library/synced.h"

namespace buurtkas::faults {
namespace {

enum class Ends { no, before, after };

struct Plan {
  long at = 0;
  int error = 0;  // the call fails with it
  bool is_short = false;
  bool is_full = false;
  Ends ends = Ends::no;
  bool loses_power = false;
  bool loses_names = false;
  bool lasts = false;
  const char* kind = nullptr;
  int count = -1;
};

std::atomic<bool> is_counting = false;
std::atomic<long> calls = 0;
Plan plan;

int error_of(std::string_view name) {
  if (name == "EIO") return EIO;
  if (name == "ENOSPC") return ENOSPC;
  if (name == "EACCES") return EACCES;
  if (name == "EROFS") return EROFS;
  return 0;
}

void read_how(std::string_view how) {
  plan.error = error_of(how);
  plan.is_short = how == "short";
  plan.is_full = how == "full";
  plan.loses_names = how == "power-off-names";
  plan.loses_power = how == "power-off" || plan.loses_names;
  if (how == "killed-before") plan.ends = Ends::before;
  if (how == "killed-after" || plan.loses_power) plan.ends = Ends::after;
  if (plan.error != 0 || plan.is_short || plan.is_full || plan.ends != Ends::no) return;
  std::fputs("BUURTKAS_FAULT_HOW: there is no such way to fail\n", stderr);
  std::_Exit(120);
}

__attribute__((constructor)) void start() {
  if (const char* at = std::getenv("BUURTKAS_FAULT_AT")) plan.at = std::atol(at);
  if (const char* how = std::getenv("BUURTKAS_FAULT_HOW")) read_how(how);
  plan.lasts = std::getenv("BUURTKAS_FAULT_LASTS") != nullptr;
  plan.kind = std::getenv("BUURTKAS_FAULT_KIND");
  if (const char* count = std::getenv("BUURTKAS_FAULT_COUNT")) {
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC;
    plan.count = static_cast<int>(syscall(SYS_openat, AT_FDCWD, count, flags, 0600));
  }
  is_counting = true;
}

bool is_any_of(const char* does, const char* wanted) {
  return std::strpbrk(does, wanted) != nullptr;
}

// Not through what is counted.
void write_down(const Seen& seen) {
  char path[2048] = "";
  if (seen.path != nullptr) std::strncpy(path, seen.path, sizeof path - 1);
  if (seen.file >= 0) {
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", seen.file);
    const long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
  }
  char line[2200];
  const int length = std::snprintf(line, sizeof line, "%s %s %s\n", seen.does, seen.name, path);
  syscall(SYS_write, plan.count, line, length);
}

}  // namespace

bool is_losing_power() {
  return plan.loses_power;
}

bool is_losing_names() {
  return plan.loses_names;
}

void end() {
  if (plan.loses_power) lose_what_is_not_synced();
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

How meet(const Seen& seen) {
  const bool is_output = seen.file == STDOUT_FILENO || seen.file == STDERR_FILENO;
  if (!is_counting || is_output) return How::none;
  if (plan.kind != nullptr && !is_any_of(seen.does, plan.kind)) return How::none;
  const int error = errno;
  const long number = ++calls;
  if (plan.count >= 0) write_down(seen);
  errno = error;
  const bool is_later = plan.at > 0 && number > plan.at;
  if (plan.is_full && is_later && is_any_of(seen.does, "s")) {
    errno = ENOSPC;
    return How::fails;
  }
  if (number != plan.at && !(plan.lasts && is_later)) return How::none;
  if (plan.ends == Ends::before) end();
  if (plan.ends == Ends::after) return How::killed_after;
  if (plan.is_short) return How::shortens;
  if (plan.is_full) return How::fills;
  errno = plan.error;
  return plan.error != 0 ? How::fails : How::none;
}

}  // namespace buurtkas::faults

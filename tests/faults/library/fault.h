#pragma once

#include <cerrno>
#include <cstddef>

#include <dlfcn.h>
#include <sys/types.h>

// One call that goes wrong. Every call that this library stands before passes through here; the n-th fails,
// does half of its work, or ends the process, as README.md tells. All others go to the C library as they are.

namespace buurtkas::faults {

enum class How { none, fails, shortens, fills, killed_after };

// What a call does, as letters: r reads bytes, w writes bytes, s takes space on the disk, o opens for
// writing or changes what a folder has, l locks.
namespace does {
inline constexpr const char* ask = "-";
inline constexpr const char* lock = "l";
inline constexpr const char* read = "r";
inline constexpr const char* write = "ws";
inline constexpr const char* grow = "s";
inline constexpr const char* make = "so";
inline constexpr const char* alter = "o";
}  // namespace does

struct Seen {
  const char* name;
  const char* does;
  const char* path = nullptr;
  int file = -1;
};

// Counts the call and says what is to happen to it; errno is set when it is to fail. Does not return when the
// process is to end before the call.
How meet(const Seen& seen);
[[noreturn]] void end();
bool is_losing_power();  // what is synced is to be remembered
bool is_losing_names();

template <class Answer, class Call>
Answer pass(const Seen& seen, Answer when_failed, const Call& call) {
  const How how = meet(seen);
  if (how == How::fails) return when_failed;
  const Answer answer = call();
  if (how == How::killed_after) end();
  return answer;
}

// The same for a read or a write, of which half may be done.
template <class Call>
ssize_t pass_bytes(const Seen& seen, std::size_t size, const Call& call) {
  const How how = meet(seen);
  if (how == How::fails) return -1;
  const bool is_short = (how == How::shortens || how == How::fills) && size > 1;
  const ssize_t answer = call(is_short ? size / 2 : size);
  if (how == How::killed_after) end();
  return answer;
}

// The function of that name that ours stands before.
template <class Function>
Function* next(Function* /*ours*/, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace buurtkas::faults

#define BUURTKAS_NEXT(name) static auto* const real = buurtkas::faults::next(&name, #name)

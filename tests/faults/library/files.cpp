// Calls about an open file, random bytes, and waiting.

#include <cstdarg>
#include <cstdio>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "tests/faults/library/fault.h"
#include "tests/faults/library/synced.h"

namespace {

using namespace buurtkas::faults;

// The machine itself stays up, so there is nothing to wait for.
int pass_sync(const char* name, int file) {
  return pass({name, does::grow, nullptr, file}, -1, [&] {
    remember_synced(file);
    return 0;
  });
}

bool is_about_locks(int command) {
  return command == F_GETLK || command == F_SETLK || command == F_SETLKW || command == F_OFD_GETLK ||
         command == F_OFD_SETLK || command == F_OFD_SETLKW;
}

template <class Control>
int pass_control(const char* name, int file, int command, const Control& control) {
  if (!is_about_locks(command)) return control();
  return pass({name, does::lock, nullptr, file}, -1, control);
}

template <class Map>
void* pass_map(const char* name, int file, int flags, const Map& map) {
  if ((flags & MAP_ANONYMOUS) != 0) return map();
  return pass({name, does::ask, nullptr, file}, MAP_FAILED, map);
}

// A file is closed even when that fails.
template <class Close>
int pass_close(const Seen& seen, const Close& close_it) {
  const How how = meet(seen);
  const int error = errno;
  const int answer = close_it();
  if (how == How::killed_after) end();
  if (how != How::fails) return answer;
  errno = error;
  return -1;
}

}  // namespace

extern "C" {

ssize_t read(int file, void* bytes, size_t size) {
  BUURTKAS_NEXT(read);
  return pass_bytes({"read", does::read, nullptr, file}, size,
                    [&](size_t some) { return real(file, bytes, some); });
}

ssize_t pread(int file, void* bytes, size_t size, off_t at) {
  BUURTKAS_NEXT(pread);
  return pass_bytes({"pread", does::read, nullptr, file}, size,
                    [&](size_t some) { return real(file, bytes, some, at); });
}

ssize_t pread64(int file, void* bytes, size_t size, off64_t at) {
  BUURTKAS_NEXT(pread64);
  return pass_bytes({"pread64", does::read, nullptr, file}, size,
                    [&](size_t some) { return real(file, bytes, some, at); });
}

size_t fread(void* bytes, size_t size, size_t count, FILE* stream) {
  BUURTKAS_NEXT(fread);
  const How how = meet({"fread", does::read, nullptr, fileno(stream)});
  if (how == How::fails) {
    stream->_flags |= _IO_ERR_SEEN;  // so that ferror knows
    return 0;
  }
  const size_t answer = real(bytes, size, count, stream);
  if (how == How::killed_after) end();
  return answer;
}

ssize_t write(int file, const void* bytes, size_t size) {
  BUURTKAS_NEXT(write);
  return pass_bytes({"write", does::write, nullptr, file}, size,
                    [&](size_t some) { return real(file, bytes, some); });
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  BUURTKAS_NEXT(pwrite);
  return pass_bytes({"pwrite", does::write, nullptr, file}, size,
                    [&](size_t some) { return real(file, bytes, some, at); });
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  BUURTKAS_NEXT(pwrite64);
  return pass_bytes({"pwrite64", does::write, nullptr, file}, size,
                    [&](size_t some) { return real(file, bytes, some, at); });
}

ssize_t writev(int file, const iovec* parts, int count) {
  BUURTKAS_NEXT(writev);
  return pass_bytes({"writev", does::write, nullptr, file}, static_cast<size_t>(count),
                    [&](size_t some) { return real(file, parts, static_cast<int>(some)); });
}

int fsync(int file) {
  return pass_sync("fsync", file);
}

int fdatasync(int file) {
  return pass_sync("fdatasync", file);
}

int ftruncate(int file, off_t size) noexcept {
  BUURTKAS_NEXT(ftruncate);
  return pass({"ftruncate", does::grow, nullptr, file}, -1, [&] { return real(file, size); });
}

int ftruncate64(int file, off64_t size) noexcept {
  BUURTKAS_NEXT(ftruncate64);
  return pass({"ftruncate64", does::grow, nullptr, file}, -1, [&] { return real(file, size); });
}

int fchmod(int file, mode_t mode) noexcept {
  BUURTKAS_NEXT(fchmod);
  return pass({"fchmod", does::alter, nullptr, file}, -1, [&] { return real(file, mode); });
}

int fchown(int file, uid_t owner, gid_t group) noexcept {
  BUURTKAS_NEXT(fchown);
  return pass({"fchown", does::alter, nullptr, file}, -1, [&] { return real(file, owner, group); });
}

int fstat(int file, struct stat* status) noexcept {
  BUURTKAS_NEXT(fstat);
  return pass({"fstat", does::ask, nullptr, file}, -1, [&] { return real(file, status); });
}

int fstat64(int file, struct stat64* status) noexcept {
  BUURTKAS_NEXT(fstat64);
  return pass({"fstat64", does::ask, nullptr, file}, -1, [&] { return real(file, status); });
}

int close(int file) {
  BUURTKAS_NEXT(close);
  return pass_close({"close", does::ask, nullptr, file}, [&] { return real(file); });
}

int fclose(FILE* stream) {
  BUURTKAS_NEXT(fclose);
  return pass_close({"fclose", does::ask, nullptr, fileno(stream)}, [&] { return real(stream); });
}

int fcntl(int file, int command, ...) {
  BUURTKAS_NEXT(fcntl);
  va_list rest;
  va_start(rest, command);
  void* argument = va_arg(rest, void*);
  va_end(rest);
  return pass_control("fcntl", file, command, [&] { return real(file, command, argument); });
}

int fcntl64(int file, int command, ...) {
  BUURTKAS_NEXT(fcntl64);
  va_list rest;
  va_start(rest, command);
  void* argument = va_arg(rest, void*);
  va_end(rest);
  return pass_control("fcntl64", file, command, [&] { return real(file, command, argument); });
}

int flock(int file, int how) noexcept {
  BUURTKAS_NEXT(flock);
  return pass({"flock", does::lock, nullptr, file}, -1, [&] { return real(file, how); });
}

void* mmap(void* at, size_t size, int protection, int flags, int file, off_t offset) noexcept {
  BUURTKAS_NEXT(mmap);
  return pass_map("mmap", file, flags, [&] { return real(at, size, protection, flags, file, offset); });
}

void* mmap64(void* at, size_t size, int protection, int flags, int file, off64_t offset) noexcept {
  BUURTKAS_NEXT(mmap64);
  return pass_map("mmap64", file, flags, [&] { return real(at, size, protection, flags, file, offset); });
}

int getentropy(void* bytes, size_t size) {
  BUURTKAS_NEXT(getentropy);
  return pass({"getentropy", does::ask}, -1, [&] { return real(bytes, size); });
}

// SQLite counts how long it asked to wait for a lock, so its limits stay what they are.
int usleep(useconds_t /*microseconds*/) {
  return 0;
}

}  // extern "C"

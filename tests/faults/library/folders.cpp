// Calls about names: files that are opened, moved, removed and asked about.

#include <cstdarg>
#include <cstdio>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/faults/library/fault.h"
#include "tests/faults/library/synced.h"

namespace {

using namespace buurtkas::faults;

bool is_for_writing(int flags) {
  return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
}

// A file that is there takes no space when it is opened.
const char* what_opening_does(const char* path, int flags) {
  if (!is_for_writing(flags)) return does::ask;
  struct stat status = {};
  const bool is_there = syscall(SYS_newfstatat, AT_FDCWD, path, &status, 0) == 0;
  return is_there ? does::alter : does::make;
}

template <class Open>
int pass_open(const char* name, const char* path, int flags, const Open& open_it) {
  return pass({name, what_opening_does(path, flags), path}, -1, [&] {
    const Opening opening(path, is_for_writing(flags));
    const int file = open_it();
    opening.done(file);
    return file;
  });
}

template <class Open>
FILE* pass_fopen(const char* name, const char* path, const char* mode, const Open& open_it) {
  const bool is_written = std::strpbrk(mode, "wa+") != nullptr;
  return pass({name, is_written ? does::make : does::ask, path}, static_cast<FILE*>(nullptr), open_it);
}

// `to` is about to stand for another file.
template <class Name>
int pass_naming(const char* name, const char* to, const Name& name_it) {
  return pass({name, does::make, to}, -1, [&] {
    const Naming naming(to);
    const int answer = name_it();
    naming.done(answer == 0);
    return answer;
  });
}

mode_t mode_in(int flags, va_list rest) {
  return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  BUURTKAS_NEXT(open);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_in(flags, rest);
  va_end(rest);
  return pass_open("open", path, flags, [&] { return real(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
  BUURTKAS_NEXT(open64);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_in(flags, rest);
  va_end(rest);
  return pass_open("open64", path, flags, [&] { return real(path, flags, mode); });
}

int openat(int folder, const char* path, int flags, ...) {
  BUURTKAS_NEXT(openat);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_in(flags, rest);
  va_end(rest);
  return pass_open("openat", path, flags, [&] { return real(folder, path, flags, mode); });
}

FILE* fopen(const char* path, const char* mode) {
  BUURTKAS_NEXT(fopen);
  return pass_fopen("fopen", path, mode, [&] { return real(path, mode); });
}

FILE* fopen64(const char* path, const char* mode) {
  BUURTKAS_NEXT(fopen64);
  return pass_fopen("fopen64", path, mode, [&] { return real(path, mode); });
}

DIR* opendir(const char* path) {
  BUURTKAS_NEXT(opendir);
  return pass({"opendir", does::ask, path}, static_cast<DIR*>(nullptr), [&] { return real(path); });
}

dirent* readdir(DIR* folder) {
  BUURTKAS_NEXT(readdir);
  return pass({"readdir", does::ask, nullptr, dirfd(folder)}, static_cast<dirent*>(nullptr),
              [&] { return real(folder); });
}

int rename(const char* from, const char* to) noexcept {
  BUURTKAS_NEXT(rename);
  return pass_naming("rename", to, [&] { return real(from, to); });
}

int renameat2(int folder, const char* from, int other, const char* to, unsigned flags) noexcept {
  BUURTKAS_NEXT(renameat2);
  return pass_naming("renameat2", to, [&] { return real(folder, from, other, to, flags); });
}

int link(const char* from, const char* to) noexcept {
  BUURTKAS_NEXT(link);
  return pass_naming("link", to, [&] { return real(from, to); });
}

int unlink(const char* path) noexcept {
  BUURTKAS_NEXT(unlink);
  return pass({"unlink", does::alter, path}, -1, [&] { return real(path); });
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  BUURTKAS_NEXT(unlinkat);
  return pass({"unlinkat", does::alter, path}, -1, [&] { return real(folder, path, flags); });
}

int remove(const char* path) noexcept {
  BUURTKAS_NEXT(remove);
  return pass({"remove", does::alter, path}, -1, [&] { return real(path); });
}

int mkdir(const char* path, mode_t mode) noexcept {
  BUURTKAS_NEXT(mkdir);
  return pass({"mkdir", does::make, path}, -1, [&] { return real(path, mode); });
}

int rmdir(const char* path) noexcept {
  BUURTKAS_NEXT(rmdir);
  return pass({"rmdir", does::alter, path}, -1, [&] { return real(path); });
}

int access(const char* path, int how) noexcept {
  BUURTKAS_NEXT(access);
  const bool is_about_writing = (how & W_OK) != 0;
  return pass({"access", is_about_writing ? does::alter : does::ask, path}, -1,
              [&] { return real(path, how); });
}

int stat(const char* path, struct stat* status) noexcept {
  BUURTKAS_NEXT(stat);
  return pass({"stat", does::ask, path}, -1, [&] { return real(path, status); });
}

int stat64(const char* path, struct stat64* status) noexcept {
  BUURTKAS_NEXT(stat64);
  return pass({"stat64", does::ask, path}, -1, [&] { return real(path, status); });
}

int lstat(const char* path, struct stat* status) noexcept {
  BUURTKAS_NEXT(lstat);
  return pass({"lstat", does::ask, path}, -1, [&] { return real(path, status); });
}

int lstat64(const char* path, struct stat64* status) noexcept {
  BUURTKAS_NEXT(lstat64);
  return pass({"lstat64", does::ask, path}, -1, [&] { return real(path, status); });
}

char* getcwd(char* path, size_t size) noexcept {
  BUURTKAS_NEXT(getcwd);
  return pass({"getcwd", does::ask}, static_cast<char*>(nullptr), [&] { return real(path, size); });
}

}  // extern "C"

#include "tests/faults/faulty.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/support.h"

namespace buurtkas::testing {
namespace {

constexpr unsigned seconds_max = 100;  // one that hangs is ended, and that is a signal of its own

double now() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(since).count();
}

std::string all_of(int file) {
  struct stat status = {};
  fstat(file, &status);
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  const ssize_t got = pread(file, text.data(), text.size(), 0);
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return text;
}

void add_option(const char* name, const std::string& option) {
  const char* had = std::getenv(name);
  setenv(name, (had != nullptr ? std::string(had) + ':' + option : option).c_str(), 1);
}

// Sanitizers end a program with 1, which is also how it tells of a failure.
void set_sanitizers() {
  add_option("ASAN_OPTIONS", "verify_asan_link_order=0:exitcode=99");
  add_option("UBSAN_OPTIONS", "exitcode=99");
  add_option("LSAN_OPTIONS", "exitcode=99");
}

void set_fault(const Fault& fault) {
  setenv("LD_PRELOAD", BUURTKAS_FAULT_LIBRARY, 1);
  setenv("BUURTKAS_FAULT_AT", std::to_string(fault.at).c_str(), 1);
  setenv("BUURTKAS_FAULT_HOW", fault.how.c_str(), 1);
  if (!fault.kind.empty()) setenv("BUURTKAS_FAULT_KIND", fault.kind.c_str(), 1);
  if (fault.lasts) setenv("BUURTKAS_FAULT_LASTS", "1", 1);
}

[[noreturn]] void become(const Words& words) {
  std::vector<char*> arguments;
  std::string program = BUURTKAS_PROGRAM;
  arguments.push_back(program.data());
  std::vector<std::string> own = words;
  for (std::string& word : own) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  alarm(seconds_max);
  execv(BUURTKAS_PROGRAM, arguments.data());
  std::_Exit(127);
}

}  // namespace

Running::Running(const Words& words, const Fault& fault, const std::function<void()>& in_child)
    : out_(memfd_create("out", MFD_CLOEXEC)), err_(memfd_create("err", MFD_CLOEXEC)), started_(now()) {
  process_ = fork();
  if (process_ != 0) return;
  dup2(out_, STDOUT_FILENO);
  dup2(err_, STDERR_FILENO);
  set_sanitizers();
  if (fault.at > 0) set_fault(fault);
  if (in_child) in_child();
  become(words);
}

Running::~Running() {
  if (process_ > 0) wait();
  close(out_);
  close(err_);
}

Ended Running::wait() {
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  Ended ended = {-1, 0, all_of(out_), all_of(err_), now() - started_};
  if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  return ended;
}

Ended run(const Words& words, const Fault& fault, const std::function<void()>& in_child) {
  return Running(words, fault, in_child).wait();
}

std::vector<Call> calls_of(const Words& words) {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "calls").string();
  run(words, {}, [&file] {
    setenv("LD_PRELOAD", BUURTKAS_FAULT_LIBRARY, 1);
    setenv("BUURTKAS_FAULT_COUNT", file.c_str(), 1);
  });
  std::istringstream lines(text_of(file));
  std::vector<Call> calls;
  for (std::string line; std::getline(lines, line);) {
    Call call;
    std::istringstream words_of_line(line);
    words_of_line >> call.does >> call.name >> std::ws;
    std::getline(words_of_line, call.path);
    calls.push_back(std::move(call));
  }
  return calls;
}

std::string text_of(const Call& call) {
  return call.name + ' ' + call.path;
}

}  // namespace buurtkas::testing

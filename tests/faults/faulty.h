#pragma once

#include <functional>
#include <string>
#include <vector>

#include <sys/types.h>

// The built program, run as it is or with one call of it going wrong (library/README.md), and what it
// answered.

namespace buurtkas::testing {

using Words = std::vector<std::string>;

struct Fault {
  std::size_t at = 0;  // none
  std::string how = {};
  std::string kind = {};  // of what the calls are counted; all
  bool lasts = false;
};

struct Ended {
  int code = -1;
  int signal = 0;  // that ended it
  std::string out;
  std::string err;
  double seconds = 0;
};

// One that runs, beside this one and others. What `in_child` does comes before the program starts.
class Running {
 public:
  explicit Running(const Words& words, const Fault& fault = {}, const std::function<void()>& in_child = {});
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  Ended wait();

 private:
  pid_t process_ = -1;
  int out_ = -1;
  int err_ = -1;
  double started_ = 0;
};

Ended run(const Words& words, const Fault& fault = {}, const std::function<void()>& in_child = {});

// What the program calls, when nothing goes wrong.
struct Call {
  std::string does;  // letters, as library/fault.h tells
  std::string name;
  std::string path;
};
std::vector<Call> calls_of(const Words& words);

std::string text_of(const Call& call);

}  // namespace buurtkas::testing

#pragma once

#include <string>
#include <vector>

// A call of the program within a test, and all that it answers.

namespace buurtkas::testing {

struct Answer {
  int code = 0;
  std::string out;
  std::string err;
};

// Words apart. Paths are from wherever the process is.
Answer ask_words(const std::vector<std::string>& words, bool err_is_terminal = false);

// A line as it is typed, cut at spaces. Paths are from the project's root.
Answer ask(const std::string& call);

struct Ran {
  int code = -1;
  std::string err;
};

// The built program itself, with a shell's redirections: `vote x >/dev/full`. Paths are from the project's
// root.
Ran run_program(const std::string& call);

}  // namespace buurtkas::testing

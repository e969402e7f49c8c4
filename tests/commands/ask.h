#pragma once

#include <filesystem>
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

// Calls record in a round's folder, so `ask` and `run_program` work in a copy of the samples and rulebooks:
// paths are from there. It stays the same within a process, until it is asked to be new again.
void start_afresh();
std::filesystem::path samples_root();

// A line as it is typed, cut at spaces.
Answer ask(const std::string& call);

struct Ran {
  int code = -1;
  std::string err;
};

// The built program itself, with a shell's redirections: `vote x >/dev/full`.
Ran run_program(const std::string& call);

}  // namespace buurtkas::testing

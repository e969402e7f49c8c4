#pragma once

#include <filesystem>
#include <string>

// Programs of others that our files are read by. Their packages are in cli/install-packages.

namespace buurtkas::testing {

struct OtherAnswer {
  int code = -1;
  std::string out;  // standard output and error together
};

// What a program says of a file: `%` in the call stands for it. Stops the test program, loudly, when the
// program is not there: a test without it must not pass.
OtherAnswer ask_other(const std::string& call, const std::filesystem::path& file);

}  // namespace buurtkas::testing

#include "tests/support/other_programs.h"

#include <cstdio>
#include <cstdlib>

#include <sys/wait.h>

namespace buurtkas::testing {
namespace {

constexpr int no_such_program = 127;  // as a shell says it

}  // namespace

OtherAnswer ask_other(const std::string& call, const std::filesystem::path& file) {
  std::string line = call;
  line.replace(line.find('%'), 1, "'" + file.string() + "'");
  // In letters of all scripts, and without settings of whoever runs this.
  std::FILE* pipe = popen(("HOME=/nowhere LC_ALL=C.UTF-8 " + line + " 2>&1").c_str(), "r");
  OtherAnswer answer;
  if (pipe == nullptr) return answer;
  char part[4096];
  for (std::size_t size = 0; (size = std::fread(part, 1, sizeof part, pipe)) > 0;)
    answer.out.append(part, size);
  const int status = pclose(pipe);
  if (WIFEXITED(status)) answer.code = WEXITSTATUS(status);
  if (answer.code == no_such_program) {
    std::fprintf(stderr, "\nA PROGRAM IS MISSING: %s\nInstall the packages of cli/install-packages.\n\n",
                 answer.out.c_str());
    std::_Exit(1);
  }
  return answer;
}

}  // namespace buurtkas::testing

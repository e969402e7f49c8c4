#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "cli/commands/command.h"
#include "cli/commands/run.h"

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
    const int code = buurtkas::run(args, std::cout, std::cerr, isatty(STDERR_FILENO) == 1);
    std::cout.flush();
    if (std::cout) return code;
    std::cerr << "buurtkas: the result could not be written\n";
  } catch (const std::exception& failure) {
    return buurtkas::tell_failure(std::cerr, failure);
  }
  return buurtkas::machine_failed;
}

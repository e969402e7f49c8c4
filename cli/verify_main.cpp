#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "cli/verify/run_verify.h"

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
    const int code = buurtkas::verify::run_verify(args, std::cout, std::cerr);
    std::cout.flush();
    if (std::cout) return code;
    std::cerr << "buurtkas-verify: the result could not be written\n";
  } catch (const std::exception& failure) {
    std::cerr << "buurtkas-verify: the machine failed: " << failure.what() << '\n';
  }
  return 1;
}

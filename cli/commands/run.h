#pragma once

#include <exception>
#include <ostream>
#include <span>
#include <string>

// The program, but for main: from the words of a call to its exit code.

namespace buurtkas {

// `args` without the program's own name. Throws when the machine fails.
int run(std::span<const std::string> args, std::ostream& out, std::ostream& err, bool err_is_terminal);

// What is said when it threw. Returns the exit code for that.
int tell_failure(std::ostream& err, const std::exception& failure);

}  // namespace buurtkas

#pragma once

#include <ostream>
#include <span>
#include <string>

// The program, but for main: from the words of a call to its exit code.

namespace buurtkas {

// `args` without the program's own name. Throws when the machine fails.
int run(std::span<const std::string> args, std::ostream& out, std::ostream& err, bool err_is_terminal);

}  // namespace buurtkas

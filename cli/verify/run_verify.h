#pragma once

#include <ostream>
#include <span>
#include <string>

// The program buurtkas-verify but for main: from the words of a call to its exit code.

namespace buurtkas::verify {

// 0 proven; 1 is for main; 2 the input, or the call, is wrong; 3 a statement does not hold, and which.
int run_verify(std::span<const std::string> args, std::ostream& out, std::ostream& err);

}  // namespace buurtkas::verify

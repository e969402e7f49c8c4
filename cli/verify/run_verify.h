#pragma once

#include <ostream>
#include <span>
#include <string>

// The program buurtkas-verify but for main: from the words of a call to its exit code.

namespace buurtkas::verify {

// What it answers with; 1 is for main.
inline constexpr int proven = 0;
inline constexpr int input_is_wrong = 2;  // or the call
inline constexpr int refuted = 3;         // a statement or an entry does not hold, and which
inline constexpr int not_proven = 4;      // all that is said holds, and does not prove the outcome

int run_verify(std::span<const std::string> args, std::ostream& out, std::ostream& err);

}  // namespace buurtkas::verify

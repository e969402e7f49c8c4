#pragma once

#include <cstddef>
#include <span>
#include <string>

// Random bytes of the system, for keys and salts: nothing that is decided depends on them.

namespace buurtkas {

// Throws std::system_error when the system has none.
void fill_with_random(std::span<unsigned char> bytes);

// 32 hexadecimal digits.
std::string new_salt();

}  // namespace buurtkas

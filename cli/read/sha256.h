#pragma once

#include <filesystem>
#include <string>

// The SHA-256 of a file's bytes, in hexadecimal.

namespace buurtkas {

// Throws std::system_error when the file cannot be read.
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace buurtkas

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

// SHA-256 in hexadecimal, of a text or of a file's bytes.

namespace buurtkas {

std::string sha256_of(std::string_view bytes);

// Throws std::system_error when the file cannot be read.
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace buurtkas

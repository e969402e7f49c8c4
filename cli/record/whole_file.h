#pragma once

#include <filesystem>
#include <string_view>

// A file that is there whole, or not at all.

namespace buurtkas {

enum class Readers { all, owner };

// To a file beside it, to the disk, and then under its name. What was there stays there until then. Throws
// std::system_error when the place cannot be written; then nothing has changed.
void write_whole(const std::filesystem::path& path, std::string_view text, Readers readers = Readers::all);

// The same for a file that must not be there yet: std::errc::file_exists when it is.
void write_new(const std::filesystem::path& path, std::string_view text, Readers readers);

}  // namespace buurtkas

#pragma once

#include <span>
#include <string_view>

// What lies in pages/, built into the program; words.h finds it by name.

namespace buurtkas {

struct PageFile {
  std::string_view name;
  std::string_view text;
};

// As they were when the program was built.
std::span<const PageFile> page_files();

}  // namespace buurtkas

#pragma once

#include <span>
#include <string_view>

namespace buurtkas {

struct PageFile {
  std::string_view name;
  std::string_view text;
};

// The files in pages/, as they were when the program was built.
std::span<const PageFile> page_files();

}  // namespace buurtkas

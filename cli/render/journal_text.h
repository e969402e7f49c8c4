#pragma once

#include <cstdint>
#include <string>

#include "cli/render/language.h"

// What is told of a journal when a command records in it.

namespace buurtkas {

struct Recorded {
  std::string journal;      // its file
  std::uint64_t added = 0;  // entries; the last of them is the journal's last
  std::uint64_t entries = 0;
  std::string last_seal;
};

// One or two lines, or one of JSON.
std::string recorded_text(const Recorded& recorded, bool is_json, Language language);

}  // namespace buurtkas

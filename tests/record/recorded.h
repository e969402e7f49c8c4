#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/support.h"

// Journals as the program records them.

namespace buurtkas::testing {

struct Told {
  int code = 0;
  std::string out;
  std::string err;
};

// A call of the program.
Told call(const std::vector<std::string>& words);

// `vote` in a copy of a sample; the journal that it recorded.
std::filesystem::path record_vote(const std::string& sample, const TemporaryFolder& folder);

}  // namespace buurtkas::testing

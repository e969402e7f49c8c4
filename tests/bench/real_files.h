#pragma once

#include <string>
#include <vector>

#include "cli/read/pb_file.h"

// Every real election at hand.

namespace buurtkas::bench {

struct RealFile {
  std::string name;
  Election election;
};

std::vector<std::string> real_files();
std::vector<RealFile> read_all(const std::vector<std::string>& paths);

}  // namespace buurtkas::bench

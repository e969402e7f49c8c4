#pragma once

#include <string>
#include <vector>

// What reading and counting are measured by: every machine has it, and it reads every byte once.

namespace buurtkas::bench {

// A process of its own over these files. Ends this one when it fails.
void run_sha256sum(const std::vector<std::string>& paths);

}  // namespace buurtkas::bench

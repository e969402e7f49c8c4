#pragma once

#include <string>
#include <vector>

namespace buurtkas::bench {

// `sha256sum` of these files, as a whole process. Ends this one when it fails.
void run_sha256sum(const std::vector<std::string>& paths);

}  // namespace buurtkas::bench

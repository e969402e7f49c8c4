#include "tests/bench/real_files.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "tests/support/support.h"

namespace buurtkas::bench {

std::vector<std::string> real_files() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(testing::shared_folder() / "pabulib")) {
    if (entry.path().extension() == ".pb") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<RealFile> read_all(const std::vector<std::string>& paths) {
  std::vector<RealFile> files;
  for (const std::string& path : paths) {
    const Reading<Source> source = read_source(path, path, table_bytes_max);
    Reading<Election> election = read_pb_election(source.value.value());
    files.push_back({std::filesystem::path(path).filename().string(), std::move(election.value.value())});
  }
  return files;
}

}  // namespace buurtkas::bench

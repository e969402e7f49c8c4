#include "tests/pabulib/elections.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <gtest/gtest.h>

#include "cli/read/pb_file.h"
#include "tests/support/support.h"

namespace buurtkas::testing {

std::vector<std::filesystem::path> pabulib_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(shared_folder() / "pabulib")) {
    if (entry.path().extension() == ".pb") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Election read_election(const std::filesystem::path& path) {
  Reading<Source> source = read_source(path, path.filename().string(), table_bytes_max);
  Findings findings = source.findings;
  if (source.value) {
    Reading<Election> election = read_pb_election(*source.value);
    if (election.value) return std::move(*election.value);
    findings = election.findings;
  }
  for (const Finding& finding : findings) {
    ADD_FAILURE() << finding.place.file << ':' << finding.place.line << ": " << finding.code << ' '
                  << finding.found;
  }
  return {};
}

bool is_for_long_runs(const Election& election) {
  return election.profile.ballots() > 10'000 && std::getenv("BUURTKAS_LONG") == nullptr;
}

std::vector<std::string> ids_of(const Instance& instance, const std::vector<ProjectIndex>& projects) {
  std::vector<std::string> ids;
  for (const ProjectIndex project : projects) ids.push_back(instance.projects[project].id.text());
  return ids;
}

}  // namespace buurtkas::testing

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/round/election.h"

// Real elections, where they lie.

namespace buurtkas::testing {

std::vector<std::filesystem::path> pabulib_files();  // by name

// Fails the running test, with the findings, when the file cannot be read.
Election read_election(const std::filesystem::path& path);

// More than 10,000 ballots: minutes by the slower methods. Counted when BUURTKAS_LONG is set.
bool is_for_long_runs(const Election& election);

std::vector<std::string> ids_of(const Instance& instance, const std::vector<ProjectIndex>& projects);

}  // namespace buurtkas::testing

#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "engine/round/instance.h"
#include "engine/voting/fairness.h"
#include "engine/voting/voter_groups.h"

// How fair an outcome is, as a person reads it and as a program does; beside greedy by votes, when the
// outcome is of another method. README.md describes the JSON.

namespace buurtkas {

template <class Measures>
struct BesideGreedy {
  Measures outcome;
  std::optional<Measures> greedy;
  std::vector<VoterGroup> groups;         // of the outcome
  std::optional<ProjectIndex> next = {};  // is carried out too, with money from elsewhere, and not measured
};
using FundedReport = BesideGreedy<FundedCounts>;
using FairnessReport = BesideGreedy<Fairness>;

// At most 80 columns: tables, then a sentence for each group of the outcome that was denied its share.
std::string fairness_text(const Instance& instance, const FairnessReport& report, Language language);

nlohmann::json fairness_json(const Instance& instance, const FairnessReport& report);

}  // namespace buurtkas

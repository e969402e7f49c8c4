#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/round/ballot_account.h"
#include "engine/round/instance.h"
#include "engine/round/profile.h"

// One election as it is counted, from whatever file it came.

namespace buurtkas {

// What a `.pb` file says of its own outcome. The vectors go with Instance::projects; empty when the file has
// no such column.
struct Declared {
  std::string rule;                 // `greedy`, `equalshares/add1`, ...
  std::optional<Ratio> threshold;   // min_project_score_threshold
  std::vector<Ratio> scores;        // the `score` column; the ballots' points where it cannot be used
  std::vector<Ratio> stated_votes;  // the `votes` column, where it differs from the ballots; else empty
  std::vector<int> selected;        // the `selected` column: 0, 1, or 2 and 3, which the file's comment tells
  std::string comment;
  std::vector<Limit> limits;  // budget_per_category, budget_per_neighborhood; of greedy-exclusive the comment
  std::string leftover;       // leftover_budget, as it is written
};

struct WithdrawnProject {  // on the ballot, and out before the count
  ProjectId id;
  std::string name;
  std::string reason;
};

struct Election {
  std::string name;
  Instance instance;
  Profile profile{BallotType::approval};
  BallotAccount account;
  std::vector<WithdrawnProject> withdrawn;
  std::optional<Declared> declared;  // of a `.pb` file
};

}  // namespace buurtkas

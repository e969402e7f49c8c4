#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/finding_list.h"
#include "engine/money/money.h"
#include "engine/round/profile.h"

// What a `.pb` file says about its election: the META section. What the count needs must be right; the rest,
// when it is wrong, is told and not used.

namespace buurtkas {

// Points are read with at most so many decimals, and up to so many.
inline constexpr int pb_decimals_max = 6;
inline constexpr std::int64_t pb_points_max = 1'000'000'000;

// The keys whose values are lists that go together (pb_limits.h).
inline constexpr std::array<std::string_view, 7> pb_list_keys = {"categories",
                                                                 "neighborhoods",
                                                                 "budget_per_category",
                                                                 "budget_per_neighborhood",
                                                                 "max_sum_cost_per_category",
                                                                 "min_length_per_category",
                                                                 "max_length_per_category"};

struct PbList {
  std::string_view text;  // of the file; empty when it has no such key
  Spot spot;
};

struct PbMeta {
  std::string description, rule, comment;
  Currency currency;
  std::optional<Money> budget;
  std::optional<BallotType> type;
  std::optional<Ratio> threshold;  // min_project_score_threshold
  std::optional<std::uint64_t> least_marks, most_marks;
  std::optional<Money> least_cost, most_cost;
  std::optional<Ratio> least_points, most_points;  // of a ballot
  std::optional<Ratio> least_of_one, most_of_one;  // points of one project: min_points, max_points
  std::optional<Ratio> default_score;              // of scoring only
  int default_decimals = 0;                        // it has
  std::optional<std::uint64_t> projects;           // num_projects, and where it stands
  std::optional<std::uint64_t> votes;
  Spot projects_spot, votes_spot, comment_spot, rule_spot, threshold_spot, leftover_spot;
  std::string_view leftover;                      // leftover_budget
  std::array<PbList, pb_list_keys.size()> lists;  // by place in pb_list_keys

  bool is_greedy() const {
    return rule.starts_with("greedy");
  }  // counted by the column `score`, if it is there
  bool has_points() const {
    return type && type != BallotType::approval && type != BallotType::choose_one;
  }  // a ranking gives them too
};

}  // namespace buurtkas

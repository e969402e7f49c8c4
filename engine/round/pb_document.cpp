#include "engine/round/pb_document.h"

#include <array>

namespace buurtkas {
namespace {

using namespace std::string_view_literals;

constexpr std::array meta_keys = {"description"sv,
                                  "country"sv,
                                  "unit"sv,
                                  "district"sv,
                                  "subunit"sv,
                                  "instance"sv,
                                  "num_projects"sv,
                                  "num_votes"sv,
                                  "budget"sv,
                                  "vote_type"sv,
                                  "rule"sv,
                                  "date_begin"sv,
                                  "date_end"sv,
                                  "min_length"sv,
                                  "max_length"sv,
                                  "min_sum_cost"sv,
                                  "max_sum_cost"sv,
                                  "min_points"sv,
                                  "max_points"sv,
                                  "min_sum_points"sv,
                                  "max_sum_points"sv,
                                  "default_score"sv,
                                  "scoring_fn"sv,
                                  "min_project_cost"sv,
                                  "max_project_cost"sv,
                                  "min_project_score_threshold"sv,
                                  "neighborhoods"sv,
                                  "subdistricts"sv,
                                  "categories"sv,
                                  "edition"sv,
                                  "language"sv,
                                  "currency"sv,
                                  "fully_funded"sv,
                                  "experimental"sv,
                                  "comment"sv,
                                  "acknowledgments"sv,
                                  "leftover_budget"sv,
                                  "budget_per_category"sv,
                                  "budget_per_neighborhood"sv,
                                  "min_length_per_category"sv,
                                  "max_length_per_category"sv,
                                  "max_sum_cost_per_category"sv};

constexpr std::array project_columns = {"project_id"sv,   "cost"sv,      "votes"sv,         "score"sv,
                                        "name"sv,         "category"sv,  "beneficiaries"sv, "selected"sv,
                                        "neighborhood"sv, "subunit"sv,   "district"sv,      "description"sv,
                                        "proposer"sv,     "public_id"sv, "latitude"sv,      "longitude"sv};

constexpr std::array vote_columns = {"voter_id"sv,      "vote"sv,     "points"sv,       "age"sv,      "sex"sv,
                                     "voting_method"sv, "district"sv, "neighborhood"sv, "education"sv};

}  // namespace

std::span<const std::string_view> pb_meta_keys() {
  return meta_keys;
}
std::span<const std::string_view> pb_project_columns() {
  return project_columns;
}
std::span<const std::string_view> pb_vote_columns() {
  return vote_columns;
}

}  // namespace buurtkas

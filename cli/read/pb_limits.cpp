#include "cli/read/pb_limits.h"

#include <algorithm>
#include <array>
#include <set>

#include "cli/read/pb_amount.h"
#include "cli/read/pb_exclusions.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

constexpr std::int64_t marks_max = 1'000'000;  // that a limit of a ballot's can be

constexpr std::string_view costs_key = "max_sum_cost_per_category";
constexpr std::string_view least_key = "min_length_per_category";
constexpr std::string_view most_key = "max_length_per_category";
constexpr std::array<std::string_view, 4> category_limits = {"budget_per_category", costs_key, least_key,
                                                             most_key};
constexpr std::array<std::string_view, 1> neighborhood_limits = {"budget_per_neighborhood"};

const PbList& list_of(const PbMeta& meta, std::string_view key) {
  const auto at = std::find(pb_list_keys.begin(), pb_list_keys.end(), key);
  return meta.lists.at(static_cast<std::size_t>(at - pb_list_keys.begin()));
}

std::string counted(std::size_t count, std::string_view key) {
  return std::to_string(count) + ' ' + std::string(key);
}

// One text for each name of `names_key`; none when the list is not there, or of another length, which is
// told.
std::vector<std::string_view> values_for(const PbMeta& meta, std::string_view key, std::string_view names_key,
                                         FileFindings& findings) {
  const std::vector<std::string_view> names = items_of(list_of(meta, names_key).text);
  const PbList& list = list_of(meta, key);
  if (list.text.empty()) return {};
  std::vector<std::string_view> values = items_of(list.text);
  if (values.size() == 1) values.resize(names.size(), values.front());
  if (values.size() == names.size() && !names.empty()) return values;
  findings.warning(code::list_length, list.spot, counted(items_of(list.text).size(), key),
                   counted(names.size(), names_key));
  return {};
}

std::optional<std::uint64_t> whole_in(Spot spot, std::string_view text, FileFindings& findings) {
  const auto value = text.ends_with('%') ? std::nullopt : parse_ratio(text);
  if (value && value->denominator() == 1 && *value <= Ratio(marks_max))
    return value->numerator().convert_to<std::uint64_t>();
  findings.error(code::not_a_number, spot, text, "0 - " + std::to_string(marks_max));
  return std::nullopt;
}

// Names that limits go with; without limits nothing hangs on them.
void check_names(const PbMeta& meta, std::string_view names_key, std::span<const std::string_view> limit_keys,
                 FileFindings& findings) {
  const bool is_used = std::any_of(limit_keys.begin(), limit_keys.end(),
                                   [&](std::string_view key) { return !list_of(meta, key).text.empty(); });
  const PbList& list = list_of(meta, names_key);
  std::set<std::string_view> seen;
  for (const std::string_view name : items_of(list.text)) {
    if (!seen.insert(name).second && is_used) findings.error(code::duplicate_value, list.spot, name);
  }
}

bool is_in_category(const PbProjects& projects, std::size_t project, std::string_view category) {
  const auto& tags = projects.projects[project].tags;
  return std::find(tags.begin(), tags.end(), category) != tags.end();
}

bool is_in_neighborhood(const PbProjects& projects, std::size_t project, std::string_view neighborhood) {
  return projects.neighborhoods[project] == neighborhood;
}

using IsIn = bool (*)(const PbProjects&, std::size_t, std::string_view);

void add_caps(const PbMeta& meta, const PbProjects& projects, std::string_view names_key,
              std::string_view caps_key, IsIn is_in, FileFindings& findings, std::vector<Limit>& limits) {
  const std::vector<std::string_view> names = items_of(list_of(meta, names_key).text);
  const std::vector<std::string_view> caps = values_for(meta, caps_key, names_key, findings);
  for (std::size_t at = 0; at < caps.size(); ++at) {
    const auto most =
        read_pb_amount(findings, list_of(meta, caps_key).spot, caps[at], meta.currency, Severity::error);
    if (!most) continue;
    Limit limit;
    limit.kind = Limit::Kind::cap;
    limit.of = names[at];
    limit.most = *most;
    for (ProjectIndex project = 0; project < projects.projects.size(); ++project) {
      if (is_in(projects, project, names[at])) limit.projects.push_back(project);
    }
    if (limit.projects.empty())
      findings.warning(code::limit_of_none, list_of(meta, names_key).spot, names[at]);
    limits.push_back(std::move(limit));
  }
}

}  // namespace

std::vector<Limit> outcome_limits(const PbMeta& meta, const PbProjects& projects, FileFindings& findings) {
  std::vector<Limit> limits;
  check_names(meta, "categories", category_limits, findings);
  check_names(meta, "neighborhoods", neighborhood_limits, findings);
  add_caps(meta, projects, "categories", "budget_per_category", is_in_category, findings, limits);
  add_caps(meta, projects, "neighborhoods", "budget_per_neighborhood", is_in_neighborhood, findings, limits);
  if (meta.rule == "greedy-exclusive") {
    if (const auto sentence = add_exclusions(meta.comment, projects.projects, projects.withdrawn, limits))
      findings.warning(code::not_understood, meta.comment_spot, *sentence,
                       "Projects a, b and c exclude each other.");
  }
  return limits;
}

std::vector<PbBallotLimit> ballot_limits(const PbMeta& meta, const PbProjects& projects,
                                         FileFindings& findings) {
  const std::vector<std::string_view> names = items_of(list_of(meta, "categories").text);
  const auto values = [&](std::string_view key) { return values_for(meta, key, "categories", findings); };
  const auto spot = [&](std::string_view key) { return list_of(meta, key).spot; };
  const auto costs = values(costs_key);
  const auto least = values(least_key);
  const auto most = values(most_key);
  std::vector<PbBallotLimit> limits;
  for (std::size_t at = 0; at < names.size(); ++at) {
    PbBallotLimit limit;
    if (!costs.empty())
      limit.most_cost =
          read_pb_amount(findings, spot(costs_key), costs[at], meta.currency, Severity::warning);
    if (!least.empty()) limit.least_marks = whole_in(spot(least_key), least[at], findings);
    if (!most.empty()) limit.most_marks = whole_in(spot(most_key), most[at], findings);
    if (limit.least_marks == 0) limit.least_marks.reset();
    if (!limit.most_cost && !limit.least_marks && !limit.most_marks) continue;
    for (std::size_t project = 0; project < projects.projects.size(); ++project)
      limit.has.push_back(is_in_category(projects, project, names[at]));
    limits.push_back(std::move(limit));
  }
  return limits;
}

}  // namespace buurtkas

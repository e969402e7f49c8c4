#include "cli/read/pb_limits.h"

#include <algorithm>
#include <functional>

#include "cli/read/pb_exclusions.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

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

std::optional<Money> amount_in(std::string_view text, Currency currency) {
  const auto value = text.ends_with('%') ? std::nullopt : parse_ratio(text);
  if (!value) return std::nullopt;
  const Ratio cents = *value * Ratio(100);
  if (cents.denominator() != 1 || cents.numerator() > Money::cents_max) return std::nullopt;
  return Money(cents.numerator().convert_to<std::int64_t>(), currency);
}

std::optional<std::uint64_t> whole_in(std::string_view text) {
  const auto value = text.ends_with('%') ? std::nullopt : parse_ratio(text);
  if (!value || value->denominator() != 1 || *value > Ratio(1'000'000)) return std::nullopt;
  return value->numerator().convert_to<std::uint64_t>();
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
    const auto most = amount_in(caps[at], meta.currency);
    if (!most) {
      findings.warning(code::not_a_number, list_of(meta, caps_key).spot, caps[at], ">= 0");
      continue;
    }
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
  add_caps(meta, projects, "categories", "budget_per_category", is_in_category, findings, limits);
  add_caps(meta, projects, "neighborhoods", "budget_per_neighborhood", is_in_neighborhood, findings, limits);
  if (meta.rule == "greedy-exclusive") {
    if (const auto sentence = add_exclusions(meta.comment, projects.projects, limits))
      findings.warning(code::not_understood, meta.comment_spot, *sentence,
                       "Projects a, b and c exclude each other.");
  }
  return limits;
}

std::vector<PbBallotLimit> ballot_limits(const PbMeta& meta, const PbProjects& projects,
                                         FileFindings& findings) {
  const std::vector<std::string_view> names = items_of(list_of(meta, "categories").text);
  const auto values = [&](std::string_view key) { return values_for(meta, key, "categories", findings); };
  const auto costs = values("max_sum_cost_per_category");
  const auto least = values("min_length_per_category");
  const auto most = values("max_length_per_category");
  std::vector<PbBallotLimit> limits;
  for (std::size_t at = 0; at < names.size(); ++at) {
    PbBallotLimit limit;
    if (!costs.empty()) limit.most_cost = amount_in(costs[at], meta.currency);
    if (!least.empty()) limit.least_marks = whole_in(least[at]);
    if (!most.empty()) limit.most_marks = whole_in(most[at]);
    if (limit.least_marks == 0) limit.least_marks.reset();
    if (!limit.most_cost && !limit.least_marks && !limit.most_marks) continue;
    for (std::size_t project = 0; project < projects.projects.size(); ++project)
      limit.has.push_back(is_in_category(projects, project, names[at]));
    limits.push_back(std::move(limit));
  }
  return limits;
}

}  // namespace buurtkas

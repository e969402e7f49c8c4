#include "engine/voting/next_project.h"

#include <algorithm>
#include <utility>

#include "engine/funding/limits.h"
#include "engine/voting/selection.h"

namespace buurtkas {
namespace {

constexpr std::string_view in_part = "in-part";
constexpr std::string_view in_part_from = "in-part-from ";
constexpr std::string_view whole_from = "whole-from ";

std::optional<ProjectIndex> next_of(const Count& count, const std::vector<ProjectIndex>& selected) {
  Limits limits(count.instance);
  for (const ProjectIndex project : selected) limits.add(project);
  std::optional<ProjectIndex> next;
  for (const ProjectIndex project : count.projects) {  // in the order of the ties
    if (count.votes[project].sign() <= 0 || !limits.allow(project)) continue;
    if (std::find(selected.begin(), selected.end(), project) != selected.end()) continue;
    if (!next || count.votes[project] > count.votes[*next]) next = project;
  }
  return next;
}

}  // namespace

std::optional<NextProject> next_project_from(std::string_view text) {
  if (text == in_part) return NextProject{};
  NextProject next;
  std::string_view share;
  if (text.starts_with(whole_from)) {
    next.kind = NextProject::Kind::whole;
    share = text.substr(whole_from.size());
  } else if (text.starts_with(in_part_from)) {
    share = text.substr(in_part_from.size());
  } else {
    return std::nullopt;
  }
  const auto least = parse_ratio(share);
  if (!share.ends_with('%') || !least || least->sign() <= 0 || *least > Ratio(1)) return std::nullopt;
  next.least_share = *least;
  return next;
}

std::string to_string(const NextProject& next) {
  if (next.least_share.is_zero()) return std::string(in_part);
  const bool is_whole = next.kind == NextProject::Kind::whole;
  return std::string(is_whole ? whole_from : in_part_from) + to_string(next.least_share * Ratio(100)) + '%';
}

void fund_next(const Count& count, Selection& selection) {
  const NextProject& terms = *count.terms.next;
  const auto project = next_of(count, selection.projects);
  if (!project) return;
  PartPlan part = assign_what_is_left(count.instance, selection.projects, *project);
  const Money cost = count.instance.projects[*project].cost;
  const bool is_enough = !part.paid.is_zero() && cents_of(part.paid) >= terms.least_share * cents_of(cost);
  selection.trace.emplace_back(NextReached{*project, count.votes[*project], part.paid, terms, is_enough});
  if (!is_enough) return;
  selection.funding = std::move(part.plan);
  selection.next =
      NextFunded{*project, part.paid, terms.kind == NextProject::Kind::whole || part.paid == cost};
}

}  // namespace buurtkas

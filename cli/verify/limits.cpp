#include "cli/verify/limits.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace buurtkas::verify {
namespace {

std::vector<ProjectIndex> those_of(const Limit& limit, std::vector<ProjectIndex> projects) {
  std::erase_if(projects, [&](ProjectIndex project) {
    return std::find(limit.projects.begin(), limit.projects.end(), project) == limit.projects.end();
  });
  std::sort(projects.begin(), projects.end());
  return projects;
}

void check_limit(const Recount& recount, std::size_t position, const std::vector<ProjectIndex>& selected,
                 ProjectIndex project, const Statement& limit) {
  const Limit& broken = recount.limits()[position];
  if (broken.kind == Limit::Kind::exclusion) {
    limit.has_keys({"number", "selected"});
  } else {
    limit.has_keys({"number", "of", "selected", "needs", "at_most"});
  }
  limit.expect("number", std::to_string(position + 1));
  std::vector<ProjectIndex> asked = those_of(broken, selected);
  nlohmann::json ids = nlohmann::json::array();
  for (const ProjectIndex one : asked) ids.push_back(recount.id(one));
  limit.expect_value("selected", ids);
  if (broken.kind == Limit::Kind::exclusion) return;
  asked.push_back(project);
  limit.expect("of", broken.of);
  limit.expect("needs", to_string(total_cost(recount.instance, asked)));
  limit.expect("at_most", to_string(broken.most));
}

}  // namespace

bool is_broken(const Recount& recount, const Limit& limit, const std::vector<ProjectIndex>& selected) {
  const std::vector<ProjectIndex> both = those_of(limit, selected);
  if (limit.kind == Limit::Kind::exclusion) return both.size() > 1;
  return total_cost(recount.instance, both) > limit.most;
}

std::optional<std::size_t> broken_by(const Recount& recount, const std::vector<ProjectIndex>& selected,
                                     ProjectIndex project, Caps caps) {
  const std::vector<Limit>& limits = recount.limits();
  std::vector<ProjectIndex> asked = selected;
  asked.push_back(project);
  for (std::size_t position = 0; position < limits.size(); ++position) {
    const Limit& limit = limits[position];
    if (limit.kind == Limit::Kind::cap && caps == Caps::are_lifted) continue;
    const auto& of = limit.projects;
    if (std::find(of.begin(), of.end(), project) == of.end()) continue;
    if (is_broken(recount, limit, asked)) return position;
  }
  return std::nullopt;
}

std::string_view key_of_reason(const Recount& recount, const std::vector<ProjectIndex>& selected,
                               ProjectIndex project, Caps caps) {
  return broken_by(recount, selected, project, caps) ? "limit" : "cut";
}

void check_reason(const Recount& recount, const std::vector<Ratio>& pots,
                  const std::vector<ProjectIndex>& selected, ProjectIndex project, const Statement& statement,
                  Caps caps) {
  if (const auto broken = broken_by(recount, selected, project, caps))
    return check_limit(recount, *broken, selected, project, statement.object("limit"));
  std::vector<ProjectIndex> asked = selected;
  asked.push_back(project);
  check_cut(recount, pots, asked, statement);
}

void check_left_out(const Recount& recount, const std::vector<Ratio>& pots,
                    const std::vector<ProjectIndex>& selected, ProjectIndex project,
                    const Statement& statement) {
  statement.has_keys({"number", "kind", "project", key_of_reason(recount, selected, project)});
  statement.expect("project", recount.id(project));
  check_reason(recount, pots, selected, project, statement);
}

bool fits_beside(const Recount& recount, const std::vector<Ratio>& pots,
                 const std::vector<ProjectIndex>& selected, ProjectIndex project) {
  if (broken_by(recount, selected, project)) return false;
  std::vector<ProjectIndex> asked = selected;
  asked.push_back(project);
  return can_be_paid(recount, pots, asked);
}

}  // namespace buurtkas::verify

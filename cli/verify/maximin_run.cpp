#include "cli/verify/maximin_run.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace buurtkas::verify {
namespace {

// Its heaviest projects, of these, in the order of the file.
std::vector<ProjectIndex> named(const Recount& recount, const Statement& statement,
                                std::vector<ProjectIndex> among) {
  std::sort(among.begin(), among.end());
  const std::vector<std::string> ids = statement.texts("heaviest");
  std::vector<ProjectIndex> projects;
  for (const ProjectIndex project : among) {
    if (projects.size() < ids.size() && ids[projects.size()] == recount.id(project))
      projects.push_back(project);
  }
  if (projects.size() != ids.size() || projects.empty())
    statement.refute("heaviest", {"alleen wat gekozen is, en dit, in de volgorde van het bestand",
                                  "only what is selected, and this, in the order of the file"});
  return projects;
}

}  // namespace

MaximinRun::MaximinRun(const Recount& recount)
    : recount_(recount),
      pots_(pots_of(recount)),
      supporters_(recount.votes.size()),
      is_open_(recount.votes.size(), false),
      own_(recount.votes.size()) {
  const auto backers = recount.backers();
  for (ProjectIndex project = 0; project < supporters_.size(); ++project) {
    for (const Backers& alike : backers[project])
      supporters_[project].insert(supporters_[project].end(), alike.groups.begin(), alike.groups.end());
    if (recount.weight[project] == 0) continue;
    is_open_[project] = recount.is_admitted[project];
    own_[project] = recount.cost(project) / Ratio(recount.weight[project]);
  }
  least_ = own_;
}

// What the projects named cost, over the weight of all who support any of them: nobody who bears the highest
// load can bear less.
Ratio MaximinRun::load_of(const Statement& statement, const std::vector<ProjectIndex>& heaviest) const {
  Ratio cost;
  BigInt weight = 0;
  std::vector<bool> is_counted(recount_.profile.groups(), false);
  for (const ProjectIndex project : heaviest) {
    cost += recount_.cost(project);
    for (const std::uint32_t group : supporters_[project]) {
      if (!is_counted[group]) weight += recount_.profile.weight(group);
      is_counted[group] = true;
    }
  }
  const Ratio load = cost / Ratio(weight);
  statement.expect("load", to_string(load * Ratio(recount_.profile.voter_weight()) / 100));
  return load;
}

bool MaximinRun::is_ruled_out(ProjectIndex other, ProjectIndex by, const Ratio& load) const {
  const Ratio& least = std::max(least_[other], load_);
  return least > load || (least == load && recount_.goes_before(by, other));
}

void MaximinRun::look(const Statement& look, ProjectIndex project) {
  look.expect("project", recount_.id(project));
  const std::string_view reason = key_of_reason(recount_, selected, project);
  if (look.has(reason)) {
    look.has_keys({"project", reason});
    check_reason(recount_, pots_, selected, project, look);
    is_open_[project] = false;
    return;
  }
  std::vector<ProjectIndex> asked = selected;
  asked.push_back(project);
  look.has_keys({"project", "load", "heaviest"});
  least_[project] = load_of(look, named(recount_, look, asked));
}

void MaximinRun::check_looks(const Statement& statement, ProjectIndex chosen, const Ratio& load) {
  const std::vector<Statement> looks = statement.objects("looks");
  std::size_t at = 0;
  for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
    if (!is_open_[project] || project == chosen || is_ruled_out(project, chosen, load)) continue;
    const std::string id = shown(recount_.id(project));
    if (at == looks.size()) statement.refute("looks", {"`" + id + "` ontbreekt", "`" + id + "` is missing"});
    look(looks[at++], project);
    if (is_open_[project] && !is_ruled_out(project, chosen, load))
      statement.refute("project", {"`" + id + "` gaat voor", "`" + id + "` goes before"});
  }
  if (at < looks.size())
    looks[at].refute("project", {"dat hoeft niet bekeken te worden", "that need not be looked at"});
}

// Those that need all that their supporters can bear, then those that need the most of it.
std::vector<ProjectIndex> MaximinRun::by_need() const {
  std::vector<ProjectIndex> order;
  for (const ProjectIndex project : selected) {
    if (!recount_.cost(project).is_zero()) order.push_back(project);
  }
  std::sort(order.begin(), order.end(), [this](ProjectIndex a, ProjectIndex b) {
    const bool is_first = holds(heaviest_, a);
    if (is_first != holds(heaviest_, b)) return is_first;
    return own_[a] != own_[b] ? own_[a] > own_[b] : a < b;
  });
  return order;
}

// A tree of lists: with each project, those who support it and have not that many yet go a step down.
std::vector<MaximinRun::Class> MaximinRun::classes(const std::vector<ProjectIndex>& order,
                                                   std::size_t first) const {
  std::vector<Class> nodes(1);
  std::vector<std::size_t> node_of(recount_.profile.groups(), 0);
  for (const ProjectIndex project : order) {
    std::vector<std::size_t> step(nodes.size(), 0);
    for (const std::uint32_t group : supporters_[project]) {
      const std::size_t from = node_of[group];
      if (nodes[from].of.size() == first) continue;
      if (step[from] == 0) {
        step[from] = nodes.size();
        Class longer{nodes[from].of, 0};
        longer.of.push_back(project);
        nodes.push_back(std::move(longer));
      }
      node_of[group] = step[from];
    }
  }
  for (std::uint32_t group = 0; group < node_of.size(); ++group)
    nodes[node_of[group]].weight += recount_.profile.weight(group);
  nodes.erase(nodes.begin());  // those who support none
  std::erase_if(nodes, [](const Class& one) { return one.weight == 0; });
  std::vector<std::size_t> rank(supporters_.size());
  for (std::size_t place = 0; place < order.size(); ++place) rank[order[place]] = place;
  std::sort(nodes.begin(), nodes.end(), [&](const Class& a, const Class& b) {
    return std::lexicographical_compare(a.of.begin(), a.of.end(), b.of.begin(), b.of.end(),
                                        [&](ProjectIndex x, ProjectIndex y) { return rank[x] < rank[y]; });
  });
  return nodes;
}

void MaximinRun::check_flow(const Statement& statement, const Ratio& load) const {
  const std::vector<ProjectIndex> order = by_need();
  const Ratio claimed = statement.number("first");
  const auto most = static_cast<std::int64_t>(order.size());
  if (claimed.denominator() != 1 || claimed.sign() < 0 || claimed > Ratio(most))
    statement.refute("first", plain("0 - " + std::to_string(most)));
  const std::vector<Class> classes = this->classes(order, claimed.numerator().convert_to<std::size_t>());
  std::size_t longest = 0;
  for (const Class& one : classes) longest = std::max(longest, one.of.size());
  statement.expect("first", std::to_string(longest));

  std::vector<Ratio> carried(recount_.votes.size());
  const std::vector<Statement> parts = statement.objects("classes");
  for (std::size_t at = 0; at < parts.size() && at < classes.size(); ++at) {
    parts[at].has_keys({"of", "carry"});
    std::vector<std::string> ids;
    for (const ProjectIndex project : classes[at].of) ids.push_back(recount_.id(project));
    parts[at].expect_value("of", ids);
    const std::vector<Ratio> carry = parts[at].numbers("carry");
    if (carry.size() != ids.size())
      parts[at].refute("carry", {"een bedrag voor elk project", "an amount for each project"});
    Ratio sum;
    for (std::size_t place = 0; place < carry.size(); ++place) {
      if (carry[place].sign() < 0) parts[at].refute("carry", {"nooit onder 0", "never below 0"});
      carried[classes[at].of[place]] += carry[place] * 100;
      sum += carry[place] * 100;
    }
    const Ratio bears = load * Ratio(classes[at].weight);
    if (sum > bears) parts[at].refute("carry", plain("<= " + to_string(bears / 100)));
  }
  if (parts.size() != classes.size()) {
    const std::string count = std::to_string(classes.size());
    statement.refute("classes", {count + " groepen stemmers", count + " classes of voters"});
  }
  for (const ProjectIndex project : order) {
    if (carried[project] == recount_.cost(project)) continue;
    const std::string id = "`" + shown(recount_.id(project)) + "` ";
    const std::string sums =
        to_string(carried[project] / 100) + " / " + to_string(recount_.cost(project) / 100);
    statement.refute("classes",
                     {id + "wordt niet precies gedragen: " + sums, id + "is not carried exactly: " + sums});
  }
}

void MaximinRun::carried(const Statement& statement) {
  const ProjectIndex project = recount_.project(statement);
  if (!is_open_[project])
    statement.refute("project", {"dat kan hier niet gekozen worden", "that cannot be selected here"});
  const Ratio load = statement.number("load") * 100 / Ratio(recount_.profile.voter_weight());
  if (load < load_) statement.refute("load", {"een last daalt nooit", "a load never falls"});
  std::vector<ProjectIndex> asked = selected;
  asked.push_back(project);
  if (load > load_) {
    statement.has_keys({"number", "kind", "project", "load", "heaviest", "first", "classes", "looks"});
    heaviest_ = named(recount_, statement, asked);
    load_of(statement, heaviest_);
  } else {
    statement.has_keys({"number", "kind", "project", "load", "first", "classes", "looks"});
  }
  if (broken_by(recount_, selected, project))
    statement.refute("project", {"een grens laat dat niet toe", "a limit keeps it out"});
  if (!can_be_paid(recount_, pots_, asked))
    statement.refute("project", {"daar is niet genoeg geld voor", "there is not enough money for it"});
  check_looks(statement, project, load);
  is_open_[project] = false;
  selected = std::move(asked);
  check_flow(statement, load);
  load_ = load;
}

void prove_maximin_support(Walk& walk, const Statement&, const Recount& recount,
                           std::vector<ProjectIndex>& selected) {
  MaximinRun run(recount);
  while (walk.is_next("carried")) run.carried(walk.next());
  const Statement& end = walk.expect_kind("carried-all");
  end.has_keys({"number", "kind", "cost"});
  end.expect("cost", to_string(total_cost(recount.instance, run.selected)));
  selected = run.selected;
  walk.greedy(true, selected);
  for (std::size_t at = run.selected.size(); at < selected.size(); ++at) {
    if (recount.weight[selected[at]] == 0) continue;
    const std::string id = "`" + shown(recount.id(selected[at])) + "` ";
    end.refute("kind", {id + "heeft steun, en wordt dus gedragen", id + "has support, so it is carried"});
  }
}

}  // namespace buurtkas::verify

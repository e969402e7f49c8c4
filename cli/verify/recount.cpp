#include "cli/verify/recount.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace buurtkas::verify {
namespace {

template <class Value>
int order(const Value& a, const Value& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

}  // namespace

Recount::Recount(const Election& of, const TermWords& words, const Draw& draw, const Statement& statement)
    : election(of),
      instance(of.instance),
      profile(of.profile),
      terms(words),
      is_admitted(of.instance.projects.size(), true),
      weight(of.instance.projects.size(), 0),
      place_(of.instance.projects.size()) {
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) by_id_[id(project)] = project;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    for (std::size_t mark = 0; mark < named.size(); ++mark) {
      if (is_support(group, mark)) weight[named[mark]] += profile.weight(group);
    }
  }
  for (const std::uint64_t one : weight) votes.emplace_back(BigInt(one), BigInt(profile.voter_weight()));
  if (terms.declared) {
    if (!election.declared || election.declared->rule != *terms.declared)
      statement.refute("declared", plain(election.declared ? election.declared->rule : ""));
    const bool has_scores = !election.declared->scores.empty();
    if (has_scores && terms.method != "equal-shares") votes = election.declared->scores;
  }
  read_threshold(statement);
  order_ties(draw, statement);
}

std::optional<ProjectIndex> Recount::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

ProjectIndex Recount::project(const Statement& statement) const {
  const auto found = find(statement.text("project"));
  if (!found) statement.refute("project", {"dat project is er niet", "there is no such project"});
  return *found;
}

bool Recount::is_plain() const {
  return limits().empty() && !terms.leftover && !terms.next_project;
}

// A file's own hold for its own rule.
const std::vector<Limit>& Recount::limits() const {
  const bool are_of_file = terms.declared || terms.kept_limits;
  return are_of_file && election.declared ? election.declared->limits : instance.limits;
}

bool Recount::is_by_points() const {
  return terms.satisfaction == "score" || terms.satisfaction == "borda" ||
         terms.satisfaction == "borda-from-one";
}

// `25`, `5%`, `more-than 5%`.
void Recount::read_threshold(const Statement& statement) {
  if (!terms.threshold) return;
  constexpr std::string_view more_than = "more-than ";
  std::string_view text = *terms.threshold;
  const bool must_exceed = text.starts_with(more_than);
  if (must_exceed) text.remove_prefix(more_than.size());
  const auto value = parse_ratio(text);
  if (!value) statement.refute("threshold", {"geen drempel", "no threshold"});
  needs = text.ends_with('%') ? *value * profile.voters() : *value;
  for (std::size_t project = 0; project < votes.size(); ++project) {
    is_admitted[project] = must_exceed ? votes[project] > needs : votes[project] >= needs;
  }
}

void Recount::order_ties(const Draw& draw, const Statement& statement) {
  using Compare = std::function<int(ProjectIndex, ProjectIndex)>;
  const auto price = [this](ProjectIndex project) { return instance.projects[project].cost; };
  const Compare by_id = [this](ProjectIndex a, ProjectIndex b) { return order(id(a), id(b)); };
  std::vector<Compare> chain;
  for (const std::string& word : terms.tie_breaks) {
    if (word == "most-votes") {
      chain.emplace_back([this](ProjectIndex a, ProjectIndex b) { return order(votes[b], votes[a]); });
    } else if (word == "lowest-cost") {
      chain.emplace_back([price](ProjectIndex a, ProjectIndex b) { return order(price(a), price(b)); });
    } else if (word == "highest-cost") {
      chain.emplace_back([price](ProjectIndex a, ProjectIndex b) { return order(price(b), price(a)); });
    } else if (word == "lowest-id") {
      chain.push_back(by_id);
    } else if (word == "file-order") {
      chain.emplace_back([](ProjectIndex a, ProjectIndex b) { return order(a, b); });
    } else if (word == "drawn") {
      chain.emplace_back([draws = drawn(draw, instance, statement)](ProjectIndex a, ProjectIndex b) {
        return order(draws[a], draws[b]);
      });
    } else {
      statement.refute("tie_breaks", {"onbekend woord", "an unknown word"});
    }
  }
  chain.push_back(by_id);
  std::vector<ProjectIndex> sorted(place_.size());
  std::iota(sorted.begin(), sorted.end(), ProjectIndex{0});
  std::sort(sorted.begin(), sorted.end(), [&](ProjectIndex a, ProjectIndex b) {
    for (const Compare& compare : chain) {
      const int first = compare(a, b);
      if (first != 0) return first < 0;
    }
    return false;
  });
  for (std::uint32_t place = 0; place < sorted.size(); ++place) place_[sorted[place]] = place;
}

std::int64_t Recount::points(std::size_t group, std::size_t mark) const {
  if (terms.satisfaction == "score") return profile.points(group)[mark];
  const auto behind = static_cast<std::int64_t>(profile.projects(group).size() - mark - 1);
  if (terms.satisfaction == "borda") return behind;
  return terms.satisfaction == "borda-from-one" ? behind + 1 : 1;
}

bool Recount::is_support(std::size_t group, std::size_t mark) const {
  const auto given = profile.points(group);
  return given.empty() || given[mark] > 0;
}

std::int64_t Recount::unnamed_points() const {
  const bool has_default = terms.satisfaction == "score" && profile.type() == BallotType::scoring;
  return has_default ? profile.default_points : 0;
}

std::vector<std::vector<Backers>> Recount::backers() const {
  std::vector<std::map<std::uint64_t, std::vector<std::uint32_t>, std::greater<>>> found(votes.size());
  const std::int64_t unnamed = unnamed_points();
  std::vector<bool> is_named(votes.size(), false);
  for (std::uint32_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    for (std::size_t mark = 0; mark < named.size(); ++mark) {
      const bool is_backer = is_by_points() ? points(group, mark) > 0 : is_support(group, mark);
      const std::int64_t units = is_by_points() ? points(group, mark) : 1;
      if (is_backer) found[named[mark]][static_cast<std::uint64_t>(units)].push_back(group);
      is_named[named[mark]] = true;
    }
    for (std::size_t project = 0; unnamed > 0 && project < votes.size(); ++project) {
      if (!is_named[project]) found[project][static_cast<std::uint64_t>(unnamed)].push_back(group);
    }
    for (const ProjectIndex project : named) is_named[project] = false;
  }
  std::vector<std::vector<Backers>> result(votes.size());
  for (std::size_t project = 0; project < votes.size(); ++project) {
    for (auto& [units, groups] : found[project]) result[project].push_back({units, std::move(groups)});
  }
  return result;
}

std::vector<Ratio> Recount::point_sums() const {
  const BigInt unnamed = unnamed_points();
  std::vector<BigInt> sums(votes.size(), unnamed * profile.weight());
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    for (std::size_t mark = 0; mark < named.size(); ++mark) {
      if (!is_by_points() && !is_support(group, mark)) continue;
      sums[named[mark]] += (BigInt(points(group, mark)) - unnamed) * profile.weight(group);
    }
  }
  const std::int64_t unit = terms.satisfaction == "score" ? profile.points_unit : 1;
  std::vector<Ratio> result;
  for (const BigInt& sum : sums) result.emplace_back(sum, BigInt(profile.voter_weight()) * unit);
  return result;
}

std::vector<std::optional<Ratio>> Recount::worth(bool by_votes) const {
  if (by_votes) return {votes.begin(), votes.end()};
  const std::vector<Ratio> sums = point_sums();
  std::vector<std::optional<Ratio>> result;
  for (ProjectIndex project = 0; project < votes.size(); ++project) {
    const Ratio cost_in_units = cost(project) / Ratio(100);
    if (cost_in_units.is_zero()) {
      result.push_back(sums[project].sign() > 0 ? std::nullopt : std::optional<Ratio>(0));
    } else {
      result.emplace_back(sums[project] / cost_in_units);
    }
  }
  return result;
}

std::vector<Ratio> Recount::welfare() const {
  if (is_by_points()) return point_sums();
  std::vector<Ratio> result = votes;
  for (ProjectIndex project = 0; project < votes.size() && terms.satisfaction == "cost"; ++project)
    result[project] = votes[project] * cost(project);
  return result;
}

}  // namespace buurtkas::verify

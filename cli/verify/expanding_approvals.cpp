#include "cli/verify/expanding_approvals.h"

#include <algorithm>
#include <map>
#include <optional>

#include "cli/verify/between.h"

namespace buurtkas::verify {
namespace {

constexpr std::int64_t millionths = 1'000'000;

// One attempt, by so many bits.
class Attempt {
 public:
  Attempt(Walk& walk, const Recount& recount, unsigned bits)
      : walk_(walk),
        recount_(recount),
        pots_(pots_of(recount)),
        bits_(bits),
        left_({Between(Ratio(1), bits)}),
        history_(recount.profile.groups(), 0),
        supporters_(recount.votes.size()),
        most_(recount.votes.size()) {
    for (ProjectIndex project = 0; project < recount.votes.size(); ++project) {
      if (recount.is_admitted[project]) open_.push_back(project);
    }
    std::sort(open_.begin(), open_.end(),
              [&](ProjectIndex a, ProjectIndex b) { return recount.goes_before(a, b); });
  }

  std::vector<ProjectIndex> check() {
    const Profile& profile = recount_.profile;
    const bool is_ranked = profile.type() == BallotType::ordinal;
    std::size_t longest = 0;
    for (std::size_t group = 0; group < profile.groups(); ++group)
      longest = std::max(longest, profile.projects(group).size());
    for (std::size_t choice = 0; choice < (is_ranked ? longest : 1); ++choice) {
      for (std::uint32_t group = 0; group < profile.groups(); ++group) {
        const auto named = profile.projects(group);
        for (std::size_t mark = is_ranked ? choice : 0; mark < named.size(); ++mark) {
          support(group, named[mark]);
          if (is_ranked) break;
        }
      }
      while (select_next()) {
      }
    }
    take_the_rest();
    return std::move(selected_);
  }

 private:
  // Votes left, by history of payments: how much weight has how much left of each vote. The first history has
  // paid nothing, so that its part is a number.
  using Sum = std::map<std::size_t, Ratio>;

  struct Support {
    ProjectIndex project;
    Sum sum;
    Between value;
  };

  void support(std::uint32_t group, ProjectIndex project) {
    supporters_[project].push_back(group);
    if (history_[group]) most_[project] += Between(Ratio(recount_.profile.weight(group)));
  }

  // In units of weight.
  Ratio needs(ProjectIndex project) const {
    const Ratio cost = recount_.cost(project);
    if (cost.is_zero()) return 0;
    return Ratio(recount_.profile.weight()) * cost / cents_of(votable(recount_.instance));
  }

  Between value(const Sum& sum) const {
    Between total;
    for (const auto& [history, weight] : sum) total += left_[history] * Between(weight);
    return total;
  }

  Support look(ProjectIndex project) {
    std::map<std::size_t, std::uint64_t> weights;
    for (const std::uint32_t group : supporters_[project]) {
      if (history_[group]) weights[*history_[group]] += recount_.profile.weight(group);
    }
    Support support{project, {weights.begin(), weights.end()}, {}};
    support.value = value(support.sum);
    most_[project] = support.value;
    return support;
  }

  // The sign of the difference; where both have the same of a history it counts for nothing.
  int compare(const Sum& a, const Sum& b) const {
    Sum difference = a;
    for (const auto& [history, weight] : b) {
      Ratio& here = difference[history];
      here -= weight;
      if (here.is_zero()) difference.erase(history);
    }
    return value(difference).sign();
  }

  bool has_its_share(const Support& support) const {
    return !support.sum.empty() && compare(support.sum, {{0, needs(support.project)}}) >= 0;
  }

  std::optional<Support> first() {
    std::optional<Support> best;
    for (const ProjectIndex project : open_) {
      const Between& most = most_[project];
      if (most.is_surely_below(Between(needs(project))) || (best && most.is_surely_below(best->value)))
        continue;
      Support support = look(project);
      if (!has_its_share(support)) continue;
      if (!best || compare(support.sum, best->sum) > 0) best = std::move(support);
    }
    return best;
  }

  bool select_next() {
    leave_out_misfits();
    const auto best = first();
    if (!best) return false;
    const Statement& statement = walk_.expect_kind("supported");
    statement.has_keys({"number", "kind", "project", "needs", "support"});
    statement.expect("project", recount_.id(best->project));
    const Ratio voter = Ratio(recount_.profile.voter_weight());
    statement.expect("needs", to_string(needs(best->project) / voter));
    statement.expect("support", to_string((best->value / Between(voter)).rounded_down(millionths)));
    selected_.push_back(best->project);
    std::erase(open_, best->project);
    charge(*best);
    return true;
  }

  // Each supporter loses the same part of what is left of their vote.
  void charge(const Support& support) {
    const Ratio paid = needs(support.project);
    if (paid.is_zero()) return;
    const bool is_all = compare(support.sum, {{0, paid}}) == 0;
    const Between kept = Between(Ratio(1), bits_) - Between(paid) / support.value;
    std::map<std::size_t, std::size_t> after;
    for (const std::uint32_t group : supporters_[support.project]) {
      auto& history = history_[group];
      if (is_all) history.reset();
      if (!history) continue;
      const auto [place, is_new] = after.try_emplace(*history, left_.size());
      if (is_new) left_.push_back(left_[*history] * kept);
      history = place->second;
    }
  }

  bool fits(ProjectIndex project) const { return fits_beside(recount_, pots_, selected_, project); }

  void expect_misfit(ProjectIndex project) {
    check_left_out(recount_, pots_, selected_, project, walk_.expect_kind("does-not-fit"));
  }

  void leave_out_misfits() {
    std::vector<ProjectIndex> fitting;
    for (const ProjectIndex project : open_) {
      if (fits(project)) {
        fitting.push_back(project);
      } else {
        expect_misfit(project);
      }
    }
    open_ = std::move(fitting);
  }

  void take_the_rest() {
    for (const ProjectIndex project : open_) {
      if (!fits(project)) {
        expect_misfit(project);
        continue;
      }
      const Statement& statement = walk_.expect_kind("rest");
      statement.has_keys({"number", "kind", "project"});
      statement.expect("project", recount_.id(project));
      selected_.push_back(project);
    }
  }

  Walk& walk_;
  const Recount& recount_;
  const std::vector<Ratio> pots_;
  const unsigned bits_;
  std::vector<Between> left_;                           // of a vote, by history
  std::vector<std::optional<std::size_t>> history_;     // by group; nothing when all is lost
  std::vector<std::vector<std::uint32_t>> supporters_;  // by project: groups, so far
  std::vector<Between> most_;                           // by project: its support is no more than this
  std::vector<ProjectIndex> open_;                      // in the order of the ties
  std::vector<ProjectIndex> selected_;
};

}  // namespace

void check_expanding_approvals(Walk& walk, const Statement&, const Recount& recount,
                               std::vector<ProjectIndex>& selected) {
  std::uint64_t marks = 0;
  for (std::size_t group = 0; group < recount.profile.groups(); ++group)
    marks += recount.profile.projects(group).size();
  const std::size_t begin = walk.place();
  decide(marks, [&](unsigned bits) {
    walk.go_to(begin);
    selected = Attempt(walk, recount, bits).check();
  });
}

}  // namespace buurtkas::verify

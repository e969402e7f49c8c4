#include "engine/voting/expanding_approvals.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/funding/funding_check.h"
#include "engine/voting/method.h"
#include "engine/voting/shares.h"

namespace buurtkas {
namespace {

constexpr std::string_view measure = "support";

class ExpandingApprovals {
 public:
  ExpandingApprovals(const Count& count, Trace& trace)
      : count_(count),
        trace_(trace),
        funding_(count.instance),
        share_of_(count.profile.groups(), untouched),
        open_(count.projects),
        is_open_(count.instance.projects.size(), 0),
        support_(count.instance.projects.size()) {
    for (const ProjectIndex project : open_) is_open_[project] = 1;
  }

  std::vector<ProjectIndex> select_all() {
    const std::size_t longest = is_ranked() ? longest_ballot() : 1;
    for (std::size_t choice = 0; choice < longest; ++choice) {
      approve(choice);
      while (select_next()) {
        if (count_.on_progress) count_.on_progress({selected_.size()});
      }
    }
    take_the_rest();
    return std::move(selected_);
  }

 private:
  // What a project's supporters have, in units of weight.
  struct Support {
    ShareSum sum;
    Shares::Bounds bounds = {0, 0};
    bool has_changed = false;
  };

  bool is_ranked() const { return count_.profile.type() == BallotType::ordinal; }

  std::size_t longest_ballot() const {
    std::size_t longest = 0;
    for (std::size_t group = 0; group < count_.profile.groups(); ++group) {
      longest = std::max(longest, count_.profile.projects(group).size());
    }
    return longest;
  }

  // What a ballot approves once so many choices before this one are approved.
  std::span<const ProjectIndex> approved(std::size_t group, std::size_t choice) const {
    const auto named = count_.profile.projects(group);
    return is_ranked() ? named.first(std::min(choice + 1, named.size())) : named;
  }

  void approve(std::size_t choice) {
    choice_ = choice;
    for (std::size_t group = 0; group < count_.profile.groups(); ++group) {
      if (is_ranked() && count_.profile.projects(group).size() <= choice) continue;
      const auto all = approved(group, choice);
      for (const ProjectIndex project : is_ranked() ? all.last(1) : all) give(group, project, 1);
    }
  }

  void give(std::size_t group, ProjectIndex project, int times) {
    if (!share_of_[group] || is_open_[project] == 0) return;
    Support& support = support_[project];
    support.sum.add(*share_of_[group], Ratio(count_.profile.weight(group)) * Ratio(times));
    support.has_changed = true;
  }

  const Shares::Bounds& bounds_of(ProjectIndex project) {
    Support& support = support_[project];
    if (support.has_changed) support.bounds = shares_.bounds(support.sum);
    support.has_changed = false;
    return support.bounds;
  }

  int compare(const Shares::Bounds& a_bounds, const ShareSum& a, const Shares::Bounds& b_bounds,
              const ShareSum& b) {
    if (a_bounds.low > b_bounds.high) return 1;
    if (a_bounds.high < b_bounds.low) return -1;
    ShareSum more = a;
    more.add(b, -1);
    return shares_.sign(more);
  }

  // The weight it takes. REQUIRES: fundable.
  Ratio quota(ProjectIndex project) const {
    const Ratio cost = cents_of(count_.instance.projects[project].cost);
    if (cost.is_zero()) return 0;
    return Ratio(BigInt(count_.profile.weight())) * cost / cents_of(votable(count_.instance));
  }

  bool has_quota(ProjectIndex project) {
    const ShareSum needed(quota(project));
    const Support& support = support_[project];
    if (support.sum.terms().empty()) return false;
    return compare(bounds_of(project), support.sum, shares_.bounds(needed), needed) >= 0;
  }

  bool select_next() {
    drop_misfits();
    std::vector<ProjectIndex> best;
    for (const ProjectIndex project : open_) {
      if (!has_quota(project)) continue;
      const int order = best.empty() ? 1
                                     : compare(bounds_of(project), support_[project].sum,
                                               bounds_of(best.front()), support_[best.front()].sum);
      if (order > 0) best.clear();
      if (order >= 0) best.push_back(project);
    }
    if (best.empty()) return false;
    const ProjectIndex project = best.front();
    if (best.size() >= 2) trace_.emplace_back(count_.ties.broken(std::move(best)));
    const bool is_added = funding_.add(project);
    BUURTKAS_ASSERT(is_added);
    trace_.emplace_back(Chosen{project, count_.votes[project], measure, shown(project)});
    selected_.push_back(project);
    std::erase(open_, project);
    is_open_[project] = 0;
    charge(project);
    return true;
  }

  void charge(ProjectIndex project) {
    const Ratio paid = quota(project);
    if (paid.is_zero()) return;
    const ShareSum& support = support_[project].sum;
    ShareSum left = support;
    left.add(ShareSum(paid), -1);
    const bool is_all = shares_.sign(left) == 0;
    if (!is_all) shares_.begin_payment(ShareSum(paid), support);
    ShareSum nothing;
    nothing.add(left, -1);
    for (const std::uint32_t group : count_.supporters.of(project)) {
      const auto all = approved(group, choice_);
      if (!share_of_[group] || std::find(all.begin(), all.end(), project) == all.end()) continue;
      for (const ProjectIndex other : all) give(group, other, -1);
      share_of_[group] = is_all ? std::nullopt : std::optional(shares_.pay(*share_of_[group], 1));
      for (const ProjectIndex other : all) give(group, other, 1);
      if (!is_all) nothing.add(*share_of_[group], Ratio(count_.profile.weight(group)));
    }
    if (!is_all) shares_.end_payment(std::move(nothing));
  }

  // In voters of weight 1.
  Ratio shown(ProjectIndex project) {
    return shares_.shown(support_[project].sum, Ratio(1, BigInt(count_.profile.voter_weight())));
  }

  void drop_misfits() {
    std::erase_if(open_, [this](ProjectIndex project) {
      if (funding_.can_add(project)) return false;
      tell_misfit(project);
      is_open_[project] = 0;
      return true;
    });
  }

  void tell_misfit(ProjectIndex project) {
    std::vector<ProjectIndex> asked = selected_;
    asked.push_back(project);
    trace_.emplace_back(LeftOut{project, count_.votes[project], measure, shown(project),
                                assign_funding(count_.instance, asked).error()});
  }

  void take_the_rest() {
    for (const ProjectIndex project : open_) {
      if (funding_.add(project)) {
        trace_.emplace_back(Taken{project, count_.votes[project]});
        selected_.push_back(project);
      } else {
        tell_misfit(project);
      }
    }
  }

  const Count& count_;
  Trace& trace_;
  FundingCheck funding_;
  Shares shares_;
  std::vector<std::optional<ShareClass>> share_of_;  // by group: of a vote; nothing when all is lost
  std::vector<ProjectIndex> open_;                   // in the order of the ties
  std::vector<char> is_open_;                        // by project
  std::vector<Support> support_;                     // by project
  std::size_t choice_ = 0;
  std::vector<ProjectIndex> selected_;
};

bool from_orders(BallotType type) {
  return type == BallotType::ordinal || type == BallotType::approval || type == BallotType::choose_one;
}

std::vector<ProjectIndex> select(const Count& count, Trace& trace) {
  return ExpandingApprovals(count, trace).select_all();
}

}  // namespace

constexpr CountingMethod method::expanding_approvals = {
    "expanding-approvals", by_cost, from_orders, by_none, false, select};

}  // namespace buurtkas

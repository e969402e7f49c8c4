#include "engine/voting/greedy_help.h"

#include <algorithm>
#include <span>
#include <utility>

#include "engine/funding/funding_check.h"
#include "engine/voting/changed_profile.h"
#include "engine/voting/greedy.h"
#include "engine/voting/steady.h"
#include "engine/voting/tally.h"
#include "engine/voting/tie_order.h"

namespace buurtkas {
namespace {

bool is_known(const CountedElection& election) {
  const Terms& terms = election.terms;
  const BallotType type = election.profile.type();
  const bool gives_votes =
      election.votes.empty() || type == BallotType::approval || type == BallotType::choose_one;
  return is_greedy(terms.method) && terms.satisfaction == Satisfaction::cost && gives_votes &&
         (terms.leftover == Leftover::within_caps || election.instance.limits.empty());
}

class GreedyHelper {
 public:
  explicit GreedyHelper(const CountedElection& election)
      : election_(election),
        instance_(election.instance),
        votes_(election.votes.empty()
                   ? votes_of(election.profile, supporters_of(election.profile, instance_.projects.size()))
                   : election.votes),
        votes_each_(BigInt(heaviest_ballot(election.profile)), BigInt(election.profile.voter_weight())),
        order_(order()),
        lowest_place_(instance_.projects.size()) {}

  std::vector<std::optional<WhatWouldHelp>> answers() {
    const std::vector<bool> is_selected = select();
    std::vector<std::optional<WhatWouldHelp>> answers(instance_.projects.size());
    std::vector<ProjectIndex> open;  // not selected, and further down, and could be paid until now
    for (ProjectIndex project = 0; project < answers.size(); ++project) {
      if (is_selected[project] || !is_steady_in_cost(election_, project)) continue;
      answers[project].emplace();
      answers[project]->can_be_paid = is_fundable(instance_, std::span(&project, 1));
      answers[project]->highest_cost = moves_with_cost(project)
                                           ? highest_cost(project, [&] { return is_selected_now(project); })
                                           : HighestCost{std::nullopt, true};
      open.push_back(project);
    }
    FundingCheck funding(instance_);
    for (std::size_t place = 0; place <= order_.size(); ++place) {
      std::erase_if(open, [&](ProjectIndex one) {
        if ((place < order_.size() && one == order_[place]) || !funding.can_add(one)) return true;
        lowest_place_[one] = place;
        return false;
      });
      if (place == order_.size()) break;  // for those that the threshold keeps out of the order
      const ProjectIndex project = order_[place];
      if (answers[project] && !moves_with_cost(project)) {
        answers[project]->highest_cost = highest_cost(project, [&] { return funding.can_add(project); });
      }
      if (!funding.add(project) && stops_at(project, funding)) break;
    }
    for (ProjectIndex project = 0; project < answers.size(); ++project) {
      if (answers[project] && answers[project]->can_be_paid) {
        answers[project]->further_approvals = further_approvals(project);
      }
    }
    return answers;
  }

 private:
  std::vector<ProjectIndex> order() const {
    std::vector<ProjectIndex> order;
    for (ProjectIndex project = 0; project < instance_.projects.size(); ++project) {
      if (further_for_threshold(project) == 0) order.push_back(project);
    }
    const TieOrder ties = tie_order(votes_);
    std::sort(order.begin(), order.end(), [&](ProjectIndex a, ProjectIndex b) {
      return votes_[a] != votes_[b] ? votes_[a] > votes_[b] : ties.is_before(a, b);
    });
    return order;
  }

  TieOrder tie_order(std::span<const Ratio> votes) const {
    return {instance_, votes, election_.terms.tie_breaks, election_.terms.draw};
  }

  bool stops_at(ProjectIndex project, const FundingCheck& funding) const {
    return election_.terms.method == &method::greedy_no_skip && !funding.breaks_limit(project);
  }

  std::vector<bool> select() const {
    std::vector<bool> is_selected(instance_.projects.size(), false);
    FundingCheck funding(instance_);
    for (const ProjectIndex project : order_) {
      is_selected[project] = funding.add(project);
      if (!is_selected[project] && stops_at(project, funding)) break;
    }
    return is_selected;
  }

  BigInt further_for_threshold(ProjectIndex project) const {
    const auto& threshold = election_.terms.threshold;
    if (!threshold || threshold->is_reached(votes_[project], Ratio(0))) return 0;
    const Ratio short_of = threshold->value - votes_[project];
    const BigInt voters = rounded_up(short_of / votes_each_);
    return threshold->must_exceed && Ratio(voters) * votes_each_ == short_of ? BigInt(voters + 1) : voters;
  }

  // So many that it comes before this one.
  BigInt further_to_pass(ProjectIndex project, ProjectIndex rival) const {
    const Ratio short_of = votes_[rival] - votes_[project];
    const BigInt voters = rounded_up(short_of / votes_each_);
    if (Ratio(voters) * votes_each_ != short_of) return voters;
    std::vector<Ratio> votes = votes_;
    votes[project] = votes[rival];
    return tie_order(votes).is_before(project, rival) ? voters : BigInt(voters + 1);
  }

  // To the lowest place where it could be paid.
  LeastNumber further_approvals(ProjectIndex project) const {
    const LeastNumber none = {std::nullopt, further_voters_most + 1};
    const auto place = lowest_place_[project];
    if (!place) return none;
    BigInt voters = further_for_threshold(project);
    if (*place < order_.size()) voters = std::max(voters, further_to_pass(project, order_[*place]));
    if (voters > further_voters_most) return none;
    const auto number = voters.convert_to<std::uint64_t>();
    return {number, number};
  }

  // By halves. `is_enough`: with the cost as it is in instance_ then.
  template <class IsEnough>
  HighestCost highest_cost(ProjectIndex project, const IsEnough& is_enough) {
    Money& cost = instance_.projects[project].cost;
    const Money own = cost;
    const auto does = [&](std::int64_t cents) {
      cost = Money(cents, instance_.currency);
      return is_enough();
    };
    HighestCost answer = {std::nullopt, true};
    if (own.cents() > 0 && does(0)) {
      std::int64_t low = 0;
      std::int64_t high = own.cents();
      while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (does(middle) ? low : high) = middle;
      }
      answer.cost = Money(low, instance_.currency);
    }
    cost = own;
    return answer;
  }

  // Among projects with the same votes, a lower cost may come first.
  bool moves_with_cost(ProjectIndex project) const {
    const auto& ties = election_.terms.tie_breaks;
    return std::find(ties.begin(), ties.end(), TieBreak::lowest_cost) != ties.end() &&
           std::count(votes_.begin(), votes_.end(), votes_[project]) > 1;
  }

  // With the costs as they are in instance_ now.
  bool is_selected_now(ProjectIndex project) const {
    FundingCheck funding(instance_);
    for (const ProjectIndex one : order()) {
      const bool is_added = funding.add(one);
      if (one == project) return is_added;
      if (!is_added && stops_at(one, funding)) return false;
    }
    return false;
  }

  const CountedElection& election_;
  Instance instance_;
  std::vector<Ratio> votes_;
  const Ratio votes_each_;  // that a further voter gives
  std::vector<ProjectIndex> order_;
  std::vector<std::optional<std::size_t>>
      lowest_place_;  // in the order; above its own, where it could be paid
};

}  // namespace

std::vector<std::optional<WhatWouldHelp>> greedy_help(const CountedElection& election) {
  if (!is_known(election) || !is_steady_in_approvals(election)) {
    return std::vector<std::optional<WhatWouldHelp>>(election.instance.projects.size());
  }
  return GreedyHelper(election).answers();
}

}  // namespace buurtkas

#include "engine/voting/fairness.h"

#include <algorithm>
#include <map>

#include "engine/voting/tally.h"

namespace buurtkas {
namespace {

std::vector<Ratio> voters_by_funded(const Profile& profile, const Supporters& supporters,
                                    const std::vector<ProjectIndex>& selected) {
  std::vector<std::size_t> funded(profile.groups(), 0);
  for (const ProjectIndex project : selected) {
    for (const std::uint32_t group : supporters.of(project)) ++funded[group];
  }
  std::vector<std::uint64_t> weights;
  for (std::size_t group = 0; group < funded.size(); ++group) {
    if (funded[group] >= weights.size()) weights.resize(funded[group] + 1, 0);
    weights[funded[group]] += profile.weight(group);
  }
  std::vector<Ratio> voters;
  for (const std::uint64_t weight : weights)
    voters.emplace_back(BigInt(weight), BigInt(profile.voter_weight()));
  return voters;
}

std::vector<TagShare> tag_shares(const Instance& instance, const std::vector<Ratio>& votes,
                                 const std::vector<ProjectIndex>& selected) {
  std::map<std::string, TagShare> shares;
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
    const Project& one = instance.projects[project];
    const bool is_funded = std::find(selected.begin(), selected.end(), project) != selected.end();
    const auto add_to = [&](const std::string& tag) {
      TagShare& share =
          shares.try_emplace(tag, TagShare{tag, 0, 0, 0, Money(0, instance.currency)}).first->second;
      ++share.projects;
      share.votes += votes[project];
      if (!is_funded) return;
      ++share.funded;
      share.spent += one.cost;
    };
    for (const std::string& tag : one.tags) add_to(tag);
    if (one.tags.empty()) add_to({});
  }
  std::vector<TagShare> list;
  std::optional<TagShare> untagged;
  for (auto& [tag, share] : shares) {
    if (tag.empty()) {
      untagged = std::move(share);
    } else {
      list.push_back(std::move(share));
    }
  }
  if (untagged && !list.empty()) list.push_back(std::move(*untagged));
  return list;
}

FundedCounts counts_of(const Instance& instance, const Profile& profile, const Supporters& supporters,
                       const std::vector<ProjectIndex>& selected) {
  const std::vector<Ratio> votes = votes_of(profile, supporters);
  FundedCounts counts;
  counts.voters_by_funded = voters_by_funded(profile, supporters, selected);
  for (const Ratio& some : votes) counts.votes += some;
  counts.spent = total_cost(instance, selected);
  counts.tags = tag_shares(instance, votes, selected);
  return counts;
}

}  // namespace

Ratio FundedCounts::voters() const {
  Ratio sum;
  for (const Ratio& some : voters_by_funded) sum += some;
  return sum;
}

FundedCounts count_funded(const Instance& instance, const Profile& profile,
                          const std::vector<ProjectIndex>& selected) {
  return counts_of(instance, profile, supporters_of(profile, instance.projects.size()), selected);
}

Fairness measure_fairness(const Instance& instance, const Profile& profile,
                          const std::vector<ProjectIndex>& selected, Satisfaction satisfaction) {
  const Supporters supporters = supporters_of(profile, instance.projects.size());
  Fairness fairness{counts_of(instance, profile, supporters, selected), {}, {}, {}};
  std::vector<Satisfaction> measured = {Satisfaction::cost, Satisfaction::cardinality};
  if (is_of_points(satisfaction)) measured.push_back(satisfaction);
  if (!is_measured_by(satisfaction)) fairness.is_unmeasured = satisfaction;
  for (const Satisfaction one : measured) {
    const auto measure = [&](EjrPlusForm form) {
      return ejr_plus(instance, profile, supporters, selected, one, form);
    };
    fairness.ejr_plus.push_back({one, measure(EjrPlusForm::exact), measure(EjrPlusForm::up_to_one)});
  }
  fairness.priceability = priceability(instance, profile, supporters, selected);
  return fairness;
}

}  // namespace buurtkas

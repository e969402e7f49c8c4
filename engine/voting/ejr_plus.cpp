#include "engine/voting/ejr_plus.h"

#include <algorithm>
#include <tuple>

#include "engine/funding/funding.h"
#include "engine/voting/wide.h"

namespace buurtkas {
namespace {

// What one supporter has and wants, in cents, projects or units of points.
struct Claimant {
  std::uint64_t key;  // a group with this one is denied when its claim is no less than this
  std::uint64_t has;
  std::uint64_t gains;
  std::uint64_t weight;
};

class Claims {
 public:
  Claims(const Instance& instance, const Profile& profile, const Supporters& supporters,
         const std::vector<ProjectIndex>& selected, Satisfaction satisfaction, EjrPlusForm form)
      : instance_(instance),
        profile_(profile),
        satisfaction_(satisfaction),
        form_(form),
        backers_(profile, supporters, satisfaction),
        money_(votable(instance).cents()),
        is_selected_(instance.projects.size(), false),
        has_(profile.groups(), 0) {
    for (const ProjectIndex project : selected) {
      is_selected_[project] = true;
      for (const Backers::Equals& equals : backers_.of(project)) {
        for (const std::uint32_t group : equals.groups) has_[group] += gains(project, equals);
      }
    }
  }

  EjrPlus answer() const {
    EjrPlus answer;
    for (ProjectIndex project = 0; project < instance_.projects.size(); ++project) {
      if (!is_deserved(project)) continue;
      std::optional<DeniedGroup> group = largest_denied(project);
      if (!group) continue;
      ++answer.projects;
      if (!answer.group || goes_before(*group, *answer.group)) answer.group = std::move(group);
    }
    return answer;
  }

 private:
  std::uint64_t gains(ProjectIndex project, const Backers::Equals& equals) const {
    if (satisfaction_ != Satisfaction::cost) return equals.units;
    return static_cast<std::uint64_t>(instance_.projects[project].cost.cents());
  }

  bool is_deserved(ProjectIndex project) const {
    return !is_selected_[project] && !instance_.projects[project].cost.is_zero() &&
           is_fundable(instance_, std::vector<ProjectIndex>{project});
  }

  bool goes_before(const DeniedGroup& a, const DeniedGroup& b) const {
    if (a.voters != b.voters) return a.voters > b.voters;
    return instance_.projects[a.project].id.text() < instance_.projects[b.project].id.text();
  }

  // A claimant's key and how much each unit of weight adds to the group's claim. By the exact form a claim is
  // a number of projects like this one, and a voter has too little for `has / gains + 1` of them, rounded
  // down; by the other it is satisfaction.
  std::uint64_t key(std::uint64_t has, std::uint64_t gain) const {
    return form_ == EjrPlusForm::exact ? has / gain + 1 : has + gain;
  }

  std::vector<Claimant> claimants(ProjectIndex project) const {
    std::vector<Claimant> all;
    for (const Backers::Equals& equals : backers_.of(project)) {
      const std::uint64_t gain = gains(project, equals);
      for (const std::uint32_t group : equals.groups) {
        all.push_back({key(has_[group], gain), has_[group], gain, profile_.weight(group)});
      }
    }
    std::sort(all.begin(), all.end(), [](const Claimant& a, const Claimant& b) {
      return std::tie(a.key, a.has, a.gains) < std::tie(b.key, b.has, b.gains);
    });
    return all;
  }

  std::optional<DeniedGroup> largest_denied(ProjectIndex project) const {
    const std::vector<Claimant> all = claimants(project);
    const Wide price = Wide(profile_.weight()) * instance_.projects[project].cost.cents();
    Wide weight = 0;
    Wide claim = 0;  // times the money and over the price
    Wide denied_weight = 0;
    Wide denied_claim = 0;
    const Claimant* best_off = nullptr;
    for (std::size_t next = 0; next < all.size();) {
      const std::uint64_t level = all[next].key;
      for (; next < all.size() && all[next].key == level; ++next) {
        weight += all[next].weight;
        claim +=
            form_ == EjrPlusForm::exact ? Wide(all[next].weight) : Wide(all[next].weight) * all[next].gains;
      }
      if (price * level > claim * money_) continue;
      best_off = &all[next - 1];
      denied_weight = weight;
      denied_claim = claim;
    }
    if (best_off == nullptr) return std::nullopt;
    return group(project, *best_off, denied_weight, Ratio(BigInt(denied_claim * money_), BigInt(price)));
  }

  DeniedGroup group(ProjectIndex project, const Claimant& best_off, const Wide& weight,
                    const Ratio& claim) const {
    const Ratio unit = satisfaction_ == Satisfaction::score ? Ratio(profile_.points_unit) : Ratio(1);
    DeniedGroup denied;
    denied.project = project;
    denied.voters = Ratio(BigInt(weight), BigInt(profile_.voter_weight()));
    denied.times = denied.voters * cents_of(votable(instance_)) /
                   (profile_.voters() * cents_of(instance_.projects[project].cost));
    denied.has = Ratio(best_off.has) / unit;
    denied.gains = Ratio(best_off.gains) / unit;
    denied.due = form_ == EjrPlusForm::exact
                     ? denied.gains * Ratio(BigInt(claim.numerator() / claim.denominator()))
                     : claim / unit;
    return denied;
  }

  const Instance& instance_;
  const Profile& profile_;
  Satisfaction satisfaction_;
  EjrPlusForm form_;
  Backers backers_;
  std::int64_t money_;
  std::vector<bool> is_selected_;
  std::vector<std::uint64_t> has_;  // by group
};

}  // namespace

bool is_measured_by(Satisfaction satisfaction) {
  return satisfaction == Satisfaction::cost || satisfaction == Satisfaction::cardinality ||
         is_of_points(satisfaction);
}

EjrPlus ejr_plus(const Instance& instance, const Profile& profile, const Supporters& supporters,
                 const std::vector<ProjectIndex>& selected, Satisfaction satisfaction, EjrPlusForm form) {
  BUURTKAS_ASSERT(is_measured_by(satisfaction));
  return Claims(instance, profile, supporters, selected, satisfaction, form).answer();
}

}  // namespace buurtkas

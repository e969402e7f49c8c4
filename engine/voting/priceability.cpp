#include "engine/voting/priceability.h"

#include <algorithm>

#include "engine/funding/funding.h"
#include "engine/voting/payments.h"

namespace buurtkas {
namespace {

constexpr int orders_max = 8;  // of the critical projects, to look for prices

class Pricing {
 public:
  Pricing(const Instance& instance, const Profile& profile, const Supporters& supporters,
          const std::vector<ProjectIndex>& selected)
      : instance_(instance),
        profile_(profile),
        supporters_(supporters),
        selected_(selected),
        payments_(instance, profile, supporters, selected) {}

  Priceability answer() {
    for (const ProjectIndex project : selected_) {
      if (supporters_.weight[project] > 0 || instance_.projects[project].cost.is_zero()) continue;
      answer_.verdict = Priced::no;
      answer_.unsupported = project;
      return answer_;
    }
    if (profile_.weight() == 0) {  // nothing with a cost is funded, and nobody wants anything
      answer_.verdict = Priced::yes;
      return answer_;
    }
    find_money();
    find_critical();
    if (!are_prices() && !is_ruled_out()) look_for_prices();
    answer_.money = money_ * Ratio(profile_.voter_weight());
    return answer_;
  }

 private:
  Ratio cost(ProjectIndex project) const { return cents_of(instance_.projects[project].cost); }
  Ratio cost(const std::vector<ProjectIndex>& projects) const {
    return cents_of(total_cost(instance_, projects));
  }
  Ratio held(ProjectIndex project) const { return money_ * Ratio(supporters_.weight[project]); }

  // The weight of those who support one of these and, when given, also the other.
  Ratio weight_of(const std::vector<ProjectIndex>& projects, std::optional<ProjectIndex> also) const {
    std::vector<bool> is_counted(profile_.groups(), !also);
    if (also) {
      for (const std::uint32_t group : supporters_.of(*also)) is_counted[group] = true;
    }
    BigInt weight = 0;
    for (const ProjectIndex project : projects) {
      for (const std::uint32_t group : supporters_.of(project)) {
        if (is_counted[group]) weight += profile_.weight(group);
        is_counted[group] = false;
      }
    }
    return weight;
  }

  // From too little money to what the projects need that are short of it, until none is (Dinkelbach, 1967).
  void find_money() {
    money_ = cents_of(votable(instance_)) / Ratio(profile_.weight());
    for (;;) {
      payments_.begin(money_);
      payments_.open_all();
      if (payments_.pay()) return;
      answer_.needy = payments_.short_of_money();
      const Ratio needed = cost(answer_.needy) / weight_of(answer_.needy, std::nullopt);
      BUURTKAS_ASSERT(needed > money_);
      money_ = needed;
    }
  }

  // With any payments, a project's supporters have left no more than all voters have, and than they began
  // with.
  void find_critical() {
    const Ratio left = money_ * Ratio(profile_.weight()) - cost(selected_);
    for (ProjectIndex project = 0; project < instance_.projects.size(); ++project) {
      if (std::find(selected_.begin(), selected_.end(), project) != selected_.end()) continue;
      if (cost(project).is_zero() || !is_fundable(instance_, std::vector<ProjectIndex>{project})) continue;
      left_out_.push_back(project);
      if (std::min(left, held(project)) > cost(project)) critical_.push_back(project);
    }
    std::sort(critical_.begin(), critical_.end(), [&](ProjectIndex a, ProjectIndex b) {
      const Ratio x = held(a) - cost(a);
      const Ratio y = held(b) - cost(b);
      if (x != y) return x > y;
      return instance_.projects[a].id.text() < instance_.projects[b].id.text();
    });
  }

  // Whether the supporters of one project keep too much though they pay all that they can. With more money
  // they keep no less.
  bool is_ruled_out() {
    for (const ProjectIndex project : critical_) {
      payments_.begin(money_);
      payments_.open(supporters_.of(project));
      const bool is_all = payments_.pay();
      const Ratio left = payments_.left(supporters_.of(project));
      if (left <= cost(project)) continue;
      answer_.verdict = Priced::no;
      answer_.left_out = project;
      answer_.supporters_left = left;
      check_reason(project, is_all ? std::vector<ProjectIndex>{} : payments_.short_of_money());
      return true;
    }
    return false;
  }

  // They pay no more than all they have for the projects that are short, and the others in full.
  void check_reason(ProjectIndex project, const std::vector<ProjectIndex>& short_ones) const {
    const Ratio paid = cost(selected_) - cost(short_ones) + money_ * weight_of(short_ones, project);
    BUURTKAS_ASSERT(held(project) - paid == answer_.supporters_left);
    BUURTKAS_ASSERT(answer_.supporters_left > cost(project));
    BUURTKAS_ASSERT(answer_.needy.empty()
                        ? money_ * Ratio(profile_.weight()) == cents_of(votable(instance_))
                        : money_ * weight_of(answer_.needy, std::nullopt) == cost(answer_.needy));
  }

  bool keeps_too_much(ProjectIndex project) const {
    return payments_.left(supporters_.of(project)) > cost(project);
  }

  // Whether what is paid now shows that it is priceable.
  bool are_prices() {
    if (std::any_of(left_out_.begin(), left_out_.end(),
                    [&](ProjectIndex project) { return keeps_too_much(project); })) {
      return false;
    }
    BUURTKAS_ASSERT(payments_.is_in_order());
    answer_.verdict = Priced::yes;
    return true;
  }

  // Supporters of critical projects pay first, in some orders.
  void look_for_prices() {
    for (int order = 0; order < orders_max; ++order) {
      payments_.begin(money_);
      for (const ProjectIndex project : critical_) {
        payments_.open(supporters_.of(project));
        payments_.pay();
      }
      payments_.open_all();
      payments_.pay();
      if (are_prices()) return;
      const auto place = std::find_if(critical_.begin(), critical_.end(),
                                      [&](ProjectIndex project) { return keeps_too_much(project); });
      BUURTKAS_ASSERT(place != critical_.end());
      std::rotate(critical_.begin(), place, place + 1);
    }
  }

  const Instance& instance_;
  const Profile& profile_;
  const Supporters& supporters_;
  const std::vector<ProjectIndex>& selected_;
  Payments payments_;
  Priceability answer_;
  Ratio money_;                         // of a unit of weight
  std::vector<ProjectIndex> left_out_;  // that are looked at
  std::vector<ProjectIndex> critical_;
};

}  // namespace

Priceability priceability(const Instance& instance, const Profile& profile, const Supporters& supporters,
                          const std::vector<ProjectIndex>& selected) {
  return Pricing(instance, profile, supporters, selected).answer();
}

}  // namespace buurtkas

#include "engine/voting/certify_maximin.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "engine/funding/funding_check.h"
#include "engine/voting/certify_parts.h"
#include "engine/voting/selected_loads.h"

namespace buurtkas {
namespace {

constexpr std::size_t classes_max = 400'000;

// Voters carry the first few only of the projects they support: few classes, and enough to carry all when a
// few are enough.
class FirstFew {
 public:
  FirstFew(const Count& count, const std::vector<ProjectIndex>& order, std::size_t first)
      : order_(order), network_(count.profile.weight()) {
    std::vector<LoadNetwork::ClassId> class_of(count.profile.groups(), 0);
    std::vector<std::size_t> carried(count.profile.groups(), 0);
    for (const ProjectIndex project : order) {
      std::vector<std::uint32_t> groups;
      std::vector<std::uint64_t> supporters(network_.classes(), 0);
      for (const std::uint32_t group : count.supporters.of(project)) {
        if (carried[group] == first) continue;
        ++carried[group];
        groups.push_back(group);
        supporters[class_of[group]] += count.profile.weight(group);
      }
      std::vector<LoadNetwork::ClassId> becomes;
      network_ = network_.with(count.instance.projects[project].cost.cents(), supporters, becomes);
      for (const std::uint32_t group : groups) class_of[group] = becomes[class_of[group]];
    }
  }

  bool carries(const Ratio& load) { return network_.carries(load); }

  // In the order of the projects.
  std::vector<claim::LoadClass> classes() const {
    std::vector<std::vector<LoadNetwork::Carried>> all;
    for (LoadNetwork::ClassId one = 0; one < network_.classes(); ++one) {
      all.push_back(network_.carried_by(one));
      if (all.back().empty()) all.pop_back();  // who support none of them
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return std::lexicographical_compare(
          a.begin(), a.end(), b.begin(), b.end(),
          [](const LoadNetwork::Carried& left, const LoadNetwork::Carried& right) {
            return left.row < right.row;
          });
    });
    std::vector<claim::LoadClass> result;
    for (const auto& carried : all) {
      claim::LoadClass& one = result.emplace_back();
      for (const LoadNetwork::Carried& part : carried) {
        one.of.push_back(order_[part.row]);
        one.carry.push_back(part.cents);
      }
    }
    return result;
  }

 private:
  const std::vector<ProjectIndex>& order_;
  LoadNetwork network_;
};

class LoadClaims {
 public:
  LoadClaims(const Count& count, std::vector<Claim>& claims)
      : count_(count),
        claims_(claims),
        funding_(count.instance),
        loads_(count),
        own_(count.instance.projects.size()),
        is_open_(count.instance.projects.size(), false) {
    for (const ProjectIndex project : count.projects) {
      const std::uint64_t weight = count.supporters.weight[project];
      if (weight == 0) continue;
      is_open_[project] = true;
      own_[project] = Ratio(cost(project), BigInt(weight));
    }
    least_ = own_;
  }

  // False when the flows would be too large.
  bool add(ProjectIndex project) {
    SelectedLoads::With with = loads_.with(project, least_[project]);
    claim::Carried carried{project, of_a_voter(with.load), {}, 0, {}, {}};
    if (with.load > loads_.load()) {
      carried.heaviest = heaviest_of(with, project);
      heaviest_ = carried.heaviest;
    }
    is_open_[project] = false;
    carried.looks = looks(project, with.load);
    const bool is_added = funding_.add(project);
    BUURTKAS_ASSERT(is_added);
    selected_.push_back(project);
    std::tie(carried.first, carried.classes) = classes(with.load);
    told_ += carried.classes.size();
    claims_.emplace_back(std::move(carried));
    loads_.add(project, std::move(with));
    return told_ <= classes_max;
  }

  std::vector<ProjectIndex> selected() && { return std::move(selected_); }

 private:
  BigInt cost(ProjectIndex project) const { return count_.instance.projects[project].cost.cents(); }
  Ratio of_a_voter(const Ratio& load) const { return load * Ratio(count_.profile.voter_weight()); }

  bool is_ruled_out(ProjectIndex other, ProjectIndex by, const Ratio& load) const {
    const Ratio& least = std::max(least_[other], loads_.load());
    return least > load || (least == load && count_.ties.is_before(by, other));
  }

  std::vector<ProjectIndex> heaviest_of(const SelectedLoads::With& with, ProjectIndex project) const {
    std::vector<ProjectIndex> heaviest;
    for (const LoadNetwork::Row row :
         with.network.heaviest_with(static_cast<LoadNetwork::Row>(selected_.size()))) {
      heaviest.push_back(row == selected_.size() ? project : selected_[row]);
    }
    std::sort(heaviest.begin(), heaviest.end());
    return heaviest;
  }

  // Beside what is selected; each raises what is known of it, or shows that it is out.
  std::vector<claim::LoadLook> looks(ProjectIndex chosen, const Ratio& load) {
    std::vector<claim::LoadLook> result;
    for (ProjectIndex other = 0; other < is_open_.size(); ++other) {
      if (!is_open_[other] || is_ruled_out(other, chosen, load)) continue;
      claim::LoadLook& look = result.emplace_back(claim::LoadLook{other, {}, {}, {}});
      if (!funding_.can_add(other)) {
        std::vector<ProjectIndex> asked = selected_;
        asked.push_back(other);
        look.cut = assign_funding(count_.instance, asked).error();
        is_open_[other] = false;
        continue;
      }
      const SelectedLoads::With with = loads_.with(other, least_[other]);
      least_[other] = with.load;
      look.load = of_a_voter(with.load);
      look.heaviest = heaviest_of(with, other);
    }
    return result;
  }

  // What bears the load wholly comes first, then what is the most for its own supporters.
  std::pair<std::size_t, std::vector<claim::LoadClass>> classes(const Ratio& load) const {
    std::vector<ProjectIndex> order;
    for (const ProjectIndex project : selected_) {
      if (cost(project) > 0) order.push_back(project);
    }
    const auto is_light = [&](ProjectIndex project) {
      return !std::binary_search(heaviest_.begin(), heaviest_.end(), project);
    };
    std::sort(order.begin(), order.end(), [&](ProjectIndex a, ProjectIndex b) {
      return std::tuple(is_light(a), own_[b], a) < std::tuple(is_light(b), own_[a], b);
    });
    for (std::size_t first = 0;; ++first) {
      BUURTKAS_ASSERT(first <= order.size());
      FirstFew few(count_, order, first);
      if (few.carries(load)) return {first, few.classes()};
    }
  }

  const Count& count_;
  std::vector<Claim>& claims_;
  FundingCheck funding_;
  SelectedLoads loads_;
  std::vector<Ratio> own_, least_;      // by project: of it alone, and as last seen; a unit of weight
  std::vector<bool> is_open_;           // by project
  std::vector<ProjectIndex> heaviest_;  // when the load last rose
  std::vector<ProjectIndex> selected_;
  std::size_t told_ = 0;  // classes
};

}  // namespace

std::optional<std::vector<ProjectIndex>> claim_loads(const Count& count, const Trace& trace,
                                                     std::vector<Claim>& claims) {
  std::vector<Claim> made;
  LoadClaims loads(count, made);
  for (const Event& event : trace) {
    const auto* chosen = std::get_if<Chosen>(&event);
    if (chosen != nullptr && !loads.add(chosen->project)) return std::nullopt;
  }
  std::move(made.begin(), made.end(), std::back_inserter(claims));
  std::vector<ProjectIndex> selected = std::move(loads).selected();
  claims.emplace_back(claim::CarriedAll{total_cost(count.instance, selected)});
  return selected;
}

}  // namespace buurtkas

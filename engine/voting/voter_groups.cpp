#include "engine/voting/voter_groups.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace buurtkas {
namespace {

struct Ages {
  int from;
  std::string_view name;
};

// Their names are in byte order, but for the first.
constexpr std::array<Ages, 8> ages = {{{0, "under 18"},
                                       {18, "18-24"},
                                       {25, "25-34"},
                                       {35, "35-44"},
                                       {45, "45-54"},
                                       {55, "55-64"},
                                       {65, "65-74"},
                                       {75, "75 and over"}}};
constexpr int age_max = 130;

// Empty when it is no age.
std::string_view ages_of(std::string_view text) {
  int age = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), age);
  if (error != std::errc() || end != text.data() + text.size() || age < 0 || age > age_max) return {};
  return std::find_if(ages.rbegin(), ages.rend(), [&](const Ages& one) { return one.from <= age; })->name;
}

Ratio ratio_of(const BigInt& sum, std::uint32_t unit) {
  return {sum, BigInt(unit)};
}

}  // namespace

VoterGroups::VoterGroups(const Instance& instance, const Profile& profile,
                         const std::vector<ProjectIndex>& selected)
    : instance_(instance), profile_(profile), is_selected_(instance.projects.size(), false) {
  for (const ProjectIndex project : selected) is_selected_[project] = true;
}

void VoterGroups::Sums::add(const Sums& other) {
  ballots += other.ballots;
  weight += other.weight;
  without_any += other.without_any;
  funded += other.funded;
  cents += other.cents;
}

void VoterGroups::add(const SeenBallot& ballot) {
  Sums sums{1, ballot.weight, 0, 0, 0};
  for (std::size_t mark = 0; mark < ballot.projects.size(); ++mark) {
    const ProjectIndex project = ballot.projects[mark];
    const bool is_support = ballot.points.empty() || ballot.points[mark] > 0;
    if (!is_support || !is_selected_[project]) continue;
    sums.funded += ballot.weight;
    sums.cents += Sum{ballot.weight} * static_cast<Sum>(instance_.projects[project].cost.cents());
  }
  if (sums.funded == 0) sums.without_any = ballot.weight;
  for (const VoterTrait& one : ballot.traits) {
    const std::string_view value = one.trait == Trait::age ? ages_of(one.value) : one.value;
    Values& values = values_[one.trait];
    auto known = values.find(value);
    if (known == values.end()) known = values.emplace(std::string(value), Sums{}).first;
    known->second.add(sums);
  }
}

VoterGroup VoterGroups::group(Trait trait, const Sums& sums) const {
  const std::uint32_t unit = profile_.voter_weight();
  VoterGroup group{trait, {}, 0, {}, {}, {}, {}};
  group.voters = ratio_of(BigInt(sums.weight), unit);
  group.without_any = ratio_of(BigInt(sums.without_any), unit);
  group.funded = ratio_of(BigInt(sums.funded), unit);
  group.cents = ratio_of(BigInt(sums.cents), unit);
  return group;
}

void VoterGroups::add_groups(Trait trait, Values values, std::vector<VoterGroup>& groups) const {
  if (values.size() < 2) return;
  // The smallest first, until no small one is left over and those together are not few either.
  Sums together;
  std::size_t merged = 0;
  while (!values.empty()) {
    const auto smallest = std::min_element(values.begin(), values.end(), [](const auto& a, const auto& b) {
      return a.second.ballots < b.second.ballots;
    });
    const bool is_small = smallest->second.ballots < least_ballots;
    const bool is_too_few = merged > 0 && together.ballots < least_ballots;
    if (!is_small && !is_too_few) break;
    together.add(smallest->second);
    ++merged;
    values.erase(smallest);
  }
  if (values.empty()) return;  // all in one tells nothing
  const auto add = [&](const std::string& value, const Sums& sums) {
    groups.push_back(group(trait, sums));
    groups.back().value = value;
  };
  const auto youngest = values.find(ages.front().name);
  if (trait == Trait::age && youngest != values.end()) add(youngest->first, youngest->second);
  for (const auto& [value, sums] : values) {
    const bool is_told = value.empty() || (trait == Trait::age && value == ages.front().name);
    if (!is_told) add(value, sums);
  }
  if (merged > 0) {
    add({}, together);
    groups.back().merged = merged;
  }
  const auto unknown = values.find(std::string_view());
  if (unknown != values.end()) add({}, unknown->second);
}

std::vector<VoterGroup> VoterGroups::groups() const {
  std::vector<VoterGroup> groups;
  for (const auto& [trait, values] : values_) add_groups(trait, values, groups);
  return groups;
}

}  // namespace buurtkas

#include "engine/voting/cstv_gifts.h"

#include <algorithm>

namespace buurtkas {

CstvGifts::CstvGifts(const Count& count)
    : count_(count),
      is_open_(count.instance.projects.size(), 0),
      support_(count.instance.projects.size()),
      version_(count.instance.projects.size(), 0) {
  for (const ProjectIndex project : count.projects) is_open_[project] = 1;
  const Ratio money = cents_of(votable(count.instance));
  const bool has_money = money.sign() > 0 && count.profile.weight() > 0;
  if (has_money) unit_ = money / Ratio(BigInt(count.profile.weight()));
  for (const Project& project : count.instance.projects) costs_.push_back(cents_of(project.cost) / unit_);
  for (std::size_t group = 0; group < count.profile.groups(); ++group) {
    givers_.push_back(givers_of(group));
    if (!has_money) givers_.back().open_points = 0;
    give(givers_.back(), 1);
  }
}

CstvGifts::Givers CstvGifts::givers_of(std::size_t group) const {
  Givers givers;
  givers.weight = count_.profile.weight(group);
  const auto projects = count_.profile.projects(group);
  const auto points = count_.profile.points(group);
  for (std::size_t mark = 0; mark < projects.size(); ++mark) {
    const std::int64_t given = points.empty() ? 1 : points[mark];
    if (given <= 0 || is_open_[projects[mark]] == 0) continue;
    givers.projects.push_back(projects[mark]);
    givers.points.emplace_back(given);
    givers.open_points += given;
  }
  return givers;
}

Ratio CstvGifts::part_of(const Givers& givers, ProjectIndex project) const {
  const auto place = std::find(givers.projects.begin(), givers.projects.end(), project);
  return {givers.points[static_cast<std::size_t>(place - givers.projects.begin())], givers.open_points};
}

// Times 1 lays their money at the open projects, -1 takes it away.
void CstvGifts::give(const Givers& givers, const Ratio& times) {
  if (givers.open_points == 0) return;
  for (std::size_t mark = 0; mark < givers.projects.size(); ++mark) {
    const ProjectIndex project = givers.projects[mark];
    if (is_open_[project] == 0) continue;
    support_[project].add(givers.share,
                          Ratio(givers.points[mark] * givers.weight, givers.open_points) * times);
    ++version_[project];
  }
}

void CstvGifts::close(ProjectIndex project) {
  for (const std::uint32_t group : count_.supporters.of(project)) give(givers_[group], -1);
  is_open_[project] = 0;
  for (const std::uint32_t group : count_.supporters.of(project)) {
    Givers& givers = givers_[group];
    if (givers.open_points == 0) continue;
    const auto place = std::find(givers.projects.begin(), givers.projects.end(), project);
    givers.open_points -= givers.points[static_cast<std::size_t>(place - givers.projects.begin())];
    give(givers, 1);
  }
}

void CstvGifts::pay(ProjectIndex project, const Ratio& part_of_whole) {
  ShareSum owed(costs_[project]);
  ShareSum asked;
  ShareSum before;
  std::vector<std::pair<std::uint32_t, Ratio>> payers;
  std::vector<std::uint32_t> whole;
  for (const std::uint32_t group : count_.supporters.of(project)) {
    const Givers& givers = givers_[group];
    if (givers.open_points == 0) continue;
    const Ratio part = part_of(givers, project);
    if (part >= part_of_whole) {
      owed.add(givers.share, -Ratio(givers.weight));
      whole.push_back(group);
    } else {
      asked.add(givers.share, part * Ratio(givers.weight));
      before.add(givers.share, Ratio(givers.weight));
      payers.emplace_back(group, part);
    }
  }
  close(project);
  for (const std::uint32_t group : whole) {
    give(givers_[group], -1);
    givers_[group].open_points = 0;
  }
  if (payers.empty() || shares_.sign(owed) <= 0) return;
  ShareSum excess = asked;
  excess.add(owed, -1);
  ShareSum nothing = owed;
  nothing.add(before, -1);
  if (shares_.sign(excess) == 0) {
    shares_.begin_payment(ShareSum(1), ShareSum(1));
  } else {
    shares_.begin_payment(std::move(owed), std::move(asked));
  }
  for (const auto& [group, part] : payers) {
    Givers& givers = givers_[group];
    give(givers, -1);
    givers.share = shares_.pay(givers.share, part);
    give(givers, 1);
    nothing.add(givers.share, Ratio(givers.weight));
  }
  shares_.end_payment(std::move(nothing));
}

Ratio CstvGifts::part_that_pays_whole(ProjectIndex project) {
  std::map<Ratio, ShareSum> money_by_part;
  ShareSum asked = support_[project];
  ShareSum owed(costs_[project]);
  for (const std::uint32_t group : count_.supporters.of(project)) {
    const Givers& givers = givers_[group];
    if (givers.open_points == 0) continue;
    money_by_part[part_of(givers, project)].add(givers.share, Ratio(givers.weight));
  }
  Ratio whole = 2;
  for (auto next = money_by_part.rbegin(); next != money_by_part.rend(); ++next) {
    ShareSum above_all_they_have;
    above_all_they_have.add(owed, next->first);
    above_all_they_have.add(asked, -1);
    if (shares_.sign(above_all_they_have) < 0) break;
    whole = next->first;
    owed.add(next->second, -1);
    asked.add(next->second, -next->first);
  }
  return whole;
}

ShareSum CstvGifts::givers_money(ProjectIndex project) const {
  ShareSum money;
  for (const std::uint32_t group : count_.supporters.of(project)) {
    const Givers& givers = givers_[group];
    if (givers.open_points != 0) money.add(givers.share, Ratio(givers.weight));
  }
  return money;
}

bool CstvGifts::can_be_raised(ProjectIndex project) {
  ShareSum excess = givers_money(project);
  excess.add(untouched, -costs_[project]);
  return shares_.sign(excess) >= 0;
}

}  // namespace buurtkas

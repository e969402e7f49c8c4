#include "engine/funding/flow.h"

#include <algorithm>
#include <utility>

namespace buurtkas {

Flow::Node Flow::add(BigInt cost, std::vector<BigInt> payable) {
  BUURTKAS_ASSERT(payable.size() == left_.size());
  const std::size_t pots = left_.size();
  projects_.push_back({std::move(cost), std::move(payable), std::vector<BigInt>(pots, BigInt(0)),
                       std::vector<bool>(pots, false)});
  return static_cast<Node>(projects_.size() - 1);
}

bool Flow::can_get(const Project& project, Node pot) const {
  return !project.is_settled[pot] && project.paid[pot] < project.payable[pot];
}

bool Flow::can_give(const Project& project, Node pot) const {
  return !project.is_settled[pot] && project.paid[pot] > 0;
}

// A shortest way over the pots, so each project moves at most once. A step from one pot to the next is
// another project that gives up money of the first and gets it of the second, or the other way round.
std::optional<Flow::Path> Flow::find_path(Node asked, const std::vector<Node>& starts,
                                          const std::vector<bool>& goals, Direction direction) const {
  const auto can_leave = [&](const Project& one, Node pot) {
    return direction == Direction::towards_money ? can_give(one, pot) : can_get(one, pot);
  };
  const auto can_enter = [&](const Project& one, Node pot) {
    return direction == Direction::towards_money ? can_get(one, pot) : can_give(one, pot);
  };
  std::vector<std::optional<Move>> reached_by(left_.size());
  std::vector<bool> is_reached(left_.size(), false);
  for (const Node start : starts) is_reached[start] = true;
  std::vector<Node> queue = starts;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const Node pot = queue[next];
    if (goals[pot]) {
      Path path{pot, pot, {}};
      for (; reached_by[path.first].has_value(); path.first = reached_by[path.first]->from) {
        path.moves.push_back(*reached_by[path.first]);
      }
      return path;
    }
    for (Node project = 0; project < projects_.size(); ++project) {
      if (project == asked || !can_leave(projects_[project], pot)) continue;
      for (Node other = 0; other < left_.size(); ++other) {
        if (is_reached[other] || !can_enter(projects_[project], other)) continue;
        is_reached[other] = true;
        reached_by[other] = Move{project, pot, other};
        queue.push_back(other);
      }
    }
  }
  return std::nullopt;
}

bool Flow::augment(Node project, const std::vector<bool>& sources) {
  Project& asked = projects_[project];
  std::vector<Node> starts;
  for (Node pot = 0; pot < left_.size(); ++pot) {
    if (can_get(asked, pot)) starts.push_back(pot);
  }
  std::vector<bool> has_money = sources;
  for (Node pot = 0; pot < left_.size(); ++pot) has_money[pot] = has_money[pot] && left_[pot] > 0;
  const auto path = find_path(project, starts, has_money, Direction::towards_money);
  if (!path) return false;

  BigInt amount = std::min(asked.unpaid, left_[path->last]);
  amount = std::min<BigInt>(amount, asked.payable[path->first] - asked.paid[path->first]);
  for (const Move& move : path->moves) {
    const Project& one = projects_[move.project];
    amount = std::min(amount, one.paid[move.from]);
    amount = std::min<BigInt>(amount, one.payable[move.to] - one.paid[move.to]);
  }
  asked.paid[path->first] += amount;
  asked.unpaid -= amount;
  for (const Move& move : path->moves) {
    projects_[move.project].paid[move.from] -= amount;
    projects_[move.project].paid[move.to] += amount;
  }
  left_[path->last] -= amount;
  return true;
}

bool Flow::pay(Node project) {
  const std::vector<bool> all(left_.size(), true);
  while (projects_[project].unpaid > 0 && augment(project, all)) {
  }
  return projects_[project].unpaid == 0;
}

bool Flow::pay_from(Node project, Node pot) {
  std::vector<bool> only(left_.size(), false);
  only[pot] = true;
  while (projects_[project].unpaid > 0 && augment(project, only)) {
  }
  return projects_[project].unpaid == 0;
}

void Flow::settle(Node project, Node pot) {
  Project& asked = projects_[project];
  std::vector<bool> goal(left_.size(), false);
  goal[pot] = true;
  while (can_get(asked, pot)) {
    std::vector<Node> starts;
    for (Node other = 0; other < left_.size(); ++other) {
      if (other != pot && can_give(asked, other)) starts.push_back(other);
    }
    const auto path = find_path(project, starts, goal, Direction::towards_payer);
    if (!path) break;

    BigInt amount = std::min<BigInt>(asked.paid[path->first], asked.payable[pot] - asked.paid[pot]);
    for (const Move& move : path->moves) {
      const Project& one = projects_[move.project];
      amount = std::min<BigInt>(amount, one.payable[move.from] - one.paid[move.from]);
      amount = std::min(amount, one.paid[move.to]);
    }
    asked.paid[path->first] -= amount;
    asked.paid[pot] += amount;
    for (const Move& move : path->moves) {
      projects_[move.project].paid[move.from] += amount;
      projects_[move.project].paid[move.to] -= amount;
    }
  }
  asked.is_settled[pot] = true;
}

Flow::Shortage Flow::shortage() const {
  Shortage shortage{std::vector<bool>(projects_.size(), false), std::vector<bool>(left_.size(), false)};
  std::vector<Node> queue;
  for (Node project = 0; project < projects_.size(); ++project) {
    if (projects_[project].unpaid == 0) continue;
    shortage.projects[project] = true;
    queue.push_back(project);
  }
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (Node pot = 0; pot < left_.size(); ++pot) {
      if (shortage.pots[pot] || !can_get(projects_[queue[next]], pot)) continue;
      shortage.pots[pot] = true;
      for (Node project = 0; project < projects_.size(); ++project) {
        if (shortage.projects[project] || !can_give(projects_[project], pot)) continue;
        shortage.projects[project] = true;
        queue.push_back(project);
      }
    }
  }
  return shortage;
}

}  // namespace buurtkas

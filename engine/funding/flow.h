#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/money/ratio.h"

// The flow of money from pots to projects, grown one project at a time. When the pots that may pay a project
// are empty, other projects' money is first moved to other pots: an augmenting path (Ford and Fulkerson,
// 1956), searched over the pots, of which a round has few. A search costs at most pots * pots * projects
// steps.

namespace buurtkas {

class Flow {
 public:
  using Node = std::uint32_t;  // a pot by its position, a project by the order of adding

  explicit Flow(std::vector<BigInt> pots) : left_(std::move(pots)) {}

  // Pot p may pay at most payable[p]; nothing is paid yet.
  Node add(BigInt cost, std::vector<BigInt> payable);
  // Pays as much of the project as can be had, from all pots or from the money of one. True when it is paid
  // in full.
  bool pay(Node project);
  bool pay_from(Node project, Node pot);

  // Moves money, all pots and projects keeping their totals, until this pot pays all it can of this project.
  // Pairs that were settled before keep what they have.
  void settle(Node project, Node pot);
  const BigInt& paid(Node project, Node pot) const { return projects_[project].paid[pot]; }

  // Of the sets of projects that are short by the most, the smallest: those without enough, and all that
  // compete with them for the same money. The pots are spent to the last cent, on these projects alone.
  // REQUIRES: `pay` was called for every project.
  struct Shortage {
    std::vector<bool> projects, pots;
  };
  Shortage shortage() const;

 private:
  struct Project {
    BigInt unpaid;
    std::vector<BigInt> payable;
    std::vector<BigInt> paid;
    std::vector<bool> is_settled;  // by pot
  };
  // towards_money: a project gives up money of `from` and gets it of `to`; towards_payer: the other way
  // round.
  struct Move {
    Node project, from, to;
  };
  struct Path {
    Node first, last;
    std::vector<Move> moves;  // in any order
  };
  enum class Direction { towards_money, towards_payer };

  bool can_get(const Project& project, Node pot) const;
  bool can_give(const Project& project, Node pot) const;
  std::optional<Path> find_path(Node asked, const std::vector<Node>& starts, const std::vector<bool>& goals,
                                Direction direction) const;
  bool augment(Node project, const std::vector<bool>& sources);

  std::vector<BigInt> left_;  // by pot
  std::vector<Project> projects_;
};

}  // namespace buurtkas

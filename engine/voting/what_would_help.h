#pragma once

#include <optional>

#include "engine/voting/recount.h"

// How far a project was from being selected, or from being carried out as the next one, by the measures of
// Boehmer, Faliszewski and others, "Evaluation of Project Performance in Participatory Budgeting" (arXiv
// 2312.14723), each made exact here. Every answer is counted again, and so is the one just before it. Where
// one count tells of many (steady.h says when, and why), the search goes by halves; where it does not, by one
// at a time, until the counts are used up.

namespace buurtkas {

// The least number that is enough; or one that is, where one fewer is not. Every number below `none_below` is
// not.
struct LeastNumber {
  std::optional<std::uint64_t> number;  // nothing: none was found
  std::uint64_t none_below = 1;

  bool is_least() const { return number == none_below; }
};

struct HighestCost {
  std::optional<Money> cost;  // at which it is selected, and a cent more it is not; nothing: none was found
  bool is_highest =
      false;  // every cost above it, up to its own, is known not to do; without a cost: none does
};

// Supporters who stop approving anything else: the paper's rivalry reduction, which takes them at random, and
// here the fewest, whoever they are. By greedy that is found (rivals_in_greedy.h); where no bound is known
// they are taken in an order, who approve most of the selected cost first, and all choices are tried as long
// as there are counts for it.
struct FewerRivals {
  LeastNumber supporters;       // not is_least: fewer may be enough, had it been others
  std::uint64_t approvals = 0;  // of other projects, that those supporters take back together
  std::uint64_t possible = 0;   // supporters who name anything else at all
  std::uint64_t in_order = 0;   // up to so many were tried in the order; 0: none needed to be

  bool is_known() const { return supporters.is_least() || supporters.none_below > possible; }
};

struct WhatWouldHelp {
  // The pots can pay for it, if for nothing else. When they cannot, no votes help, and none are tried.
  bool can_be_paid = true;
  // Singleton-add: further voters, who name this project alone, and weigh as the heaviest ballot does. With
  // points: with the most points that any ballot gives to a project.
  LeastNumber further_approvals;
  HighestCost highest_cost;                 // cost reduction
  std::optional<FewerRivals> fewer_rivals;  // nothing: was not asked

  // The least votes and the highest cost were found, or it is known that there are none.
  bool has_votes_and_cost() const;
  bool is_all_known() const { return has_votes_and_cost() && (!fewer_rivals || fewer_rivals->is_known()); }
};

// Further ones than this are not looked for.
inline constexpr std::uint64_t further_voters_most = 1'000'000;

// REQUIRES: the project is one of the instance's, and is not carried out. Each of the three has up to so many
// counts.
WhatWouldHelp what_would_help(const CountedElection& election, ProjectIndex project, std::uint64_t counts_max,
                              const OnProgress& on_progress = {});

}  // namespace buurtkas

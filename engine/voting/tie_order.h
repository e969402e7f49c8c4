#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/round/instance.h"
#include "engine/voting/terms.h"
#include "engine/voting/trace.h"

// One order of all projects that breaks every tie: the chain of tie-breaks, and in the end the smaller id.

namespace buurtkas {

class TieOrder {
 public:
  // `votes` are compared as they are, one a project.
  TieOrder(const Instance& instance, std::span<const Ratio> votes, std::vector<TieBreak> tie_breaks,
           const TieDraw& draw = {});

  bool is_before(ProjectIndex a, ProjectIndex b) const { return place_[a] < place_[b]; }
  void sort(std::vector<ProjectIndex>& projects) const;

  // The first wins; by which tie-break. REQUIRES: two or more projects, as `sort` puts them.
  TieBroken broken(std::vector<ProjectIndex> tied) const;

 private:
  int compare(TieBreak tie_break, ProjectIndex a, ProjectIndex b) const;  // below 0: a goes first

  const Instance& instance_;
  std::vector<Ratio> votes_;
  std::vector<TieBreak> tie_breaks_;
  std::vector<std::string> drawn_;    // by project; empty without a draw
  std::vector<std::uint32_t> place_;  // by project
};

}  // namespace buurtkas

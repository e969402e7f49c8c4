#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/verify/cstv_money.h"
#include "cli/verify/walk.h"

// A cumulative single transferable vote in its six forms, step by step: that each step is the one to be made
// next. Cost: a look at a project whenever its givers' money has moved. Source: Skowron, Slinko, Szufa and
// Talmon, "Participatory Budgeting with Cumulative Votes" (arXiv 2009.02690); what the pots cannot pay, or
// a limit keeps out, is out for good.

namespace buurtkas::verify {

bool is_cstv(const Recount& recount);
// Tried with closer bounds while these leave something open.
void check_cstv(Walk& walk, const Statement& whole, const Recount& recount,
                std::vector<ProjectIndex>& selected);

class CstvRun {
 public:
  // REQUIRES: is_cstv(recount); both outlive this.
  CstvRun(const Recount& recount, Walk& walk, unsigned bits);

  std::vector<ProjectIndex> check();  // all steps; what they select. May throw Undecided

 private:
  struct Standing {
    CstvMoney::Sum sum;
    Between value;
    bool is_infinite = false;  // supported, and free
    bool has_its_cost = false;
  };

  // Step by step.
  bool buy();
  void eliminate();
  void raise();
  void take_back();
  void accept();

  // Which.
  const Standing& standing(ProjectIndex project);
  int compare(ProjectIndex a, ProjectIndex b);
  ProjectIndex best(const std::vector<ProjectIndex>& of);
  ProjectIndex worst(const std::vector<ProjectIndex>& of);

  // That the statement says so.
  const Statement& step(std::string_view kind, ProjectIndex project);
  void expect_project(const Statement& statement, std::string_view kind, ProjectIndex project) const;
  bool select(const Statement& statement, ProjectIndex project);
  std::string in_currency(const Between& value) const;

  const Recount& recount_;
  Walk& walk_;
  CstvMoney money_;
  const std::string_view measure_;  // the key of its value
  const bool raises_;               // else eliminates
  std::vector<Standing> standing_;
  std::vector<ProjectIndex> running_;  // in the order of ties
  std::vector<ProjectIndex> out_;      // in the order in which they went
  std::vector<ProjectIndex> selected_;
};

}  // namespace buurtkas::verify

#pragma once

#include <optional>
#include <vector>

#include "cli/verify/ledgers.h"
#include "cli/verify/prices.h"

// A run of exact equal shares at a rising endowment, held against statements `unchanged`. Each step has the
// least endowment at which it, or one before it, is another (who comes next, who pays, what the pots can): up
// to there it stays. Needs never fall along a run, so a project is looked at again only when they must be.

namespace buurtkas::verify {

class RisingRun {
 public:
  // REQUIRES: all outlive this; all who pay the same is what the terms ask.
  RisingRun(const Recount& recount, const std::vector<std::vector<Backers>>& backers);

  // Checks the statement's `order`, at so many cents for a voter of weight 1. REQUIRES: each time no fewer.
  void check(const Statement& statement, const Ratio& endowment);
  std::vector<ProjectIndex> bought() const;
  std::optional<Ratio> next_change() const;  // the least endowment at which the run is another

 private:
  struct Change {
    Ledgers::Need need;
    std::optional<Ratio> of_pots;  // of a unit of weight, when it is the pots that can pay then
  };
  struct Look {
    std::size_t stage;
    std::vector<Ledgers::Need> needs;
    std::size_t met = 0;  // so many, of the first, are at most the endowment
  };
  struct Stage {
    std::optional<ProjectIndex> project;  // nothing: the end
    bool is_bought;
    std::optional<Change> change;  // the least at which it, or a stage before it, is another
  };
  [[noreturn]] void refute(ProjectIndex project, const Words& why) const;
  void take_back_changed();
  void take(ProjectIndex project);
  void end();
  bool is_free(ProjectIndex project) const { return recount_.cost(project).is_zero(); }
  bool is_kept_out(ProjectIndex project);
  void look(ProjectIndex project);
  void meet(Look& look) const;
  bool is_fresh(ProjectIndex project) const { return looks_[project].back().stage == stages_.size(); }
  const Ledgers::Need* asks(ProjectIndex project) const;
  bool can_be_had(ProjectIndex project);
  bool is_ahead(ProjectIndex other, std::uint64_t payers, ProjectIndex taken) const;
  void goes_first(ProjectIndex project);
  void keep_changes(std::optional<ProjectIndex> taken);
  bool is_less(const Change& a, const Change& b) const;
  Ratio exactly(const Change& change) const;

  const Recount& recount_;
  const std::vector<std::vector<Backers>>& backers_;
  const Prices prices_;
  const Statement* statement_ = nullptr;  // that is checked
  Ratio endowment_, per_unit_;            // of weight
  Ledgers::Cents per_unit_bounds_;
  Ledgers ledgers_;
  std::vector<Stage> stages_;             // what is known of the run, from its beginning
  std::optional<Change> change_;          // of the last of them, or of what comes next
  std::vector<std::vector<Look>> looks_;  // by project, one after another
  std::vector<bool> is_open_;             // by project
};

}  // namespace buurtkas::verify

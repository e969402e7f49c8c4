#pragma once

#include <compare>
#include <optional>
#include <vector>

#include "cli/verify/next_change.h"
#include "cli/verify/prices.h"
#include "cli/verify/recount.h"
#include "cli/verify/wallets.h"

// One run of equal shares, statement by statement: that each project is bought at the price that collects its
// cost exactly, and that no other could have been bought at a lower one. A price only rises, so a project
// that was looked at once need not be looked at again until its old price no longer rules it out.

namespace buurtkas::verify {

class SharesRun {
 public:
  // The endowment in cents. REQUIRES: all outlive this.
  SharesRun(const Recount& recount, const std::vector<std::vector<Backers>>& backers, const Ratio& endowment);

  void buy(const Statement& statement);  // `free`, `bought`, or not: `not-fundable`
  void end(const Statement& statement);

  // Whether every higher endowment buys the same: all that pay do so in full, and limits or largest shares
  // keep out the rest. Prices are then as low as can be, and what is bought comes in their order.
  bool is_for_good() const { return is_for_good_; }
  InHand in_hand() const { return wallets_.in_hand(); }  // what is left

  std::vector<ProjectIndex> bought;

  // By add-opt: with how many cents more, for a voter of weight 1, another project would come next, or more
  // would pay for one.
  std::optional<Ratio> next_change() const { return next_change_.cents(); }

 private:
  std::optional<ProjectIndex> first_free() const;
  void free(const Statement& statement, ProjectIndex first);
  void round(const Statement& statement);
  void keep_out(const Statement& statement, ProjectIndex project);
  void keep_change_of_pots(ProjectIndex project);
  Ratio lowest_payment(ProjectIndex project) const;  // when all pay in full
  Ratio unit() const;
  bool is_ruled_out(ProjectIndex other, ProjectIndex by) const;
  void expect_payment(const Statement& statement, ProjectIndex project);
  void check_looks(const Statement& statement, std::optional<ProjectIndex> bought_now);
  void look(const Statement& look, ProjectIndex project);

  const Recount& recount_;
  const std::vector<std::vector<Backers>>& backers_;
  bool is_exact_;
  Ratio endowment_;
  bool is_for_good_ = true;
  Wallets wallets_;
  std::vector<Ratio> pots_;
  std::vector<bool> is_open_;  // by project
  Prices prices_;
  NextChange next_change_;
  std::vector<std::optional<Ratio>> price_;  // by project: of its last look, to be compared
};

}  // namespace buurtkas::verify

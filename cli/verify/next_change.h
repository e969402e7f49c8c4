#pragma once

#include <optional>
#include <vector>

#include "cli/verify/prices.h"
#include "cli/verify/recount.h"
#include "cli/verify/wallets.h"

// By add-opt, the least endowment above that of a run at which the run is another: another project comes
// next, or more pay for one. What so many payers of a project lack never falls along a run; so it need be
// looked at again only when what it lacked at its last look is less than the least so far.

namespace buurtkas::verify {

class NextChange {
 public:
  // REQUIRES: recount and backers outlive this.
  NextChange(const Recount& recount, const std::vector<std::vector<Backers>>& backers, const Prices& prices);

  struct Taken {
    ProjectIndex project;
    Ratio payment;  // of a unit of weight
  };
  // One after another: what comes next, before it is paid; nothing in the end.
  void keep(Wallets& wallets, const std::optional<Taken>& taken);
  // By so many more the pots, which grow with the endowment, can pay what they keep out.
  void keep(const Ratio& cents);

  // So many more, for a voter of weight 1; nothing when there is no such endowment.
  const std::optional<Ratio>& cents() const { return cents_; }

 private:
  bool is_enough(ProjectIndex project, const BigInt& payers, const std::optional<Taken>& taken) const;

  struct Look {
    std::size_t stage;
    std::vector<Wallets::Lack> lacks;
  };
  const Recount& recount_;
  const std::vector<std::vector<Backers>>& backers_;
  const Prices prices_;
  std::size_t stage_ = 0;
  std::vector<bool> is_ahead_;              // by project: it did not come yet
  std::vector<std::optional<Look>> looks_;  // by project
  std::optional<Ratio> cents_;
};

}  // namespace buurtkas::verify

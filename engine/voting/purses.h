#pragma once

#include <optional>
#include <vector>

#include "engine/voting/backers.h"
#include "engine/voting/horizon.h"

// What voters have left in a run of equal shares. Voters who paid the same for the same projects share one
// purse: 90,494 voters of a real election end in 344. All balances are whole numbers over one common
// denominator, which grows by at most the units of the payers with each purchase; no fraction is ever
// reduced. A question costs one step per backing group, and a few exact steps per purse.

namespace buurtkas {

class Purses {
 public:
  // What becomes of a backer who has less than is due: pays all they have, or is left out.
  enum class Short { pays_all, is_left_out };

  // Backers' payments for one project: owed / (units * denominator()) for each unit of satisfaction and of
  // weight of those who can, and of the others all they have.
  struct Offer {
    Line owed;                 // above 0
    Wide units = 0;            // of those who pay in full: weight times satisfaction; above 0
    std::uint64_t payers = 0;  // their weight
  };

  // Every unit of weight starts with endowment / denominator cents. REQUIRES: denominator and weights above
  // 0; weights and horizon outlive this. How long all comes out the same is told to the horizon.
  Purses(std::span<const std::uint64_t> weights, const Line& endowment, const Wide& denominator,
         Short short_of_money, Horizon& horizon);
  const Wide& denominator() const { return denominator_; }

  // Nothing when the backers together have less than the cost. REQUIRES: cost above 0.
  std::optional<Offer> offer(std::span<const Backers::Equals> backers, const Wide& cost);

  // Takes the money. REQUIRES: the offer is of these backers, and of now. Returns the factor by which the
  // denominator grew: amounts kept elsewhere are to be multiplied by it.
  Wide pay(std::span<const Backers::Equals> backers, const Offer& offer);

  // What these backers have together, over the denominator.
  Wide held(std::span<const Backers::Equals> backers);

 private:
  using PurseId = std::uint32_t;
  struct Class {  // backers of a project with the same money, and the same satisfaction from it
    PurseId purse;
    std::uint64_t units;
    std::uint64_t weight;
  };

  void gather(const Backers::Equals& backers);
  void gather(std::span<const Backers::Equals> backers);
  Wide grow_denominator(const Offer& offer);
  PurseId purse_after(const Class& one, const Line& due);

  std::span<const std::uint64_t> weights_;
  Wide denominator_;
  Short short_;
  Horizon& horizon_;
  std::vector<PurseId> purse_of_;       // by group
  std::vector<Line> balance_;           // by purse, over the denominator
  std::vector<std::uint64_t> members_;  // by purse: the weight of its groups
  std::vector<std::uint64_t> counted_;  // by purse: scratch, all 0 between calls
  std::vector<PurseId> in_use_;         // the purses with members
  std::vector<Class> classes_;          // scratch
};

}  // namespace buurtkas

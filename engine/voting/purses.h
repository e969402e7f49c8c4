#pragma once

#include <optional>
#include <vector>

#include "engine/voting/backers.h"
#include "engine/voting/horizon.h"
#include "engine/voting/left.h"

// What voters have left in a run of equal shares. Who paid the same for the same projects share one purse:
// 90,494 voters of a real election end in 344. Balances are whole numbers over one denominator, which grows
// with each purchase. A question costs a step per backing group, and a few exact steps per purse.

namespace buurtkas {

class Purses {
 public:
  enum class Short { pays_all, is_left_out };  // a backer who has less than is due

  // Payments for one project: owed / (units * denominator()) for each unit of satisfaction and of weight.
  struct Offer {
    Line owed;                 // above 0
    Wide units = 0;            // of those who pay in full: weight times satisfaction; above 0
    std::uint64_t payers = 0;  // their weight
  };

  // A unit of weight starts with endowment / denominator cents. REQUIRES: denominator and weights above 0;
  // weights and horizon outlive this. How long all comes out the same is told to the horizon.
  Purses(std::span<const std::uint64_t> weights, const Line& endowment, const Wide& denominator,
         Short short_of_money, Horizon& horizon);
  const Wide& denominator() const { return denominator_; }

  // Nothing when together they have less than the cost. REQUIRES: cost above 0.
  std::optional<Offer> offer(std::span<const Backers::Equals> backers, const Wide& cost);

  // Takes the money. REQUIRES: the offer is of these backers, and of now. Answers by which factor the
  // denominator grew, for amounts that are kept elsewhere.
  Wide pay(std::span<const Backers::Equals> backers, const Offer& offer);

  // What these backers have together, over the denominator; and what all have, in the end.
  Wide held(std::span<const Backers::Equals> backers);
  Left left();

 private:
  using PurseId = std::uint32_t;
  struct Class {  // backers of a project with the same money, and the same satisfaction from it
    PurseId purse;
    std::uint64_t units;
    std::uint64_t weight;
  };
  void bring_up_to_date(PurseId purse);
  void gather(const Backers::Equals& backers);
  void gather(std::span<const Backers::Equals> backers);
  Wide grow_denominator(const Offer& offer);
  PurseId purse_after(const Class& one, const Line& due);

  std::span<const std::uint64_t> weights_;
  Wide denominator_;
  Short short_;
  Horizon& horizon_;
  std::vector<PurseId> purse_of_;       // by group
  std::vector<Line> balance_;           // by purse, over the denominator as of then
  std::vector<std::uint64_t> members_;  // by purse: the weight of its groups
  std::vector<std::uint64_t> counted_;  // by purse: all 0 between calls
  std::vector<std::size_t> as_of_;      // by purse: so many of the factors are in its balance
  std::vector<Wide> factors_;           // by which the denominator grew, one after another
  std::vector<Class> classes_;          // scratch
};

}  // namespace buurtkas

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

// What voters have left in a run of equal shares. Voters who paid for the same projects have the same money,
// so they share one purse: 90,494 voters of a real election end in 344. All balances are whole numbers over
// one common denominator, which grows by at most the number of payers with each purchase; no fraction is ever
// reduced. A question costs one step per supporting group, and one exact step per purse.

namespace buurtkas {

// Whole numbers of any size, the usual ones (up to 512 bits) without a heap.
using Wide = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<512, 0, boost::multiprecision::signed_magnitude,
                                           boost::multiprecision::unchecked>,
    boost::multiprecision::et_off>;

class Purses {
 public:
  // Supporters' payments for one project: those who can pay owed / (payers * denominator()) each, per unit of
  // weight, the others all they have.
  // What becomes of a supporter who has less than the others are to pay: pays all they have, or is left out.
  enum class Short { pays_all, is_left_out };

  struct Offer {
    Wide owed;                 // above 0
    std::uint64_t payers = 0;  // the weight of those who pay in full; above 0
  };

  // Every unit of weight starts with endowment / denominator cents. REQUIRES: denominator above 0; weights
  // above 0 and outlive this.
  Purses(std::span<const std::uint64_t> weights, const Wide& endowment, const Wide& denominator,
         Short short_of_money = Short::pays_all);

  const Wide& denominator() const { return denominator_; }
  std::size_t purses() const { return ascending_.size(); }

  // Nothing when the supporters together have less than the cost. REQUIRES: cost above 0.
  std::optional<Offer> offer(std::span<const std::uint32_t> supporters, const Wide& cost);

  // Takes the money. REQUIRES: the offer is of these supporters, and of now.
  // Returns the factor by which the denominator grew: amounts kept elsewhere are to be multiplied by it.
  Wide pay(std::span<const std::uint32_t> supporters, const Offer& offer);

  // What these groups have together, over the denominator.
  Wide held(std::span<const std::uint32_t> groups);

 private:
  using PurseId = std::uint32_t;

  std::optional<Offer> offer_of_equals(const Wide& cost);
  void count(std::span<const std::uint32_t> groups);
  Wide grow_denominator(const Offer& offer);

  std::span<const std::uint64_t> weights_;
  Wide denominator_;
  Short short_;
  std::vector<PurseId> purse_of_;       // by group
  std::vector<Wide> balance_;           // by purse, over the denominator
  std::vector<std::uint64_t> members_;  // by purse: the weight of its groups
  std::vector<std::uint64_t> counted_;  // by purse: scratch, all 0 between calls
  std::vector<PurseId> ascending_;  // the purses with members, poorest first; INVARIANT: sorted by balance
};

}  // namespace buurtkas

#pragma once

#include <optional>
#include <vector>

#include "cli/verify/recount.h"

// What voters have left along the purchases of a run of equal shares: exact whole numbers over one common
// denominator; voters who paid alike share a wallet.

namespace buurtkas::verify {

// What is in each group's wallet, of a unit of weight, in cents over the denominator.
struct InHand {
  std::vector<std::uint32_t> wallet_of;  // by group
  std::vector<BigInt> wallets;
  BigInt denominator = 1;
};

class Wallets {
 public:
  Wallets(const Profile& profile, const Ratio& cents);  // that a unit of weight starts with

  // What a price for a unit of satisfaction and weight collects.
  struct Collected {
    BigInt units;    // of those who can pay it in full
    Ratio others;    // cents: all that the others have
    bool is_enough;  // together exactly the cost
    bool is_lowest;  // no lower price collects it; of equal payments
  };
  // When payments are equal, who cannot pay in full does not pay.
  Collected collect(const std::vector<Backers>& backers, const Ratio& price, const Ratio& cost, bool equal);

  // The lowest that collects the cost, if any does. REQUIRES: the cost is above 0.
  std::optional<Ratio> lowest_price(const std::vector<Backers>& backers, const Ratio& cost, bool equal);

  Ratio held(const std::vector<Backers>& backers);                                   // together, in cents
  bool can_pay(const std::vector<Backers>& backers, const Ratio& cost, bool equal);  // at some price
  struct Lack {
    BigInt payers;  // weight
    Ratio cents;
  };
  // When payments are equal: how many cents more a unit of weight would need before so many could pay; by
  // more and more payers, each lacking more. The first is of as many as can pay now, if any can: 0.
  std::vector<Lack> lacks(const std::vector<Backers>& backers, const Ratio& cost);

  void pay(const std::vector<Backers>& backers, const Ratio& price, bool equal);

  InHand in_hand() const { return {wallet_of_, balance_, denominator_}; }

 private:
  struct Class {
    std::uint32_t wallet;
    std::uint64_t units;
    std::uint64_t weight;
  };
  void gather(const std::vector<Backers>& backers);
  void gather(const Backers& backers);
  bool has_level(const BigInt& cost, const BigInt* below);

  const Profile& profile_;
  BigInt denominator_;
  std::vector<BigInt> balance_;           // by wallet; the first is empty
  std::vector<std::uint64_t> members_;    // by wallet: weight
  std::vector<std::uint64_t> counted_;    // scratch
  std::vector<std::uint32_t> wallet_of_;  // by group
  std::vector<Class> classes_;            // scratch
};

}  // namespace buurtkas::verify

#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "cli/verify/recount.h"

// What voters spent along a run in which all who pay for a project pay the same; it does not depend on what
// they began with. So what a project needs before so many can pay for it is what the poorest of them spent,
// and the cost by their number. Sums are held between two whole numbers of 2^-64 cents; where those leave
// open which is more, fractions tell. Voters who paid alike share a ledger. The last purchase can be undone.

namespace buurtkas::verify {

class Ledgers {
 public:
  explicit Ledgers(const Recount& recount);  // REQUIRES: it outlives this

  struct Cents {
    BigInt low;         // in 2^-64 cents
    unsigned wide = 0;  // at most so many more
  };
  static Cents cents(const Ratio& value);

  // What a unit of weight must have begun with, for so many of a project's supporters to pay for it.
  struct Need {
    Cents cents;
    std::uint32_t ledger;  // of the payer who spent most
    ProjectIndex project;
    std::uint64_t payers;  // their weight
  };
  // By more and more payers, each need more than the one before; fewer payers who need no less are left out.
  std::vector<Need> needs(ProjectIndex project, const std::vector<Backers>& backers);

  Ratio exactly(const Need& need) const;
  bool is_less(const Need& a, const Need& b) const;
  bool is_at_most(const Need& need, const Cents& cents, const Ratio& exactly) const;

  void pay(const Need& need, const std::vector<Backers>& backers);  // REQUIRES: of the last `needs`
  void undo();

 private:
  struct Ledger {
    Cents spent;
    std::uint64_t members;  // weight
    std::uint32_t before;   // before its last payment, which was for this project by so many
    ProjectIndex project;
    std::uint64_t payers;
  };
  struct Purchase {
    std::vector<std::uint32_t> order;  // before it
    std::size_t ledgers;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> moved;  // group, and its ledger
  };
  Cents share(ProjectIndex project, std::uint64_t payers) const;
  Ratio spent(std::uint32_t ledger) const;
  bool spent_less(std::uint32_t a, std::uint32_t b) const;

  const Recount& recount_;
  std::vector<Ledger> ledgers_;
  std::vector<std::uint32_t> order_;      // who spent least first; of those with members
  std::vector<std::uint32_t> ledger_of_;  // by group
  std::vector<Purchase> purchases_;
  mutable std::map<std::uint32_t, Ratio> exactly_;  // where that was asked
  std::vector<std::uint64_t> counted_;              // by ledger: 0 between calls
};

}  // namespace buurtkas::verify

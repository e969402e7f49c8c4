#pragma once

#include "engine/voting/gift_sums.h"

// Which rivals of a project are paid by greedy, where it is selected, decided one after another: a rival is
// paid before it, or passed by it, or comes first and yet is not paid, as those before it took its money. So
// all that may be is split into parts, and of each it is known what its supporters must give at the least.
// Where nothing is left to be decided that is also enough.

namespace buurtkas {

enum class Fate : std::uint8_t {
  unknown,
  paid_or_passed,
  skipped,  // unpaid, or passed
  paid,
  passed,
  unpaid,  // also when it is passed as well
};

class GreedyFates {
 public:
  // At most so many supporters change. Work: as fewest_cover. REQUIRES: rivals and work outlive this.
  GreedyFates(const GreedyRivals& rivals, const GiftSums& sums, std::uint64_t voters, std::uint64_t& work);
  // Of an unpaid rival: whether another one is among those before it who take its money.
  struct Before {
    std::size_t rival, other;
    bool is_before;
  };
  struct Decided {
    std::vector<Fate> fates;  // by rival
    std::vector<Before> before;
  };
  // At least so many votes fewer, beside those that the other has fewer.
  struct Order {
    std::size_t rival, other;
    std::int64_t needed;  // may be below 0
  };
  struct Asked {
    bool is_impossible = false;
    std::vector<std::int64_t> needed;  // by rival: votes fewer; 0: none, and it costs nothing
    std::vector<bool> must;            // by rival: be that far down
    std::vector<Order> orders;
    std::int64_t paid = 0;      // cents, for those that are decided to be
    std::vector<Decided> next;  // the parts of this one; none: nothing is left to be decided
  };
  Decided nothing() const { return {std::vector<Fate>(rivals_.size(), Fate::unknown), {}}; }
  Asked asked(const Decided& decided) const;

 private:
  struct Unpaid {
    bool is_impossible = false;
    bool is_sure = false;
    std::int64_t down = 0;  // votes fewer, at least
    std::vector<Order> orders;
    std::optional<std::size_t> open;  // the other one
  };
  bool may_be_before(std::size_t a, std::size_t b) const { return may_be_before_[a * rivals_.size() + b]; }
  Order order(std::size_t rival, std::size_t other) const;
  std::vector<Fate> fates(const std::vector<Fate>& decided) const;
  Unpaid unpaid(std::size_t one, const std::vector<Fate>& fates, const std::vector<Before>& decided) const;
  void split(Asked& asked, const Decided& decided, const std::vector<Fate>& fates) const;
  void spend(std::size_t times) const { work_ -= std::min<std::uint64_t>(work_, times * rivals_.size()); }
  const GreedyRivals& rivals_;
  std::vector<bool> may_be_before_;
  std::uint64_t& work_;
};

}  // namespace buurtkas

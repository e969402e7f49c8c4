#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/claims/decided_line.h"
#include "engine/rulebook/totals.h"

// What was decided before, in the order of deciding: what limits and rulebooks count of it, and the lines
// that a further line may be like. A line that was refused after all does not count any more.

namespace buurtkas {

class ClaimHistory {
 public:
  // REQUIRES: a line that is not there.
  void add(const DecidedLine& decided);
  // A line with its place in the order.
  struct Placed {
    std::uint64_t order = 0;
    DecidedLine decided;
  };
  std::optional<Placed> take_back(const LineId& line);  // nothing when it is not there
  void put_back(Placed placed);                         // where it was

  // Nothing when it is not there. It is there until the line is taken back, if only for a moment.
  const DecidedLine* find(const LineId& line) const;

  const Totals& limits() const { return limits_; }
  // What was granted to a resident, of the span that begins on that day: costs and allowances, and not the
  // advances that are to be settled with them. Euros.
  Money granted(const ResidentId& resident, Span span, const Date& first) const;
  Money advances(const ResidentId& resident) const;  // that are neither settled nor given back
  void settle(const LineId& advance, Money amount);
  Money settled(const LineId& advance) const;
  void repay(const LineId& advance, Money amount);  // given back: it is no longer open

  // The first of them, in the order of adding; not the line that it says it is another than.
  std::optional<LikeLine> like(const ResidentId& claimant, const ClaimLine& line) const;

 private:
  using Key = std::string;

  void count(const DecidedLine& decided, Money amount);

  Totals limits_;
  Totals granted_;  // by span
  std::map<ResidentId, Money> advances_;
  std::map<LineId, Money> settled_;
  std::map<LineId, Placed> lines_;
  std::map<Key, std::vector<LineId>> by_key_;
  std::uint64_t next_ = 0;
};

}  // namespace buurtkas

#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/round/claim.h"
#include "engine/rulebook/totals.h"

// What was decided before, in the order of deciding: what limits and rulebooks count of it, and the lines
// that a further line may be like. A line that was refused after all does not count any more.

namespace buurtkas {

// A limit that a line counts for, as Totals has it.
struct CountedBy {
  std::string limit;
  std::string whom;
  Date first;

  bool operator==(const CountedBy&) const = default;
};

// A line that was granted.
struct DecidedLine {
  LineId id;
  ResidentId claimant;
  ClaimLine line;
  Money amount;  // above 0
  std::vector<CountedBy> counts;
};

// An earlier line that this one may be once more.
struct LikeLine {
  enum class Why { receipt, trip, line };
  Why why = Why::line;
  LineId earlier;
};

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

  const DecidedLine* find(const LineId& line) const;  // nothing when it is not there

  const Totals& limits() const { return limits_; }
  // What was granted to a resident, of the span that begins on that day. Euros.
  Money granted(const ResidentId& resident, Span span, const Date& first) const;
  Money advances(const ResidentId& resident) const;

  // The first of them, in the order of adding; not the line that it says it is another than.
  std::optional<LikeLine> like(const ResidentId& claimant, const ClaimLine& line) const;

 private:
  using Key = std::string;

  void count(const DecidedLine& decided, Money amount);

  Totals limits_;
  Totals granted_;  // by span
  std::map<ResidentId, Money> advances_;
  std::map<LineId, Placed> lines_;
  std::map<Key, std::vector<LineId>> by_key_;
  std::uint64_t next_ = 0;
};

}  // namespace buurtkas

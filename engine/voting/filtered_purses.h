#pragma once

#include <optional>
#include <vector>

#include "engine/voting/equal_shares.h"
#include "engine/voting/filter_window.h"

// The purses of a filtered run of equal shares, and what projects ask of them: as Purses, by estimates, and
// within a window of raises more and fewer. filtered_run.h says on what that rests. Errors: TooClose.

namespace buurtkas {

class FilteredPurses {
 public:
  struct Offer {
    Slope owed;                    // by those who pay in full
    std::uint64_t units = 0;       // with all who may be missing
    std::uint64_t open_units = 0;  // of each of whom may be missing; 0: none of these pay
    Slope lacking;                 // out of reach: the cost, but for all that its backers have
    bool is_by_all = false;        // nobody is short of money: exactly the cost is owed
  };

  // REQUIRES: all outlive this.
  FilteredPurses(const EqualShares& of, const Ratio& endowment, Window& window, const Reach& reach);
  Estimate cost(ProjectIndex project) const;
  bool look(ProjectIndex project, Offer& offer);  // false when it is out of reach
  Estimate units(const Offer& offer) const;
  bool is_open(ProjectIndex project) const;  // what it costs, or who pays for it, is not known
  // What is owed in the whole window, as the slopes' errors. It may shrink.
  Slope owed_within(ProjectIndex project, const Offer& offer);
  void pay(ProjectIndex project, const Offer& offer, const Slope& owed_within);

 private:
  using PurseId = std::uint32_t;
  static constexpr PurseId empty_purse = 0, first_purse = 1;
  struct Class {
    PurseId purse;
    std::uint64_t units, weight;  // with all who may be missing
    bool is_open = false;         // some may be
  };

  void gather(const Backers::Equals& backers);
  Estimate weight(const Class& one) const;
  enum class Standing { pays_in_full, is_short, is_unclear };
  Standing standing(const Class& one, const Estimate& due) const;
  bool is_short(const Class& one, const Estimate& due) const;  // unclear, too: of next to nothing
  Estimate kept(const Class& one, const Estimate& due) const;  // what an unclear one may keep
  bool leave_out_the_short(Offer& offer);
  Estimate excess(const Class& one, const Slope& due) const;
  std::optional<Estimate> asked_for_others(const Offer& offer) const;
  Slope rest_of(PurseId purse, const Slope& due, const Slope& widest_due) const;
  PurseId purse_after(const Class& one, const Slope& due, const Slope& widest_due);
  PurseId move_to_purse(const Class& one, const Slope& balance);

  const EqualShares& of_;
  const bool pays_all_;
  Window& window_;
  const Reach& reach_;
  const Estimate missing_weight_;
  const bool has_range_;
  std::vector<PurseId> purse_of_;                 // by group
  std::vector<Slope> balance_;                    // by purse
  std::vector<std::uint64_t> members_, counted_;  // by purse: weight; the latter all 0 between calls
  std::vector<Class> classes_;                    // scratch
  std::vector<PurseId> moves_to_;                 // scratch, by purse
  bool has_paid_ = false;                         // anybody
};

}  // namespace buurtkas

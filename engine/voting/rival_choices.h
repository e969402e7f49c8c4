#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/round/profile.h"

// Which supporters of a project may stop approving anything else. Those with the same ballot are alike, so a
// choice is how many of each group. Most choices are too many to try; the order in which `first` takes them
// goes by what stands in the way: who approve most of the selected cost first, then by their marks, so that
// no order of ballots in a file matters.

namespace buurtkas {

class RivalChoices {
 public:
  using Voters = std::vector<std::uint64_t>;  // by group of the profile

  // REQUIRES: profile outlives this.
  RivalChoices(const Instance& instance, const Profile& profile, const std::vector<ProjectIndex>& selected,
               ProjectIndex project);

  struct Alike {
    std::size_t group;
    std::uint64_t voters;
    std::int64_t selected_cost;  // of what they approve
  };

  // Supporters who name anything else.
  std::uint64_t possible() const { return possible_; }
  const std::vector<Alike>& in_order() const { return alike_; }

  // REQUIRES: size is at most possible.
  Voters first(std::uint64_t size) const;

  // How many choices of so many supporters there are; 2^30 for that many and more.
  std::uint64_t number_of(std::uint64_t size) const;

  // The first of them of which this holds.
  std::optional<Voters> find(std::uint64_t size, const std::function<bool(const Voters&)>& holds) const;

  // Of other projects, on the ballots of those chosen.
  std::uint64_t approvals(const Voters& chosen) const;

 private:
  bool find_from(std::size_t at, std::uint64_t size, Voters& chosen,
                 const std::function<bool(const Voters&)>& holds) const;

  const Profile& profile_;
  std::vector<Alike> alike_;  // in the order
  std::uint64_t possible_ = 0;
};

}  // namespace buurtkas

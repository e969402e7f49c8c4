#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/round/instance.h"
#include "engine/round/profile.h"
#include "engine/round/voter_trait.h"

// How much of the outcome each group of voters supports: by channel, neighbourhood, age and what else the
// files tell of voters. Nothing here decides. Groups of fewer than ten ballots are told together, since their
// votes could be guessed. Cost: a step for each mark and trait.

namespace buurtkas {

struct VoterGroup {
  Trait trait;
  std::string value;       // empty: not known; age: `under 18`, `18-24`, ..., `75 and over`
  std::size_t merged = 0;  // so many values told together; then `value` is empty
  Ratio voters;            // a voter of weight 1 adds 1
  Ratio without_any;       // of them, who support nothing that is funded
  Ratio funded;            // funded projects that they support, all of them together
  Ratio cents;             // what those cost, together
};

class VoterGroups {
 public:
  // REQUIRES: both outlive this.
  VoterGroups(const Instance& instance, const Profile& profile, const std::vector<ProjectIndex>& selected);

  void add(const SeenBallot& ballot);

  // A trait after another; values in byte order, ages from young to old, then who is told together, then the
  // unknown. Traits that all voters have alike are left out.
  std::vector<VoterGroup> groups() const;

  static constexpr std::uint64_t least_ballots = 10;

 private:
  __extension__ using Sum = unsigned __int128;
  struct Sums {
    std::uint64_t ballots = 0;
    Sum weight = 0, without_any = 0, funded = 0, cents = 0;

    void add(const Sums& other);
  };
  using Values = std::map<std::string, Sums, std::less<>>;

  void add_groups(Trait trait, Values values, std::vector<VoterGroup>& groups) const;
  VoterGroup group(Trait trait, const Sums& sums) const;

  const Instance& instance_;
  const Profile& profile_;
  std::vector<bool> is_selected_;
  std::map<Trait, Values> values_;
};

}  // namespace buurtkas

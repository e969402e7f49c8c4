#pragma once

#include <optional>
#include <vector>

#include "engine/voting/backers.h"

// Whether voters with a wish in common got less than their share of the money could give them: EJR+ (Brill
// and Peters, "Robust and Verifiable Proportionality Axioms for Multiwinner Voting", arXiv 2302.01989). All
// votable money B is shared equally among n voters. Supporters S of a left-out project c could buy it x = B/n
// * |S| / cost(c) times. With equal costs, by number, both forms are EJR+ to the letter; up to one, by cost,
// implies EJR up to one. Cost: sorting each left-out project's supporters by what they have, since only the
// poorest of them need be looked at.

namespace buurtkas {

// With u(i) what voter i has from the selection, and u(i, c) > 0 what from c. Claims are counted in projects
// like c. What costs nothing, and what the pots cannot pay alone, is nobody's due.
enum class EjrPlusForm {
  exact,      // S is denied when for a whole k, 1 <= k <= x, all of S have u(i) < k * u(i, c)
  up_to_one,  // when all have u(i) + u(i, c) <= B/n * (sum of u(j, c) over S) / cost(c): with c added,
              // somebody must have strictly more, as equal shares gives when there is one pot
};

struct DeniedGroup {
  ProjectIndex project = 0;  // left out, and all of them support it
  Ratio voters;
  Ratio times;  // x: how often their shares together could buy the project
  // Of the best-off of them, a voter of weight 1: cents by cost, else projects or points.
  Ratio has;    // from the selection
  Ratio gains;  // from the project
  Ratio due;    // exact: k * gains, for the largest k; up to one: the right-hand side above

  bool operator==(const DeniedGroup&) const = default;
};

struct EjrPlus {
  std::size_t projects = 0;          // left-out ones that have a denied group
  std::optional<DeniedGroup> group;  // of all denied ones the largest; ties to the smaller id of the project

  bool holds() const { return projects == 0; }
};

// By effort, or by roots and logarithms, it is not measured.
bool is_measured_by(Satisfaction satisfaction);

// REQUIRES: is_measured_by(satisfaction); supporters are the profile's.
EjrPlus ejr_plus(const Instance& instance, const Profile& profile, const Supporters& supporters,
                 const std::vector<ProjectIndex>& selected, Satisfaction satisfaction, EjrPlusForm form);

}  // namespace buurtkas

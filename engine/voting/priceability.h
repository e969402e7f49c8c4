#pragma once

#include <optional>
#include <vector>

#include "engine/round/instance.h"
#include "engine/round/profile.h"

// Whether voters with equal money could have bought the outcome themselves (Peters and Skowron,
// "Proportionality and the Limits of Welfarism", EC 2020; for costs: Peters, Pierczynski, Skowron, arXiv
// 2008.13276). It is priceable when each can be given the same money, together no less than the votable
// money, and pay for funded funded projects that they support, each of which is paid exactly, so that no
// left-out project's supporters have more left together than it costs. Cost: a few maximum flows, and one for
// each left-out project that a bound leaves open.

namespace buurtkas {

// `undecided` may be either: no prices were found, and no single project that rules them out.
enum class Priced { yes, no, undecided };

struct Priceability {
  Priced verdict = Priced::undecided;
  std::optional<ProjectIndex> unsupported;  // no, since nobody could pay for this funded project
  // The least money of a voter of weight 1, in cents, with which all can be paid; yes: with it there are
  // prices. It is the equal share of the votable money, unless these funded projects need more of their
  // supporters.
  Ratio money;
  std::vector<ProjectIndex> needy;
  // No, since with no less money its supporters would have at least so much left, more than it costs.
  std::optional<ProjectIndex> left_out;
  Ratio supporters_left;
};

// What costs nothing, and what the pots cannot pay alone, is not looked at. An answer yes or no was checked
// again from its reason. REQUIRES: supporters are the profile's; profile.weight() < 2^63.
Priceability priceability(const Instance& instance, const Profile& profile, const Supporters& supporters,
                          const std::vector<ProjectIndex>& selected);

}  // namespace buurtkas

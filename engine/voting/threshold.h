#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/money/ratio.h"

// What a project must reach before the count: so many votes, or such a share of the valid ballots; at least
// that, or more than that.

namespace buurtkas {

struct Threshold {
  Ratio value;  // votes, or a share from 0 to 1
  bool is_share = false;
  bool must_exceed = false;

  // In votes. `voters`: the valid ballots, weighted as the votes are.
  Ratio votes(const Ratio& voters) const { return is_share ? value * voters : value; }
  bool is_reached(const Ratio& votes_got, const Ratio& voters) const {
    return must_exceed ? votes_got > votes(voters) : votes_got >= votes(voters);
  }

  bool operator==(const Threshold&) const = default;
};

// `25`, `5/2`, `5%`, `at-least 5%`, `more-than 25`. Nothing for other text, for a number below 0 or above
// 1,000,000,000, for a share over 100% (as more than 100% is), or for at least 0, which is no threshold.
std::optional<Threshold> threshold_from(std::string_view text);

// The shortest of these forms.
std::string to_string(const Threshold& threshold);

}  // namespace buurtkas

#pragma once

#include <optional>
#include <vector>

#include "engine/voting/equal_shares.h"

// What equal shares leaves is spent by raising every voter's endowment by one currency unit at a time, and
// counting again from the start (the field's add1), in one of four ways; or, for exact equal shares, straight
// to the next endowment, in fractions of a cent, at which the run is another: rising_run.h (Kraiczy,
// Robinson, Elkind, arXiv 2502.11797). Outcomes do not grow steadily with the endowment, so nothing is passed
// over unseen: each run says how many raises leave it as it is (horizon.h), and those are made at once.

namespace buurtkas {

//   add-one                       from exactly B/n, until the next outcome would cost more than there is;
//   add-one-exhaustive            the same, or until no project with support fits in what is left;
//   add-one-integral(-exhaustive) as the two above, from the whole currency units in B/n;
//   add-opt                       as add-one.
bool is_raise(Completion completion);
bool is_integral(Completion completion);  // of either kind

// The endowment of a voter of weight 1 in cents: votable money / voters; 0 without voters.
Ratio equal_endowment(const Count& count);

// Where raises begin, and why they end with such a run, if not because the next one costs more than there is.
Ratio raised_from(Completion completion, const Ratio& equal_endowment);
std::optional<RaiseStop> ends_raises(const EqualShares& equal_shares, Completion completion,
                                     const std::vector<ProjectIndex>& bought);

struct Raised {
  Ratio endowment;  // of the run that is kept
  RaisesEnded ended;
};

// REQUIRES: is_raise(completion).
Raised raise_endowment(const Count& count, const EqualShares& equal_shares, Completion completion);

// The voters who approve more of the one outcome than of the other.
Compared compare_outcomes(const Profile& profile, std::size_t projects,
                          const std::vector<ProjectIndex>& equal_shares,
                          const std::vector<ProjectIndex>& greedy);

}  // namespace buurtkas

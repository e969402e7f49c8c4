#pragma once

#include "engine/voting/certify.h"
#include "engine/voting/loads.h"

// How the claims of one method are made, each in a file of its own: certify_*.cpp. REQUIRES: the trace is of
// this count.

namespace buurtkas {

class EqualShares;

// That the outcome of none of the raises before the last ended them. False, and nothing claimed, when that
// takes more statements than so many, or more than were told.
bool claim_raises_before(const EqualShares& of, const RaisesEnded& ended, std::size_t most,
                         std::vector<Claim>& claims);
inline constexpr std::size_t raises_claimed_most = 2'000;

// What the trace tells of a count by equal shares, up to greedy's part; whether all raises are claimed.
bool claim_equal_shares(const Count& count, const Trace& trace, std::vector<Claim>& claims);
// By expanding approvals; with bounded overspending.
void claim_supported(const Count& count, const Trace& trace, std::vector<Claim>& claims);
void claim_overspending(const Count& count, const Trace& trace, std::vector<Claim>& claims);

// That nothing has more welfare. False, and nothing claimed, with several pots or when the tree grows too
// large.
bool claim_most_welfare(const Count& count, const Trace& trace, std::vector<Claim>& claims);

// What is selected by maximin support, but for what nobody supports. Nothing, and nothing claimed, when the
// flows grow too large.
std::optional<std::vector<ProjectIndex>> claim_loads(const Count& count, const Trace& trace,
                                                     std::vector<Claim>& claims);

// What Phragmen's method buys after what is selected, and the selection then.
std::vector<ProjectIndex> claim_phragmen(const Count& count, Loads loads, std::vector<ProjectIndex> selected,
                                         const Trace& trace, std::vector<Claim>& claims);

bool has(const Terms& terms, Completion completion);

}  // namespace buurtkas

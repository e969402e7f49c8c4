#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "engine/voting/recount.h"

// Whether the outcome hangs by a thread: is it the same under another order of ties, without the ballots of a
// channel, with one ballot more or one fewer? Each is counted in full. Ballots that are alike make one try;
// when there are more different ballots than counts, those that most voters cast are tried, and how many were
// is told.

namespace buurtkas {

// Selected there and not here, and the other way about. In the order of the instance.
struct OutcomeChange {
  std::vector<ProjectIndex> in;
  std::vector<ProjectIndex> out;

  bool is_none() const { return in.empty() && out.empty(); }
  bool operator==(const OutcomeChange&) const = default;
};

struct OrderTried {
  std::vector<TieBreak> tie_breaks;
  OutcomeChange change;
};

struct ChannelTried {
  ChannelId channel;
  std::optional<OutcomeChange> change;  // nothing: without it, some resident's last ballot cannot be told
};

struct BallotsTried {
  std::uint64_t possible = 0;  // different ballots
  std::uint64_t tried = 0;
  std::uint64_t changes = 0;        // tries after which the outcome is another
  std::vector<ProjectIndex> first;  // the marks of the first such ballot
  OutcomeChange first_change;
  OutcomeChange any_change;  // of all such tries together
};

struct Sensitivity {
  std::vector<OrderTried> orders;      // every tie-break alone, and the order that was asked turned about
  std::vector<ChannelTried> channels;  // without each
  BallotsTried one_fewer;              // of each ballot that was cast
  BallotsTried one_more;               // like each ballot that was cast
  BallotsTried one_more_alone;         // for each project alone
};

using WithoutChannel = std::pair<ChannelId, std::optional<Profile>>;

Sensitivity sensitivity_of(const CountedElection& election, const std::vector<WithoutChannel>& channels,
                           std::uint64_t counts_max, const OnProgress& on_progress = {});

}  // namespace buurtkas

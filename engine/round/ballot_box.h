#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/round/ballot_account.h"
#include "engine/round/ballot_fate.h"
#include "engine/round/round.h"
#include "engine/round/voter_trait.h"

// From the ballots that came in to those that count. Each is judged as it was printed; of a resident's valid
// ballots the one received last counts; then marks for withdrawn proposals are dropped. No order of ballots
// changes any of it.

namespace buurtkas {

inline constexpr std::uint32_t voter_units_max = 1'000'000;
inline constexpr std::int64_t points_max = 1'000'000'000;

// The units that a voter weighs, so that every channel's ballots weigh whole units: the least common multiple
// of the weights' denominators. Nothing beyond voter_units_max.
std::optional<std::uint32_t> voter_units(std::span<const Channel> channels);

struct CastBallot {
  std::string number;                // on the ballot, unique
  std::uint32_t channel = 0;         // position in Round::channels
  std::string resident;              // who cast it; empty only when `invalid` is not
  bool is_resident = true;           // one of Round::residents
  bool is_voter = true;              // and may vote
  std::optional<Date> day;           // when it was received, if that was written down
  std::optional<int> minute;         // of that day, the same
  std::vector<std::uint32_t> marks;  // positions in Round::proposals, none refused, each once, as written
  std::vector<std::int64_t> points;  // as many as marks, or none
  std::string invalid;               // the counting team's word; empty when they found nothing
};

struct OpenedBox {
  std::vector<BallotFate> fates;         // of the ballots, in their order; reasons point into them
  std::vector<std::uint32_t> ambiguous;  // ballots of residents whose last one cannot be told, in their order
  BallotAccount account;
  Profile profile{BallotType::approval};  // without the ambiguous ones; groups in the order of their marks
};

// REQUIRES: voter_units(round.channels); ballots outlive the result; no channel has more ballots than issued.
OpenedBox open_ballot_box(const Round& round, std::span<const CastBallot> ballots);

// The ballots that count, with what the round knows of who cast them; ages are those of the year of the vote.
// REQUIRES: the box is of these ballots.
void show_ballots(const Round& round, std::span<const CastBallot> ballots, const OpenedBox& box,
                  const OnBallot& on_ballot);

// Every ballot that a resident of the round cast, in the order of the ballots. REQUIRES: the same.
void show_fates(const Round& round, std::span<const CastBallot> ballots, const OpenedBox& box,
                const OnFate& on_fate);

}  // namespace buurtkas

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "cli/read/ballot_row.h"
#include "cli/read/finding_list.h"
#include "engine/round/ballot_box.h"

// From a row's cells to a cast ballot, whichever file the row is from. What is wrong with the row itself is
// an error; what is wrong with the ballot is for the ballot box to judge.

namespace buurtkas {

class BallotReader {
 public:
  // REQUIRES: the findings and what the context points to outlive this.
  BallotReader(FileFindings& findings, const BallotContext& context);

  // Nothing when something in the row is an error.
  std::optional<CastBallot> read(const BallotRow& row);

  // Rows so far of each channel, also those with errors.
  const std::vector<std::uint64_t>& by_channel() const { return by_channel_; }

 private:
  using Index = std::unordered_map<std::string_view, std::uint32_t>;

  bool has_text(const BallotRow::Cell& cell, std::string_view column);
  void read_number(const BallotRow::Cell& cell, CastBallot& ballot);
  void read_channel(const BallotRow::Cell& cell, CastBallot& ballot);
  void read_invalid(const BallotRow::Cell& cell, CastBallot& ballot);
  void read_resident(const BallotRow::Cell& cell, CastBallot& ballot);
  void read_received(const BallotRow::Cell& cell, CastBallot& ballot);
  void read_marks(const BallotRow& row, CastBallot& ballot);
  std::optional<std::vector<std::int64_t>> read_points(const BallotRow::Cell& cell, std::size_t marks);
  std::optional<std::uint32_t> proposal_of(std::string_view mark, Spot spot);

  FileFindings& findings_;
  BallotContext context_;
  Index channels_;
  Index proposals_;
  std::unordered_map<std::string_view, const Resident*> residents_;
  std::vector<std::string_view> channel_names_;
  std::vector<std::string_view> on_ballot_;
  std::vector<std::uint64_t> by_channel_;
  std::unordered_set<std::uint32_t> refused_;               // by a rulebook, and told
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of ballots, with their lines
};

}  // namespace buurtkas

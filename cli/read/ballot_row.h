#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "cli/read/finding_list.h"
#include "engine/round/round.h"

// A ballot as a row of a file, before anything is made of it.

namespace buurtkas {

// What a ballot's row is read against. Nothing for a file that could not be read: what it would tell is not
// asked of the row.
struct BallotContext {
  const Round* round = nullptr;  // for its rules and channels
  const std::vector<Proposal>* proposals = nullptr;
  const std::vector<Resident>* residents = nullptr;
};

enum class BallotColumn : std::size_t { ballot, channel, resident, received, vote, points, invalid };

struct BallotRow {
  struct Cell {
    std::string_view text;
    Spot spot;
  };
  std::array<Cell, 7> cells;

  const Cell& operator[](BallotColumn column) const { return cells.at(static_cast<std::size_t>(column)); }
};

}  // namespace buurtkas

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/render/json_difference.h"
#include "engine/date.h"

// What the pages tell of a round's journal. It was read, and nothing of it was decided again: that is for
// `audit`.

namespace buurtkas {

struct SiteCorrection {
  std::uint64_t number = 0;  // of the entry
  Date date;
  std::string of;            // the key of what it corrects: `outcome`
  std::uint64_t before = 0;  // the entry that held until then
  std::string reason;        // in its maker's words
  std::vector<JsonDifference> differences;
  bool has_more = false;  // differences than those
};

struct SiteCheckpoint {
  std::uint64_t entries = 0;  // that it is over
  Date date;                  // of its own entry
  std::string note;           // as it was published
};

struct SiteJournal {
  bool holds = true;  // seals, balances, checkpoints, inputs; when not, only the number of entries is told
  std::uint64_t entries = 0;
  std::string root;
  std::optional<std::string> outcome_digest;  // of the outcome that is recorded now
  bool decides_the_same = true;               // that outcome and the counted one, but for the files' hashes
  std::optional<SiteCheckpoint> checkpoint;   // the last
  std::vector<SiteCorrection> corrections;
};

}  // namespace buurtkas

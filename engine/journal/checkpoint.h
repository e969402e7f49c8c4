#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/journal/hash.h"

// What a journal says of itself at a moment (C2SP tlog-checkpoint): whose it is, how many entries it has, and
// the root of its Merkle tree. As the text of a signed note (note.h) it is short enough to print or to post,
// and it binds all entries up to there.

namespace buurtkas {

struct Checkpoint {
  std::string origin;  // names the journal; not empty
  std::uint64_t size = 0;
  Hash root = {};
  std::vector<std::string> extensions;  // further lines, none empty; for others to read

  bool operator==(const Checkpoint&) const = default;
};

// REQUIRES: origin and extensions are each one line, not empty, without control characters.
std::string checkpoint_text(const Checkpoint& checkpoint);
// Nothing unless `text` is just what checkpoint_text() gives for some checkpoint.
std::optional<Checkpoint> parse_checkpoint(std::string_view text);

}  // namespace buurtkas

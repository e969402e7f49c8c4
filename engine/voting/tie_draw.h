#pragma once

#include <string>
#include <vector>

#include "engine/id.h"

// A draw for ties that is fixed before the vote, and cannot be drawn again to another result. Before the vote
// each of those who draw thinks of a seed, keeps it secret, and publishes its commitment: the SHA-256 of the
// seed's bytes. After the vote the seeds are published. Together they give one order of all projects, which
// nobody could know or choose who did not know every seed.

namespace buurtkas {

inline constexpr std::size_t seed_bytes_min = 16;  // shorter ones can be guessed from their commitment

struct TieDraw {
  struct Seed {
    std::string commitment;  // 64 hexadecimal digits, lower case
    std::string text;

    bool operator==(const Seed&) const = default;
  };
  std::vector<Seed> seeds;  // none: nothing is drawn

  bool operator==(const TieDraw&) const = default;
};

// Whether the text is what was committed to.
bool is_kept(const TieDraw::Seed& seed);

// What a project draws: the SHA-256, in hexadecimal, of each seed and a line feed after it, in the order of
// their commitments (else who puts them in another order draws again), and then the project's id. The lowest
// goes first; what draws the same (nothing does) goes to the smaller id.
std::string drawn_by(const TieDraw& draw, const ProjectId& project);

}  // namespace buurtkas

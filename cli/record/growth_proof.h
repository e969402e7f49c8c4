#pragma once

#include <optional>
#include <string>

#include "cli/record/journal.h"
#include "engine/journal/merkle.h"

// That a journal was only added to between two moments, for who has a checkpoint of each and not the journal
// (RFC 6962, consistency proofs). README.md describes the file.

namespace buurtkas {

struct Moment {
  std::uint64_t size = 0;
  Hash root = {};
};

struct GrowthProof {
  Moment from, to;
  Proof path;
};

// From a size to the journal as it is. Nothing when it is not that long.
std::optional<GrowthProof> prove_growth(const Journal& journal, std::uint64_t from);

std::string proof_text(const GrowthProof& proof);
std::optional<GrowthProof> parse_growth_proof(const std::string& text);

bool is_right(const GrowthProof& proof);

}  // namespace buurtkas

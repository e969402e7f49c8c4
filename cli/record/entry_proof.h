#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/record/journal.h"
#include "engine/journal/checkpoint.h"
#include "engine/journal/merkle.h"
#include "engine/journal/note.h"

// That one entry is in a journal, for who has only the entry, this proof, and a checkpoint that was
// published: the path from its leaf to the root (RFC 6962). README.md describes the file.

namespace buurtkas {

struct EntryProof {
  std::string leaf;  // the entry, as it was sealed
  std::uint64_t number = 0;
  std::uint64_t size = 0;  // of the journal that the root is of
  Proof path;
  Hash root = {};
  std::string note;  // the checkpoint with that size and root; empty when there is none
};

// Under the first checkpoint that is over it; without one, under the journal as it is. `root`: at a size.
// Nothing when there is no such entry.
std::optional<EntryProof> prove_entry(const Journal& journal, std::uint64_t number);

std::string proof_text(const EntryProof& proof);
std::optional<EntryProof> parse_proof(const std::string& text);

// Whether the leaf is where it says, under its root; and if it has a note, that this is its checkpoint.
bool is_right(const EntryProof& proof);

}  // namespace buurtkas

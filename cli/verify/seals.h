#pragma once

#include <span>

#include "cli/verify/entry_row.h"
#include "engine/journal/hash.h"

// Seals and the root over them, worked out as RFC 6962 writes them down and in no faster way, to be held
// against what the journal has and what the other program finds.

namespace buurtkas::verify {

// The hash of the entry's leaf: its columns as one canonical JSON text.
Hash seal_of(const EntryRow& row);

// Cost: a hash for each leaf, and 32 bytes of memory for each that is given.
Hash root_of(std::span<const Hash> leaves);

}  // namespace buurtkas::verify

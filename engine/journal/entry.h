#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/date.h"
#include "engine/id.h"
#include "engine/journal/account.h"
#include "engine/journal/entry_kind.h"
#include "engine/journal/hash.h"
#include "engine/money/money.h"

// One dated event in the journal. Its leaf is canonical JSON of all that it says, with the seal of the entry
// before; its seal is the leaf's hash in the journal's Merkle tree (merkle.h). So a seal is over the entry
// and, through the one before, over all that came earlier.

namespace buurtkas {

// One leg of an entry: money of a pot, that comes to an account, or below zero leaves it.
struct Posting {
  PotId pot;
  Account account;
  Money amount;

  bool operator==(const Posting&) const = default;
};

struct Entry {
  std::uint64_t number = 0;  // from 1
  Date date;                 // never before that of the entry before
  std::string actor;         // a pseudonym or an office, never a name
  std::string role;          // in which they acted: facilitator, treasurer
  EntryKind kind = EntryKind::pot_opened;
  std::string key;   // what it is about; each once, so that nothing is recorded twice
  std::string body;  // an object in canonical JSON
  std::vector<Posting> postings;
  Hash previous = {};  // the seal of the entry before; of the first: all zero
};

struct SealedEntry {
  Entry entry;
  Hash seal = {};
};

// REQUIRES: its texts are UTF-8, and its body is canonical.
std::string leaf_text(const Entry& entry);
Hash seal_of(const Entry& entry);

}  // namespace buurtkas

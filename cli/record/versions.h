#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/record/recorder.h"

// What was decided of a round under each key, and how it was corrected since. A correction is a further
// entry: it names the entry that it corrects, why, and what holds after it; its postings are the difference.

namespace buurtkas {

struct Version {
  std::uint64_t number = 0;             // of the entry that says what holds now
  std::uint64_t version = 1;            // the first entry's is 1
  EntryKind kind = EntryKind::outcome;  // of the first entry
  nlohmann::json content;               // what holds, apart from what it was decided by
  std::vector<Posting> postings;        // of all versions together, sorted, without zeros
};

class Versions {
 public:
  // Entries in their order; those that are not about a round's decisions change nothing. REQUIRES: canonical.
  void add(const Entry& entry);

  const Version* find(const std::string& key) const;
  const std::map<std::string, Version>& all() const { return all_; }

 private:
  std::map<std::string, Version> all_;
};

// Whether an entry of this kind is about a round's own decisions, or corrects one.
bool is_of_round(EntryKind kind);

// `outcome` of `correction:2:outcome`, and of `outcome`.
std::string corrected_key(const std::string& key);

// A decision's body without the inputs and the semantics that it was decided by. REQUIRES: canonical.
nlohmann::json content_of(const std::string& body);

// The decision itself: without what else follows from the bytes of the inputs (their hashes, the digest, the
// certificate). A comment that was added to a file decides nothing anew.
nlohmann::json decided_in(nlohmann::json content);

std::vector<Posting> sum_of(const std::vector<Posting>& before, const std::vector<Posting>& more);

// Of any currencies: in a journal that was tampered with they may be others.
bool are_same(const std::vector<Posting>& one, const std::vector<Posting>& other);

// Whether the draft decides what holds already.
bool is_same(const Version& version, const Draft& draft);

// The entry that makes the draft hold. `reason`: in plain words, why.
Draft correction_of(const Version& version, const Draft& draft, std::string_view reason);

// A draft for what is not in the files any more.
Draft removal_of(const std::string& key, const Version& version, const Draft& like);

}  // namespace buurtkas

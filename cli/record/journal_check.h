#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/record/journal.h"
#include "engine/journal/balances.h"
#include "engine/journal/chain.h"
#include "engine/journal/checkpoint.h"
#include "engine/journal/note.h"

// All that can be checked of a journal without deciding anything: its file, seals, balances, checkpoints, and
// that every input is what its hash says. One pass over the entries and one over the inputs; memory grows
// with neither, but for the names of accounts and inputs.

namespace buurtkas {

struct JournalFault {
  std::string_view code;     // `wrong-seal`; cli/render has the words
  std::uint64_t number = 0;  // of the entry; 0: of no one entry
  std::string key;           // of the entry, when it could be read
  std::string found;
  std::string expected;
};

// A checkpoint that was published.
struct OutsideCheckpoint {
  std::string file;
  SignedNote note;
  Checkpoint checkpoint;
};

struct JournalQuestions {
  std::vector<VerifierKey> trusted;  // when there are any, no other may sign the first checkpoint
  std::vector<OutsideCheckpoint> outside;
  std::function<void(std::uint64_t)> on_entry;  // how many were looked at
};

struct CheckedJournal {
  std::uint64_t entries = 0;
  std::optional<Date> first, last;
  Hash root = {};
  std::uint64_t inputs = 0;
  std::uint64_t checkpoints = 0;              // within the journal
  std::optional<std::uint64_t> signed_until;  // entries that the last right one of those is over
  std::map<EntryKind, std::uint64_t> kinds;
  std::vector<std::string> unproven;  // files: whose signature no known key could check
  std::vector<std::string> keys;      // that the last checkpoint was signed by, as text
  Balances balances;
  std::vector<JournalFault> faults;  // at most `faults_max`
  std::uint64_t more_faults = 0;
};

inline constexpr std::size_t faults_max = 100;

CheckedJournal check_journal(const Database& database, const JournalQuestions& questions = {});

}  // namespace buurtkas

#pragma once

#include <functional>
#include <vector>

#include "cli/record/journal_check.h"

// The checkpoints of a journal as its entries pass by: those within it, each over all entries before it, and
// those that were published, each at its own length. A key other than the first is right only when an earlier
// one signed beside it.

namespace buurtkas {

class CheckpointCheck {
 public:
  using OnFault = std::function<void(JournalFault)>;
  CheckpointCheck(const JournalQuestions& questions, OnFault on_fault);

  void look_at_entry(const Entry& entry, const Chain& before);  // of kind checkpoint
  void look(const Chain& chain);                                // at every length, 0 too
  void finish(const Chain& chain, CheckedJournal& checked);     // those beyond its end, and signatures

 private:
  void check_signature(const OutsideCheckpoint& outside, CheckedJournal& checked) const;
  bool is_known(const VerifierKey& key) const;

  const JournalQuestions& questions_;
  OnFault on_fault_;
  std::vector<VerifierKey> known_;  // that were right so far
  std::optional<std::uint64_t> signed_until_;
  std::vector<std::string> last_keys_;
};

// What a checkpoint's entry says.
struct CheckpointBody {
  std::string note;
  std::vector<std::string> keys;  // public ones, that signed it
};
std::string body_text(const CheckpointBody& body);  // canonical

// The keys of all checkpoints in a journal, as text.
std::vector<std::string> keys_in(const Journal& journal);

}  // namespace buurtkas

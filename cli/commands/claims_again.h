#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "cli/commands/claims_state.h"
#include "cli/commands/decide_claims.h"
#include "cli/commands/paying.h"
#include "cli/record/journal.h"

// Claims, their assessments and approvals, decided again from the inputs that a journal keeps and from what
// it says before each of them.

namespace buurtkas {

// Whether an entry of this kind is about claims, and is decided again here.
bool is_of_claims(EntryKind kind);

struct ClaimDecidedAgain {
  std::optional<Draft> expected;  // what the entry should say; nothing when there is no such decision
  std::string actor, role;        // who must have acted, and as what; empty: anybody
  std::string missing;            // an input that is not in the journal
  Findings findings;              // of what is kept, when it cannot be read
};

class ClaimsAgain {
 public:
  explicit ClaimsAgain(const Journal& journal);
  ~ClaimsAgain();

  // REQUIRES: the entry is of claims, its body is this canonical JSON, and all entries before it were added.
  ClaimDecidedAgain decide(const Entry& entry, const nlohmann::json& body);
  void add(const Entry& entry) { state_.add(entry); }
  const ClaimsState& state() const { return state_; }

  // The lines that an assessment is about, decided again, with what was granted of each; none when it cannot
  // be decided. What they point to is there until the next call.
  struct AssessedLine {
    LineId line;
    std::uint32_t corrects = 0;
    LineAssessment assessment;
    Money amount;
  };
  std::vector<AssessedLine> assess_again(const nlohmann::json& body);
  // The round and its rulebooks for claims that decided a body; nothing when they are not there.
  struct KeptRound {
    const Round* round = nullptr;
    std::span<const Rulebook> rulebooks;
  };
  KeptRound kept_of(const nlohmann::json& body);

 private:
  struct Kept;
  Kept& kept_by(const std::string& inputs);
  std::optional<Draft> claim(Kept& kept, const nlohmann::json& body) const;
  std::optional<Draft> assessment(Kept& kept, const nlohmann::json& body);
  std::optional<DecidedClaim> assessed(Kept& kept, const nlohmann::json& body);
  std::optional<DecidedAgainLine> corrected(Kept& kept, const nlohmann::json& body);

  const Journal& journal_;
  ClaimsState state_;
  std::deque<std::unique_ptr<Kept>> last_;
};

}  // namespace buurtkas

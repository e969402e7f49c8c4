#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/commands/claims_state.h"
#include "cli/record/recorder.h"
#include "engine/claims/approval.h"
#include "engine/round/round.h"

// What approving, giving up and paying have in common.

namespace buurtkas {

// The lines that a claim, or a line, names; none when the journal does not have it.
std::vector<LineId> lines_of(const ClaimsState& state, const std::string& of);

// Nothing when it is not there.
const LineState* find_line(const ClaimsState& state, const LineId& line);

// REQUIRES of these: the lines are there.
const LineState& state_of(const ClaimsState& state, const LineId& line);

// What became of each: `waived`, `refused`, `approved`, or a verdict.
std::vector<std::pair<LineId, std::string>> became_of(const ClaimsState& state,
                                                      const std::vector<LineId>& lines);

// As the state takes it, before it has its place in the journal.
Entry entry_of(const Draft& draft, Date date = {});

// A decision by those inputs, that moves nothing yet.
Draft draft_of(EntryKind kind, std::string key, nlohmann::json body, const std::string& inputs);

// What an entry moves, each account once.
class Postings {
 public:
  void add(const PotId& pot, const Account& account, Money amount);
  std::vector<Posting> take() { return std::move(postings_); }

 private:
  std::vector<Posting> postings_;
  std::map<std::pair<PotId, Account>, std::size_t> places_;
};

// Empty: they live alone, or are no resident.
std::string household_of(const Round& round, const ResidentId& id);
Signer signer_in(const Round& round, const ResidentId& id);
bool is_treasurer(const Round& round, const ResidentId& id);

// What pays a statement's lines, from one account to another of the same pots.
void post_payment(const ClaimsState& state, const StatementBody& statement, const Account& from,
                  const Account& to, Postings& postings);

// From each account all that is drawn, to who claimed it.
std::vector<Posting> payable_by(const ClaimsState& state, const std::vector<DrawnFrom>& drawn);

}  // namespace buurtkas

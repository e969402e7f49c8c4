#pragma once

#include <optional>
#include <vector>

#include "engine/voting/payment_replay.h"
#include "engine/voting/trace.h"

// Where every voter's share went in a count by equal shares: what a ballot paid for each project, and what
// was left of it. All of them come of one replay of the run; identical ballots paid the same.

namespace buurtkas {

struct SharePaid {
  ProjectIndex project;
  Ratio amount;  // above 0; cents, of a voter of weight 1
};

class VoterPayments {
 public:
  VoterPayments(const Instance& instance, const Profile& profile, const RunStarted& run, const Trace& trace);

  // Of a voter of weight 1, in cents: what all begin with, and of a group of the profile what is left when no
  // project can be bought by shares any more.
  Ratio endowment() const { return {classes_.front().balance, denominator_}; }
  Ratio left(std::size_t group) const { return {classes_[class_of_[group]].balance, denominator_}; }
  std::vector<SharePaid> paid(std::size_t group) const;  // in the order of the purchases
  bool was_bought(ProjectIndex project) const { return was_bought_[project]; }

 private:
  std::vector<PaymentReplay::Class> classes_;
  BigInt denominator_;
  std::vector<PaymentReplay::ClassId> class_of_;  // by group
  std::vector<bool> was_bought_;                  // by project: by shares, and not by a completion
};

// Nothing when no shares decided: of another method, or when a comparison kept greedy's outcome. REQUIRES:
// the trace is of this instance and profile.
std::optional<VoterPayments> voter_payments(const Instance& instance, const Profile& profile,
                                            const Trace& trace);

}  // namespace buurtkas

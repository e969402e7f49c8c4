#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/date.h"
#include "engine/id.h"
#include "engine/money/money.h"
#include "engine/round/bank_account.h"
#include "engine/round/instance.h"
#include "engine/round/profile.h"
#include "engine/round/proposal.h"
#include "engine/round/resident.h"

// A neighbourhood budget round, as its folder tells it, before anything is counted.

namespace buurtkas {

struct Channel {
  ChannelId id;
  std::uint64_t issued = 0;  // ballot papers handed out, or codes sent
  Ratio weight = 1;          // set before the vote
};

// What a ballot must be to count; others are invalid, each for a stated reason.
struct BallotRules {
  BallotType type = BallotType::approval;
  std::uint32_t least_marks = 0;
  std::optional<std::uint32_t> most_marks;
  std::optional<Money> most_cost;           // of all that a ballot marks, together
  std::optional<std::int64_t> most_points;  // cumulative: of a ballot, together
};

// Who acts for the round in a role: `treasurer`.
struct RoleHolder {
  std::string role;
  ResidentId resident;
};

struct Round {
  std::string name;
  std::string place;
  Currency currency;
  Date opens;  // first and last day of the vote
  Date closes;
  std::vector<std::string> languages;
  BallotRules ballots;
  std::vector<Channel> channels;
  std::vector<Pot> pots;
  std::vector<Proposal> proposals;
  std::vector<Partner> partners;
  bool has_partners = false;  // there is a list of them
  std::vector<Resident> residents;
  std::vector<LimitTerm> limits;
  std::vector<RoleHolder> roles;
  std::optional<BankAccount> bank;  // that pays
};

// The pots, the admitted proposals and the limits: what is voted on. In the order of the files.
Instance instance_of(const Round& round);

}  // namespace buurtkas

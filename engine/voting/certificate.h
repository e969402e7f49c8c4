#pragma once

#include <optional>
#include <vector>

#include "engine/voting/selection.h"
#include "engine/voting/tally.h"

// What a certificate claims, one by one, to be checked without counting (cli/verify/CERTIFICATE.md).

namespace buurtkas::claim {

struct Votes {
  ProjectIndex project;
  Ratio votes;
};
struct Below {
  ProjectIndex project;
  Ratio needs;  // votes
};
struct Ranked {  // greedy
  enum class Fate { taken, skipped, stopped } fate;
  ProjectIndex project;
  Worth worth;                    // votes, or votes or points for a currency unit
  std::optional<FundingCut> cut;  // skipped, stopped
};
struct Run {  // of equal shares: begins
  Ratio endowment;
  std::optional<BigInt> raises;  // of one unit each
};
struct Free {
  ProjectIndex project;
  std::optional<FundingCut> kept_out = std::nullopt;  // by a limit
};
struct Look {  // at a project that no earlier look rules out: prices only rise
  ProjectIndex project;
  bool can_pay;  // its supporters, together
  Ratio cents;   // what they would pay for a unit of satisfaction; else what they have together
};
struct RunCut {  // as FundingCut, of pots that are scaled to the endowment; cents
  std::vector<ProjectIndex> projects;
  Ratio cost, reachable;
};
struct Round {
  ProjectIndex project;
  Ratio payment;     // cents, for a unit of satisfaction
  Ratio in_full;     // units of those who pay it
  Ratio others_pay;  // cents: all that the others have
  std::vector<Look> looks;
  std::optional<RunCut> cut;           // then it is not bought;
  std::optional<FundingCut> kept_out;  // nor when a limit keeps it out
};
struct RunLine {
  ProjectIndex project;
  PotIndex pot;
  Ratio cents;
};
struct RunEnd {
  std::vector<Look> looks;
  Money cost;
  std::vector<RunLine> lines;  // several pots: how those scaled to the endowment pay
};
struct Misfit {  // beside what is selected
  ProjectIndex project;
  FundingCut cut;
};
}  // namespace buurtkas::claim

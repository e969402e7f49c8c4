#include "engine/round/round.h"

namespace buurtkas {

Instance instance_of(const Round& round) {
  Instance instance;
  instance.currency = round.currency;
  instance.pots = round.pots;
  for (const Proposal& proposal : round.proposals) {
    if (proposal.status != ProposalStatus::admitted) continue;
    instance.projects.push_back({proposal.id, proposal.name, proposal.cost, proposal.tags});
  }
  put_limits(round, instance);
  return instance;
}

}  // namespace buurtkas

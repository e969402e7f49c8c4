#include "engine/voting/certify_parts.h"
#include "engine/voting/completions.h"

namespace buurtkas {

void claim_overspending(const Count& count, const Trace& trace, std::vector<Claim>& claims) {
  using Fate = claim::Overspending::Fate;
  claims.emplace_back(claim::Run{equal_endowment(count), 0});
  for (const Event& event : trace) {
    if (const auto* unsupported = std::get_if<Unsupported>(&event)) {
      claims.emplace_back(claim::Overspending{Fate::unsupported, unsupported->project, {}, {}});
    } else if (const auto* chosen = std::get_if<Chosen>(&event)) {
      const bool is_free = count.instance.projects[chosen->project].cost.is_zero();
      claims.emplace_back(is_free ? claim::Overspending{Fate::free, chosen->project, {}, {}}
                                  : claim::Overspending{Fate::bought, chosen->project, chosen->value, {}});
    } else if (const auto* left = std::get_if<LeftOut>(&event)) {
      const Fate fate = left->cut ? Fate::not_fundable : Fate::nothing_left;
      claims.emplace_back(claim::Overspending{fate, left->project, {}, left->cut});
    }
  }
}

}  // namespace buurtkas

#include "engine/voting/bounds.h"
#include "engine/voting/certify_parts.h"

namespace buurtkas {
namespace {

constexpr std::int64_t millionths = 1'000'000;

Ratio needed(const Count& count, ProjectIndex project) {
  const Ratio cost = cents_of(count.instance.projects[project].cost);
  return cost.is_zero() ? cost : count.profile.voters() * cost / cents_of(votable(count.instance));
}

}  // namespace

void claim_supported(const Count& count, const Trace& trace, std::vector<Claim>& claims) {
  for (const Event& event : trace) {
    if (const auto* chosen = std::get_if<Chosen>(&event)) {
      const BigInt support =
          floor_divided(chosen->value.numerator() * millionths, chosen->value.denominator());
      claims.emplace_back(claim::Supported{chosen->project, needed(count, chosen->project),
                                           Ratio(support, BigInt(millionths))});
    } else if (const auto* left_out = std::get_if<LeftOut>(&event)) {
      claims.emplace_back(claim::Misfit{left_out->project, left_out->cut.value()});
    } else if (const auto* taken = std::get_if<Taken>(&event)) {
      claims.emplace_back(claim::Rest{taken->project});
    }
  }
}

}  // namespace buurtkas

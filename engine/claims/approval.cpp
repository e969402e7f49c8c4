#include "engine/claims/approval.h"

#include <algorithm>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

bool has(const std::vector<Role>& roles, Role role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace

std::vector<Role> still_needed(const LineToSign& line) {
  std::vector<Role> needed;
  for (const Role role : line.needed) {
    const bool is_signed = std::any_of(line.signatures.begin(), line.signatures.end(),
                                       [role](const Signature& one) { return one.role == role; });
    if (!is_signed) needed.push_back(role);
  }
  std::sort(needed.begin(), needed.end());
  return needed;
}

Signing sign_line(const LineToSign& line, const Signer& signer) {
  const std::vector<Role> needed = still_needed(line);
  BUURTKAS_ASSERT(!needed.empty());
  if (signer.id == line.claimant) return {{}, SignFault::own_claim};
  if (!signer.household.empty() && signer.household == line.household) return {{}, SignFault::own_household};
  const bool has_signed = std::any_of(line.signatures.begin(), line.signatures.end(),
                                      [&](const Signature& one) { return one.by == signer.id; });
  if (has_signed) return {{}, SignFault::signed_already};
  const auto role =
      std::find_if(needed.begin(), needed.end(), [&](Role one) { return has(signer.roles, one); });
  if (role == needed.end()) return {{}, SignFault::lacks_role};
  return {*role, {}};
}

}  // namespace buurtkas

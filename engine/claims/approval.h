#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/id.h"
#include "engine/rulebook/verb.h"

// Who may sign for a line. `sign` articles say which roles must; here is who may not: nobody for their own
// claim or that of their household, and nobody twice, so that two roles are two persons.

namespace buurtkas {

struct Signature {
  Role role = Role::approver;
  ResidentId by;

  bool operator==(const Signature&) const = default;
};

// Somebody who acts, and whom the round gave roles.
struct Signer {
  ResidentId id;
  std::string household;  // empty: alone
  std::vector<Role> roles;
};

struct LineToSign {
  ResidentId claimant;
  std::string household;  // of the claimant; empty: alone
  std::vector<Role> needed;
  std::vector<Signature> signatures;  // so far
};

enum class SignFault {
  own_claim,
  own_household,
  signed_already,  // by this person, in whatever role
  lacks_role,      // that is still needed
};

struct Signing {
  std::optional<Role> role;  // that the signer signs in
  std::optional<SignFault> fault;
};

// The first role that is still needed and that the signer has; or why not. REQUIRES: one is still needed.
Signing sign_line(const LineToSign& line, const Signer& signer);

// The roles that are still needed, sorted.
std::vector<Role> still_needed(const LineToSign& line);

}  // namespace buurtkas

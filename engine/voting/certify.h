#pragma once

#include <variant>
#include <vector>

#include "engine/voting/certificate.h"
#include "engine/voting/count.h"

// Makes a certificate (certificate.h): after the count, from its trace, by a second walk along the decisions
// that were made. Cost: about a second run of the method.

namespace buurtkas {

// Of max-welfare: a tree over all sets, depth first, a project in and then out at each branch.
namespace claim {
struct Branch {
  ProjectIndex project;
};
struct Bounded {  // no set here has more, and none as much that goes before what is selected
  Ratio at_most;  // welfare
};
struct OverBudget {  // what is in costs so many cents more than there are
  Ratio cents_short;
};
}  // namespace claim

using Claim = std::variant<claim::Votes, claim::Below, claim::Ranked, claim::Run, claim::Free, claim::Round,
                           claim::RunEnd, claim::Misfit, claim::Raises, Compared, claim::Branch,
                           claim::Bounded, claim::OverBudget>;

struct Certificate {
  std::vector<Claim> claims;
  bool proves_outcome = false;  // else only that the votes are right and the selection can be paid
};

// Of a next project, and how it is paid, there are no words.
bool can_certify(const Terms& terms);

// The outcome is proven of greedy, equal shares and max-welfare; but not with exclusions or caps, a draw,
// add-opt, or phragmen after it. REQUIRES: can_certify, and the selection is the outcome of these arguments.
Certificate certify(const Instance& instance, const Profile& profile, const Terms& terms,
                    const Selection& selection);

// What the selection's trace tells of a count by equal shares, up to greedy's part.
void claim_equal_shares(const Count& count, const Trace& trace, std::vector<Claim>& claims);

// That nothing has more welfare. False, and nothing claimed, with several pots or when the tree grows too
// large.
bool claim_most_welfare(const Count& count, const std::vector<ProjectIndex>& selected,
                        std::vector<Claim>& claims);

}  // namespace buurtkas

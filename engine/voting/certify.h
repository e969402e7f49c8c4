#pragma once

#include <variant>
#include <vector>

#include "engine/voting/certificate.h"
#include "engine/voting/certify_cstv.h"
#include "engine/voting/certify_maximin.h"
#include "engine/voting/certify_overspending.h"
#include "engine/voting/certify_phragmen.h"
#include "engine/voting/count.h"

// Makes a certificate (certificate.h): after the count, from its trace, by a second walk along the decisions
// that were made. Cost: about a second run of the method.

namespace buurtkas {

namespace claim {
struct Raises {
  RaiseStop why;
  std::vector<Misfit> misfits;         // nothing_fits
  std::optional<FundingCut> next_cut;  // next_costs_more: of the run that was claimed last
};
struct CapsLifted {};  // what is left goes to further projects, by votes
// Of max-welfare: a tree over all sets, depth first, a project in and then out at each branch.
struct Branch {
  ProjectIndex project;
};
struct Bounded {  // no set here has more, and none as much that goes before what is selected
  Ratio at_most;  // welfare
};
struct OverBudget {  // what is in costs so many cents more than there are
  Ratio cents_short;
};
struct Supported {  // of expanding approvals: it has its share, in votes
  ProjectIndex project;
  Ratio needs;
  Ratio support;  // rounded down to a millionth
};
struct Rest {  // nobody has its share, and the pots can pay it
  ProjectIndex project;
};
struct Next {  // what is left pays this much of it
  ProjectIndex project;
  Money paid;
  bool is_whole;
};
}  // namespace claim

using Claim = std::variant<claim::Votes, claim::Below, claim::Ranked, claim::Run, claim::Free, claim::Round,
                           claim::RunEnd, claim::Misfit, claim::Raises, Compared, claim::CapsLifted,
                           claim::Branch, claim::Bounded, claim::OverBudget, claim::Supported, claim::Rest,
                           claim::CstvStep, claim::Next, claim::Overspending, claim::Carried,
                           claim::CarriedAll, claim::Due, claim::CountEnds>;

struct Certificate {
  std::vector<Claim> claims;
  bool proves_outcome = false;  // else only that the votes are right and the selection can be paid
};

// The outcome is proven by all methods (CERTIFICATE.md has what is not). REQUIRES: the
// selection is the outcome of these.
Certificate certify(const Instance& instance, const Profile& profile, const Terms& terms,
                    const Selection& selection);

// Of the same, only the votes, and that the selection can be paid.
Certificate certify_funding(const Instance& instance, const Profile& profile, const Terms& terms,
                            const Selection& selection);

}  // namespace buurtkas

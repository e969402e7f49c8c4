#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "engine/voting/certificate.h"
#include "engine/voting/certify_phragmen.h"
#include "engine/voting/count.h"
#include "engine/voting/loads.h"

// Makes a certificate (certificate.h): after the count, from its trace, by a second walk along the decisions
// that were made. Cost: about a second run of the method.

namespace buurtkas {

namespace claim {
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

struct Next {  // what is left pays this much of it
  ProjectIndex project;
  Money paid;
  bool is_whole;
};
}  // namespace claim

using Claim = std::variant<claim::Votes, claim::Below, claim::Ranked, claim::Run, claim::Free, claim::Round,
                           claim::RunEnd, claim::Misfit, claim::Raises, Compared, claim::Branch,
                           claim::Bounded, claim::OverBudget, claim::Next, claim::Due, claim::CountEnds>;

struct Certificate {
  std::vector<Claim> claims;
  bool proves_outcome = false;  // else only that the votes are right and the selection can be paid
};

// The outcome is proven of greedy, equal shares, phragmen and max-welfare; but not with exclusions or caps, a
// next project, a draw, or add-opt from several pots. REQUIRES: the selection is the outcome of these
// arguments.
Certificate certify(const Instance& instance, const Profile& profile, const Terms& terms,
                    const Selection& selection);

bool has(const Terms& terms, Completion completion);

// What the selection's trace tells of a count by equal shares, up to greedy's part.
void claim_equal_shares(const Count& count, const Trace& trace, std::vector<Claim>& claims);

// What Phragmen's method buys after what is selected, and the selection then. Nothing when a voter would get
// money back: when together they had more than the cost.
std::optional<std::vector<ProjectIndex>> claim_phragmen(const Count& count, Loads loads,
                                                        std::vector<ProjectIndex> selected,
                                                        const Trace& trace, std::vector<Claim>& claims);

// That nothing has more welfare. False, and nothing claimed, with several pots or when the tree grows too
// large.
bool claim_most_welfare(const Count& count, const std::vector<ProjectIndex>& selected,
                        std::vector<Claim>& claims);

}  // namespace buurtkas

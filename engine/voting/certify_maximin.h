#pragma once

#include <optional>
#include <vector>

#include "engine/voting/selection.h"

// What a certificate claims of a count by maximin support (cli/verify/CERTIFICATE.md). That a load is high
// enough, a set of projects shows: what they cost is more than their supporters could bear below it. That it
// is not too high, a flow shows: who carries what. Cost: about a second run of the method.

namespace buurtkas {

namespace claim {
struct LoadLook {  // at a project that no earlier look rules out: loads only rise
  ProjectIndex project;
  Ratio load;                          // of a voter, in cents
  std::vector<ProjectIndex> heaviest;  // which cost so much, by all who support any of them
  std::optional<FundingCut> cut;       // then it is not fundable, and the load is not told
};
struct LoadClass {
  std::vector<ProjectIndex> of;
  std::vector<Ratio> carry;  // cents of each
};
struct Carried {
  ProjectIndex project;
  Ratio load;
  std::vector<ProjectIndex> heaviest;  // none when the load stays what it was
  std::size_t first;                   // voters carry no more than so many of the projects they support
  std::vector<LoadClass> classes;
  std::vector<LoadLook> looks;
};
struct CarriedAll {  // nothing more that has supporters is fundable
  Money cost;
};
}  // namespace claim

}  // namespace buurtkas

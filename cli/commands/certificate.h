#pragma once

#include <string>
#include <vector>

#include "cli/render/outcome.h"

// The certificate of a count as it is written. Of methods that go by numbers of ever more digits it is first
// checked as the verifier will: what it could not decide is claimed only as far as the money. Cost: that of
// `certify`, and of those methods that of the check.

namespace buurtkas {

// REQUIRES: the outcome's inputs are those that it was counted from.
std::string certificate_of(const Outcome& outcome);

// Of the same outcome, with less proven, if there is less: nothing of the raises before the last; and only
// that the votes are right and the selection can be paid, which is the last of them.
std::vector<std::string> lesser_certificates_of(const Outcome& outcome);

}  // namespace buurtkas

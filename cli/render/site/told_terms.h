#pragma once

#include <string>
#include <vector>

#include "cli/render/site/pages.h"

// The terms of a count for who does not know their names: what comes after the sentence on the method.

namespace buurtkas {

std::vector<std::string> told_terms(const Pages& pages);

}  // namespace buurtkas

#pragma once

#include <string>

#include "cli/render/site/pages.h"

// What a table says of a project in a few words.

namespace buurtkas {

// With the shares of its supporters, and not with what these left.
bool was_bought(const Explanation& explanation);

// Whether the count went by effective votes: equal shares does.
bool counts_effective_votes(const Terms& terms);

// How many it had, or which completion took it.
std::string selected_how(const Explanation& explanation, const Pages& pages);

// One true sentence, for a project that was not selected.
std::string why_not_selected(const Explanation& explanation, const Pages& pages);

}  // namespace buurtkas

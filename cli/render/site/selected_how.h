#pragma once

#include <string>
#include <vector>

#include "cli/render/site/pages.h"

// What a table says of a project in a few words.

namespace buurtkas {

// With the shares of its supporters, and not with what these left.
bool was_bought(const Explanation& explanation);

// How many it had, or which completion took it.
std::string selected_how(const Explanation& explanation, const Pages& pages);

// One true sentence, for a project that was not selected.
std::string why_not_selected(const Explanation& explanation, const Pages& pages);

// What would have helped it, a sentence each, the votes first; none when it was not asked. By equal shares,
// of an election too large to be counted again and again, it is what its supporters were short of.
std::vector<std::string> what_would_have_helped(const Explanation& explanation, const Pages& pages);

}  // namespace buurtkas

#pragma once

#include <vector>

#include "cli/render/site/pages.h"

// From a project's page to the rounds that tell of it.

namespace buurtkas {

// Of each project of the instance: rows with `anchor` and `name`, in the order of the count.
std::vector<PageData> round_links(const Pages& pages);

}  // namespace buurtkas

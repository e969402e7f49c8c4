#pragma once

#include "cli/render/site/pages.h"

// Proposals that were not voted on: withdrawn, or refused before the vote.

namespace buurtkas {

// Rows with `name` and `why`.
PageData not_counted(const Pages& pages);

}  // namespace buurtkas

#pragma once

#include <filesystem>
#include <optional>

#include "cli/commands/command.h"
#include "cli/render/outcome.h"
#include "cli/render/site/site_journal.h"

// A round's journal as its pages tell it.

namespace buurtkas {

// Nothing when the folder has none. What does not hold of it, and a recorded outcome that is not the counted
// one, is told on err too. `digest`: of the counted outcome.
std::optional<SiteJournal> read_site_journal(Console& console, const std::filesystem::path& folder,
                                             const Outcome& outcome, const std::string& digest,
                                             Language language);

}  // namespace buurtkas

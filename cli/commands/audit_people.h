#pragma once

#include <filesystem>

#include "cli/record/journal.h"
#include "cli/render/audit.h"

// Who the persons are that entries commit to: what private/people.csv can still show, and what it cannot.

namespace buurtkas {

// A folder, or the journal alone.
void audit_people(const Journal& journal, const std::optional<std::filesystem::path>& folder,
                  AuditReport& report);

}  // namespace buurtkas

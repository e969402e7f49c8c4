#pragma once

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "engine/finding.h"

// Findings for programs: `{"findings": [{code, severity, file, line, column, found, expected, hint,
// message}], ...}`.

namespace buurtkas {

nlohmann::json findings_json(const Findings& findings, Language language);

}  // namespace buurtkas

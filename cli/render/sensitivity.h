#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "engine/voting/sensitivity.h"

// Whether an outcome hangs by a thread, below the outcome itself.

namespace buurtkas {

// At most 80 columns.
std::string sensitivity_text(const Instance& instance, const Sensitivity& sensitivity, Language language);
nlohmann::json sensitivity_json(const Instance& instance, const Sensitivity& sensitivity);

}  // namespace buurtkas

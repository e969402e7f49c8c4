#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "engine/voting/trace.h"

// One event of a trace for programs: every project by its id, every number exact, as text.

namespace buurtkas {

nlohmann::json event_json(const Event& event, const Instance& instance);
nlohmann::json cut_json(const FundingCut& cut, const Instance& instance);
std::string_view word_of(RaiseStop why);
nlohmann::json limit_json(const Limit& limit, const Instance& instance);

// Cents as a fraction of the currency unit: `400/3` cents is `4/3`.
std::string unit_fraction(const Ratio& cents);

}  // namespace buurtkas

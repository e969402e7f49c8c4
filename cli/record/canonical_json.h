#pragma once

#include <string>

#include <nlohmann/json.hpp>

// A JSON value's one canonical text (RFC 8785), so that equal values have equal hashes. All of JSON, numbers
// too, as other programs' documents have them; what the journal itself keeps has none
// (engine/journal/canonical.h).

namespace buurtkas {

inline constexpr int canonical_json_depth_max = 1000;

// Every number is a double, as in JavaScript: a whole one beyond 2^53 may come out as a neighbour.
// ENSURES: keys in the order of their UTF-16 code units; no white space; UTF-8.
// Throws std::invalid_argument for what has no canonical text: NaN, an infinity, invalid UTF-8, values nested
// deeper than canonical_json_depth_max.
std::string canonical_json(const nlohmann::json& value);

}  // namespace buurtkas

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

// JSON as it is printed. A path or a word of a call may hold bytes that are not UTF-8; those are printed as
// U+FFFD, as JSON has no place for them.

namespace buurtkas {

std::string json_text(const nlohmann::json& json);     // indented, with a line end
std::string compact_text(const nlohmann::json& json);  // without white space: what a digest is made of

}  // namespace buurtkas

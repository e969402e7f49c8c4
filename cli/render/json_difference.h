#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

// Where two JSON values differ, field by field, so that a reader sees what changed and not two documents.

namespace buurtkas {

struct JsonDifference {
  std::string field;   // `outcome.selected[2]`
  std::string before;  // a text as it is, anything else as JSON; empty when the field is not there
  std::string after;

  bool operator==(const JsonDifference&) const = default;
};

// At most so many bytes of a value, and then `…`; as it is when it is no longer.
std::string shortened(const std::string& value, std::size_t bytes_max);

// In the order of the keys; no more than `most`.
std::vector<JsonDifference> differences_of(const nlohmann::json& before, const nlohmann::json& after,
                                           std::size_t most = 20);

}  // namespace buurtkas

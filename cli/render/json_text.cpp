#include "cli/render/json_text.h"

#include <nlohmann/json.hpp>

namespace buurtkas {
namespace {

constexpr auto replace = nlohmann::json::error_handler_t::replace;

}  // namespace

std::string json_text(const nlohmann::json& json) {
  return json.dump(2, ' ', false, replace) + '\n';
}

std::string compact_text(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, replace);
}

}  // namespace buurtkas

#include "cli/record/proof_json.h"

#include <charconv>

#include <nlohmann/json.hpp>

namespace buurtkas::proof_json {
namespace {

using Json = nlohmann::json;

constexpr std::size_t path_max = 128;

}  // namespace

std::optional<Json> parse(const std::string& text, const char* format) {
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || text_in(json, "format") != format || text_in(json, "version") != "1") {
    return std::nullopt;
  }
  return json;
}

std::optional<std::string> text_in(const Json& json, const char* key) {
  if (!json.contains(key) || !json[key].is_string()) return std::nullopt;
  return json[key].get<std::string>();
}

std::optional<std::uint64_t> number_in(const Json& json, const char* key) {
  const auto text = text_in(json, key);
  if (!text) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), number);
  const bool is_whole = failure == std::errc() && end == text->data() + text->size();
  return is_whole && std::to_string(number) == *text ? std::optional(number) : std::nullopt;
}

std::optional<Hash> hash_in(const Json& json, const char* key) {
  return hash_from_hexadecimal(text_in(json, key).value_or(""));
}

std::optional<Proof> path_in(const Json& json, const char* key) {
  if (!json.contains(key) || !json[key].is_array() || json[key].size() > path_max) return std::nullopt;
  Proof path;
  for (const Json& item : json[key]) {
    const auto hash = item.is_string() ? hash_from_hexadecimal(item.get<std::string>()) : std::nullopt;
    if (!hash) return std::nullopt;
    path.push_back(*hash);
  }
  return path;
}

Json path_json(const Proof& path) {
  Json json = Json::array();
  for (const Hash& hash : path) json.push_back(hexadecimal(hash));
  return json;
}

}  // namespace buurtkas::proof_json

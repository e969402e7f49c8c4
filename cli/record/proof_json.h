#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "engine/journal/merkle.h"

// What the files of proofs have in common: every value is a text.

namespace buurtkas::proof_json {

std::optional<nlohmann::json> parse(const std::string& text, const char* format);
std::optional<std::string> text_in(const nlohmann::json& json, const char* key);
std::optional<std::uint64_t> number_in(const nlohmann::json& json, const char* key);
std::optional<Hash> hash_in(const nlohmann::json& json, const char* key);
std::optional<Proof> path_in(const nlohmann::json& json, const char* key);
nlohmann::json path_json(const Proof& path);

}  // namespace buurtkas::proof_json

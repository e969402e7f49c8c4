#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Canonical JSON (RFC 8785) as the journal has it: objects, lists, texts, true, false and null. There are no
// numbers, since those of RFC 8785 are floats: an amount is a text. One value has one text, to the byte.

namespace buurtkas {

inline constexpr int canonical_depth_max = 64;

// Where the text stops being one object in canonical form; nothing when all of it is.
std::optional<std::size_t> first_not_canonical(std::string_view text);

bool is_utf8(std::string_view text);

// Added to `json` as a JSON text. REQUIRES: valid UTF-8.
void append_quoted(std::string& json, std::string_view text);

// Whether `a` is before `b` in the order of keys: by UTF-16 code units. REQUIRES: valid UTF-8.
bool is_key_before(std::string_view a, std::string_view b);

}  // namespace buurtkas

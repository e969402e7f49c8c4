#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

// A SHA-256 (FIPS 180-4) as 32 bytes: what the journal's tree, its entries and its keys are named by. Made
// for very many short inputs: an entry's costs well under a microsecond.

namespace buurtkas {

using Hash = std::array<std::uint8_t, 32>;

// Of the parts, one after another.
Hash sha256_bytes(std::initializer_list<std::string_view> parts);

// The 32 bytes themselves, for as long as the hash lives.
std::string_view bytes_of(const Hash& hash);
// Nothing unless there are 32 of them.
std::optional<Hash> hash_from_bytes(std::string_view bytes);

// 64 digits, in lower case.
std::string hexadecimal(const Hash& hash);
// Nothing unless `digits` is just what hexadecimal() gives.
std::optional<Hash> hash_from_hexadecimal(std::string_view digits);

}  // namespace buurtkas

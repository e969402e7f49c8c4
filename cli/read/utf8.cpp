#include "cli/read/utf8.h"

#include <cstdint>
#include <cstring>

namespace buurtkas {
namespace {

// Eight bytes of ASCII, none of them NUL.
bool is_plain(const char* bytes) {
  constexpr std::uint64_t highs = 0x8080808080808080U;
  constexpr std::uint64_t ones = 0x0101010101010101U;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof(word));
  return ((word | (word - ones)) & highs) == 0;
}

// How many bytes the character takes; 0 when it is none.
std::size_t character_size(std::string_view bytes) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const auto is_tail = [&](std::size_t at) { return at < bytes.size() && (byte(at) & 0xC0U) == 0x80; };
  const unsigned char first = byte(0);
  if (first == 0) return 0;
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return is_tail(1) ? 2 : 0;
  if (first < 0xF0) {
    if (!is_tail(1) || !is_tail(2)) return 0;
    const bool is_overlong = first == 0xE0 && byte(1) < 0xA0;
    const bool is_surrogate = first == 0xED && byte(1) >= 0xA0;
    return is_overlong || is_surrogate ? 0 : 3;
  }
  if (first > 0xF4 || !is_tail(1) || !is_tail(2) || !is_tail(3)) return 0;
  const bool is_overlong = first == 0xF0 && byte(1) < 0x90;
  const bool is_beyond = first == 0xF4 && byte(1) >= 0x90;
  return is_overlong || is_beyond ? 0 : 4;
}

}  // namespace

std::size_t first_not_text(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (at + 8 <= bytes.size() && is_plain(bytes.data() + at)) {
      at += 8;
      continue;
    }
    const std::size_t size = character_size(bytes.substr(at));
    if (size == 0) return at;
    at += size;
  }
  return std::string_view::npos;
}

}  // namespace buurtkas

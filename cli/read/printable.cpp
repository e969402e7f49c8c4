#include "cli/read/printable.h"

#include <algorithm>
#include <array>
#include <utility>

namespace buurtkas {
namespace {

using Range = std::pair<char32_t, char32_t>;

constexpr std::array<Range, 14> unseen_ranges = {{{0x20, 0x20},
                                                  {0xA0, 0xA0},
                                                  {0xAD, 0xAD},
                                                  {0x61C, 0x61C},
                                                  {0x1680, 0x1680},
                                                  {0x180E, 0x180E},
                                                  {0x2000, 0x200F},
                                                  {0x2028, 0x202F},
                                                  {0x205F, 0x206F},
                                                  {0x3000, 0x3000},
                                                  {0xFEFF, 0xFEFF},
                                                  {0xFFF9, 0xFFFB},
                                                  {0xFFFE, 0xFFFF},
                                                  {0xE0000, 0xE007F}}};

template <class Test>
bool any_character(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();) {
    if (test(next_character(text, at))) return true;
  }
  return false;
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0xC0) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t character = first & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more && at < text.size(); ++i) {
    character = (character << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  }
  return character;
}

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

bool is_unseen(char32_t character) {
  return std::any_of(unseen_ranges.begin(), unseen_ranges.end(), [character](Range range) {
    return character >= range.first && character <= range.second;
  });
}

bool has_control(std::string_view text) {
  return any_character(text, is_control);
}

bool has_unseen(std::string_view text) {
  return any_character(text, is_unseen);
}

}  // namespace buurtkas

#include "cli/render/plain_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace buurtkas {
namespace {

using Range = std::pair<char32_t, char32_t>;

// East Asian wide and emoji blocks, coarsely: a block too many only leaves a gap.
constexpr std::array<Range, 12> wide = {{{0x1100, 0x115F},
                                         {0x2E80, 0x303E},
                                         {0x3041, 0x33FF},
                                         {0x3400, 0x4DBF},
                                         {0x4E00, 0x9FFF},
                                         {0xA000, 0xA4CF},
                                         {0xAC00, 0xD7A3},
                                         {0xF900, 0xFAFF},
                                         {0xFE30, 0xFE6F},
                                         {0xFF00, 0xFF60},
                                         {0x1F300, 0x1FAFF},
                                         {0x20000, 0x3FFFD}}};
constexpr std::array<Range, 8> combining = {{{0x0300, 0x036F},
                                             {0x0483, 0x0489},
                                             {0x0591, 0x05BD},
                                             {0x064B, 0x065F},
                                             {0x1AB0, 0x1AFF},
                                             {0x1DC0, 0x1DFF},
                                             {0x20D0, 0x20FF},
                                             {0xFE00, 0xFE0F}}};
constexpr std::array<Range, 9> hostile = {{{0x00, 0x1F},
                                           {0x7F, 0x9F},
                                           {0xAD, 0xAD},
                                           {0x061C, 0x061C},
                                           {0x200B, 0x200F},
                                           {0x2028, 0x202E},
                                           {0x2060, 0x206F},
                                           {0xFEFF, 0xFEFF},
                                           {0xE0000, 0xE007F}}};

template <std::size_t size>
bool is_among(const std::array<Range, size>& ranges, char32_t character) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](Range range) { return character >= range.first && character <= range.second; });
}

// What a byte that is no part of UTF-8 counts as: a call's words, and names on a disk, may hold any bytes.
constexpr char32_t no_character = 0x7F;

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  if (first < 0xC2 || first > 0xF4) return no_character;
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t point = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    const auto next = at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    if ((next & 0xC0U) != 0x80U) return no_character;
    point = (point << 6U) | (next & 0x3FU);
  }
  const char32_t least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
  if (point < least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return no_character;
  at += more;
  return point;
}

std::size_t width_of(char32_t character) {
  if (is_among(combining, character)) return 0;
  return is_among(wide, character) ? 2 : 1;
}

// `€`, `PLN` or `no.`, which stays on the line of its number.
bool is_before_its_number(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view word = text.substr(at, end - at);
  const bool is_code =
      word.size() == 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (word != "€" && word != "nr." && word != "no." && !is_code) return false;
  const std::string_view after = text.substr(std::min(end + 1, text.size()));
  return !after.empty() && after.find_first_of("-0123456789") == 0;
}

std::string cut(std::string_view text, std::size_t width) {
  const std::string clean = harmless(text);
  if (display_width(clean) <= width) return clean;
  std::string result;
  std::size_t used = 0;
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t start = at;
    const std::size_t wide_by = width_of(next_code_point(clean, at));
    if (used + wide_by + 1 > width) break;
    result += clean.substr(start, at - start);
    used += wide_by;
  }
  return result + "…";
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t character = next_code_point(text, at);
    if (character == '\n' || character == '\t' || character == '\r') {
      result += ' ';
    } else if (is_among(hostile, character)) {
      result += "·";
    } else {
      result += text.substr(start, at - start);
    }
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::string right_whole(std::string_view text, std::size_t width) {
  const std::string clean = harmless(text);
  return std::string(width - std::min(width, display_width(clean)), ' ') + clean;
}

std::string left_in(std::string_view text, std::size_t width) {
  std::string shown = cut(text, width);
  return shown + std::string(width - std::min(width, display_width(shown)), ' ');
}

std::string right_in(std::string_view text, std::size_t width) {
  const std::string shown = cut(text, width);
  return std::string(width - std::min(width, display_width(shown)), ' ') + shown;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  const std::string clean = harmless(text);
  std::string result;
  std::size_t used = 0;
  bool is_first = true;  // of its line
  for (std::size_t at = 0; at < clean.size();) {
    std::size_t end = std::min(clean.find(' ', at), clean.size());
    if (is_before_its_number(clean, at, end)) end = std::min(clean.find(' ', end + 1), clean.size());
    const std::string_view word = std::string_view(clean).substr(at, end - at);
    const std::size_t needed = display_width(word);
    if (!is_first && used + 1 + needed > width) {
      result += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (!is_first) {
      result += ' ';
      ++used;
    }
    result += word;
    used += needed;
    is_first = false;
    at = std::min(end + 1, clean.size());
  }
  return result;
}

}  // namespace buurtkas

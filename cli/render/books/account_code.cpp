#include "cli/render/books/account_code.h"

#include <algorithm>
#include <array>

#include "cli/render/plain_text.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

// Spaces of all scripts, and what is no character to XML.
constexpr auto written_by_bytes = std::to_array<std::string_view>(
    {"\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
     "\u2008", "\u2009", "\u200A", "\u202F", "\u205F", "\u3000", "\xEF\xBF\xBE", "\xEF\xBF\xBF"});

bool is_continued(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t bytes_of_next(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && is_continued(text[bytes])) ++bytes;
  return bytes;
}

bool is_plain(std::string_view character) {
  if (character.size() > 1) {
    const bool is_listed =
        std::find(written_by_bytes.begin(), written_by_bytes.end(), character) != written_by_bytes.end();
    return !is_listed && harmless(character) == character;
  }
  const char c = character.front();
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return is_letter || std::string_view("-_./+").find(c) != std::string_view::npos;
}

}  // namespace

std::string plain_code(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string code;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, bytes_of_next(text));
    text.remove_prefix(character.size());
    if (is_plain(character)) {
      code += character;
      continue;
    }
    for (const char c : character) {
      const auto byte = static_cast<unsigned char>(c);
      code += '%';
      code += digits[byte >> 4U];
      code += digits[byte & 15U];
    }
  }
  return code;
}

std::string account_code(const PotId& pot, const Account& account) {
  std::string code = plain_code(pot.text()) + ':';
  code += name_of(account.kind);
  if (!account.name.empty()) code += ':' + plain_code(account.name);
  return code;
}

std::string_view first_characters(std::string_view text, std::size_t characters_max) {
  std::size_t bytes = 0;
  for (std::size_t count = 0; count < characters_max && bytes < text.size(); ++count) {
    bytes += bytes_of_next(text.substr(bytes));
  }
  return text.substr(0, bytes);
}

std::string short_code(const std::string& code) {
  constexpr std::size_t digits = 20;
  if (first_characters(code, short_code_max).size() == code.size()) return code;
  const std::string_view begin = first_characters(code, short_code_max - digits - 1);
  return std::string(begin) + '~' + sha256_of(code).substr(0, digits);
}

bool is_asset(AccountKind kind) {
  return kind == AccountKind::grantor || kind == AccountKind::bank;
}

}  // namespace buurtkas

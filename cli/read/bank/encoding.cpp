#include "cli/read/bank/encoding.h"

#include <algorithm>
#include <utility>

#include "cli/read/lines.h"
#include "cli/read/utf8.h"

namespace buurtkas {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view little_mark = "\xFF\xFE";
constexpr std::string_view big_mark = "\xFE\xFF";
constexpr std::string_view known = "UTF-8, UTF-16, ISO-8859-1, ISO-8859-15";

void append(std::string& text, char32_t character) {
  const auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (character < 0x80) return add(character);
  if (character < 0x800) {
    add(0xC0U | (character >> 6U));
  } else if (character < 0x10000) {
    add(0xE0U | (character >> 12U));
    add(0x80U | ((character >> 6U) & 0x3FU));
  } else {
    add(0xF0U | (character >> 18U));
    add(0x80U | ((character >> 12U) & 0x3FU));
    add(0x80U | ((character >> 6U) & 0x3FU));
  }
  add(0x80U | (character & 0x3FU));
}

std::string escaped(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text.append("\\x").append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
  }
  return text;
}

// Of the XML declaration, in capitals; empty when it says nothing. `text` is as ASCII in its first line.
std::string declared_encoding(std::string_view text) {
  constexpr std::size_t declaration_bytes_max = 256;
  if (!text.starts_with("<?xml")) return {};
  text = text.substr(0, std::min(text.find("?>"), declaration_bytes_max));
  std::size_t at = text.find("encoding");
  if (at == std::string_view::npos) return {};
  at = text.find_first_of("'\"", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = text.find(text[at], at + 1);
  if (end == std::string_view::npos) return {};
  std::string name(text.substr(at + 1, end - at - 1));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return name;
}

std::optional<std::string> from_utf16(std::string_view bytes, bool is_little, FileFindings& findings) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_little ? second << 8U | first : first << 8U | second);
  };
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  const auto refuse = [&](std::size_t at, std::size_t size) {
    findings.error(code::not_text, spot_of(text, text.size()), escaped(bytes.substr(at, size)), "UTF-16");
    return std::nullopt;
  };
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    if (at + 2 > bytes.size()) return refuse(at, 1);
    char32_t character = unit(at);
    if (character == 0 || (character >= 0xDC00 && character < 0xE000)) return refuse(at, 2);
    if (character >= 0xD800 && character < 0xDC00) {
      if (at + 4 > bytes.size()) return refuse(at, 2);
      const char32_t low = unit(at + 2);
      if (low < 0xDC00 || low >= 0xE000) return refuse(at, 4);
      character = 0x10000 + ((character - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    append(text, character);
  }
  return text;
}

// The eight places where ISO-8859-15 has another character than ISO-8859-1.
char32_t latin9(unsigned char byte) {
  switch (byte) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x160;
    case 0xA8:
      return 0x161;
    case 0xB4:
      return 0x17D;
    case 0xB8:
      return 0x17E;
    case 0xBC:
      return 0x152;
    case 0xBD:
      return 0x153;
    case 0xBE:
      return 0x178;
    default:
      return byte;
  }
}

std::optional<std::string> from_latin(std::string_view bytes, bool is_latin9, FileFindings& findings) {
  const std::size_t nothing = bytes.find('\0');
  if (nothing != std::string_view::npos) {
    findings.error(code::not_text, spot_of(bytes, nothing), "\\x00",
                   is_latin9 ? "ISO-8859-15" : "ISO-8859-1");
    return std::nullopt;
  }
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append(text, is_latin9 ? latin9(byte) : byte);
  }
  return text;
}

}  // namespace

std::optional<std::string> utf8_of(std::string bytes, FileFindings& findings) {
  const bool is_little = bytes.starts_with(little_mark);
  if (is_little || bytes.starts_with(big_mark)) {
    auto text = from_utf16(std::string_view(bytes).substr(2), is_little, findings);
    if (!text) return std::nullopt;
    const std::string declared = declared_encoding(*text);
    if (declared.empty() || declared == "UTF-16") return text;
    findings.error(code::encoding_differs, {1, 1}, "UTF-16", declared);
    return std::nullopt;
  }
  const bool has_mark = bytes.starts_with(utf8_mark);
  if (has_mark) bytes.erase(0, utf8_mark.size());
  const std::string declared = declared_encoding(bytes);
  if (declared.empty() || declared == "UTF-8" || declared == "US-ASCII") {
    const std::size_t bad = first_not_text(bytes);
    if (bad == std::string_view::npos) return bytes;
    findings.error(code::not_text, spot_of(bytes, bad), escaped(std::string_view(bytes).substr(bad, 1)),
                   "UTF-8");
    return std::nullopt;
  }
  const bool is_latin9 = declared == "ISO-8859-15";
  const bool is_latin = is_latin9 || declared == "ISO-8859-1";
  if (has_mark || declared == "UTF-16") {
    findings.error(code::encoding_differs, {1, 1}, "UTF-8", declared);
  } else if (is_latin) {
    return from_latin(bytes, is_latin9, findings);
  } else {
    findings.error(code::other_encoding, {1, 1}, declared, known);
  }
  return std::nullopt;
}

}  // namespace buurtkas

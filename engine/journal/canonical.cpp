#include "engine/journal/canonical.h"

#include <algorithm>
#include <cstdint>

namespace buurtkas {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

// The escapes that RFC 8785 wants: a letter where JSON has one, else `\u00` and two digits.
void append_escaped(std::string& json, char c) {
  constexpr std::string_view plain = "\b\t\n\f\r\"\\";
  constexpr std::string_view letters = "btnfr\"\\";
  json += '\\';
  if (const std::size_t at = plain.find(c); at != std::string_view::npos) {
    json += letters[at];
    return;
  }
  const auto byte = static_cast<unsigned char>(c);
  json += "u00";
  json += digits[byte >> 4U];
  json += digits[byte & 15U];
}

bool must_be_escaped(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// Bytes of the character of UTF-8 that begins here; 0 when none does.
std::size_t character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
  std::uint32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80) return 0;
    value = value << 6U | (byte(at + i) & 0x3FU);
  }
  const bool is_too_long = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool is_surrogate = value >= 0xD800 && value < 0xE000;
  return is_too_long || is_surrogate || value > 0x10FFFF ? 0 : length;
}

// Walks the text once. `at` stays where it stops being canonical.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool object(int depth) {
    if (!take("{")) return false;
    if (take("}")) return true;
    std::string last;
    for (bool is_first = true;; is_first = false) {
      const std::size_t begin = at_;
      std::string key;
      if (!string(&key)) return false;
      if (!is_first && !is_key_before(last, key)) {
        at_ = begin;
        return false;
      }
      if (!take(":") || !value(depth)) return false;
      if (take("}")) return true;
      if (!take(",")) return false;
      last = std::move(key);
    }
  }

  std::size_t at() const { return at_; }

 private:
  bool take(std::string_view token) {
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  bool value(int depth) {
    if (at_ == text_.size()) return false;
    const char c = text_[at_];
    if (c == '"') return string(nullptr);
    if (c != '{' && c != '[') return take("true") || take("false") || take("null");
    if (depth == canonical_depth_max) return false;
    return c == '{' ? object(depth + 1) : list(depth + 1);
  }

  bool list(int depth) {
    at_ += 1;
    if (take("]")) return true;
    while (value(depth)) {
      if (take("]")) return true;
      if (!take(",")) return false;
    }
    return false;
  }

  bool string(std::string* decoded) {
    if (!take("\"")) return false;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') return take("\"");
      if (c == '\\' ? !escape(decoded) : !character(decoded)) return false;
    }
    return false;
  }

  bool character(std::string* decoded) {
    const std::size_t length = must_be_escaped(text_[at_]) ? 0 : character_at(text_, at_);
    if (decoded != nullptr) decoded->append(text_.substr(at_, length));
    at_ += length;
    return length > 0;
  }

  // Only what must be escaped, and as it must be.
  bool escape(std::string* decoded) {
    for (int c = 0; c <= '\\'; ++c) {
      if (!must_be_escaped(static_cast<char>(c))) continue;
      std::string wanted;
      append_escaped(wanted, static_cast<char>(c));
      if (!take(wanted)) continue;
      if (decoded != nullptr) *decoded += static_cast<char>(c);
      return true;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::size_t> first_not_canonical(std::string_view text) {
  Scanner scanner(text);
  if (!scanner.object(1) || scanner.at() != text.size()) return scanner.at();
  return std::nullopt;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_at(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

void append_quoted(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    if (must_be_escaped(c)) {
      append_escaped(json, c);
    } else {
      json += c;
    }
  }
  json += '"';
}

// Bytes of UTF-8 are in the order of the characters; UTF-16 has those beyond U+FFFF (which begin with F0 or
// higher) before U+E000 to U+FFFF (which begin with EE and EF).
bool is_key_before(std::string_view a, std::string_view b) {
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (right == b.end()) return false;
  if (left == a.end()) return true;
  const auto x = static_cast<unsigned char>(*left);
  const auto y = static_cast<unsigned char>(*right);
  const bool is_x_far = x >= 0xF0;
  const bool is_y_far = y >= 0xF0;
  if (is_x_far != is_y_far && x >= 0xEE && y >= 0xEE) return is_x_far;
  return x < y;
}

}  // namespace buurtkas

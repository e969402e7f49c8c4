#include "cli/render/bank/bank_letters.h"

#include <algorithm>
#include <memory>
#include <system_error>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace buurtkas {
namespace {

// Other scripts and accents. Letters that are ASCII stay as they are.
constexpr const char* to_ascii = "Any-Latin; Latin-ASCII";

std::unique_ptr<icu::Transliterator> new_transliterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(to_ascii), UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0) {
    throw std::system_error(std::make_error_code(std::errc::not_supported), u_errorName(status));
  }
  return made;
}

std::string transliterated(std::string_view text) {
  static const std::unique_ptr<icu::Transliterator> transliterator = new_transliterator();
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  transliterator->transliterate(unicode);
  std::string ascii;
  unicode.toUTF8String(ascii);
  return ascii;
}

// The nearest that a bank takes; a space for what has none.
char bank_letter(char c) {
  constexpr std::string_view others = "&_~\"`[{<]}>;!|\\";
  constexpr std::string_view nearest = "+--''((())),.//";
  const std::size_t at = others.find(c);
  if (at != std::string_view::npos) return nearest[at];
  return is_bank_letter(c) ? c : ' ';
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_readable(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool is_bank_letter(char c) {
  return is_readable(c) || std::string_view("/-?:().,'+ ").find(c) != std::string_view::npos;
}

std::string bank_letters(std::string_view text, std::size_t most) {
  const std::string ascii = is_ascii(text) ? std::string(text) : transliterated(text);
  std::string letters;
  for (const char c : ascii) {
    const char letter = bank_letter(c);
    const bool is_double = (letter == ' ' || letter == '/') && !letters.empty() && letters.back() == letter;
    if (!is_double) letters += letter;
  }
  const auto is_edge = [](char c) { return c == ' ' || c == '/'; };
  letters.erase(letters.begin(), std::find_if_not(letters.begin(), letters.end(), is_edge));
  if (letters.size() > most) letters.resize(most);
  while (!letters.empty() && is_edge(letters.back())) letters.pop_back();
  return std::any_of(letters.begin(), letters.end(), is_readable) ? letters : std::string();
}

}  // namespace buurtkas

#include "cli/render/bank/bank_letters.h"

#include <algorithm>
#include <memory>
#include <system_error>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace buurtkas {
namespace {

// What ICU's Latin-ASCII leaves, or would write with letters that banks do not take.
constexpr const char* rules =
    ":: Any-Latin; :: Latin-ASCII; "
    "'&' > '+'; '_' > '-'; '~' > '-'; ['\"`´ʻʼʾʿ] > \\'; [\\[{<] > '('; [\\]}>] > ')'; ';' > ','; '!' > '.'; "
    "'|' > '/'; '\\\\' > '/';";

std::unique_ptr<icu::Transliterator> new_transliterator() {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createFromRules(
      "Bank", icu::UnicodeString::fromUTF8(rules), UTRANS_FORWARD, where, status));
  if (U_FAILURE(status) != 0) {
    throw std::system_error(std::make_error_code(std::errc::not_supported), u_errorName(status));
  }
  return made;
}

bool is_readable(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool is_bank_letter(char c) {
  return is_readable(c) || std::string_view("/-?:().,'+ ").find(c) != std::string_view::npos;
}

std::string bank_letters(std::string_view text, std::size_t most) {
  static const std::unique_ptr<icu::Transliterator> transliterator = new_transliterator();
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  transliterator->transliterate(unicode);
  std::string ascii;
  unicode.toUTF8String(ascii);
  std::string letters;
  for (const char c : ascii) {
    const char letter = is_bank_letter(c) ? c : ' ';
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

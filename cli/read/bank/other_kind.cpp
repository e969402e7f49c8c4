#include "cli/read/bank/other_kind.h"

#include <algorithm>
#include <array>
#include <string>

namespace buurtkas {
namespace {

constexpr std::string_view wanted = "camt.053 (XML)";
constexpr std::string_view white_space = " \t\r\n";

struct Opening {
  std::string_view bytes;
  std::string_view kind;
};

constexpr auto zips = std::to_array<Opening>({
    {"PK\x03\x04", "ZIP"},
    {"PK\x05\x06", "ZIP"},
    {"\x1F\x8B", "gzip"},
    {"7z\xBC\xAF\x27\x1C", "7z"},
    {"Rar!", "RAR"},
});

constexpr auto others = std::to_array<Opening>({
    {"%PDF", "PDF"},
    {"\xD0\xCF\x11\xE0", "Excel"},
    {"{\\rtf", "RTF"},
    {"{1:F01", "MT940"},
    {":20:", "MT940"},
    {"OFXHEADER", "OFX"},
});

std::string_view kind_of(std::string_view bytes, const auto& openings) {
  for (const Opening& opening : openings) {
    if (bytes.starts_with(opening.bytes)) return opening.kind;
  }
  return {};
}

bool holds(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

std::string small(std::string_view text) {
  std::string letters(text);
  std::transform(letters.begin(), letters.end(), letters.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return letters;
}

// Of a text that does not begin as XML does.
std::string kind_of_text(std::string_view text) {
  if (holds(text, "\n:20:") || holds(text, "\r:20:")) return "MT940";
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.find_first_of(",;\t") != std::string_view::npos) return "CSV";
  constexpr std::size_t shown_bytes = 20;
  return std::string(line.substr(0, shown_bytes));
}

}  // namespace

bool refuse_other_kind(std::string_view bytes, FileFindings& findings) {
  constexpr std::size_t looked_at = 1024;
  // Marks of UTF-16: what follows is looked at when it is text.
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return false;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(white_space);
  if (first == std::string_view::npos) {
    findings.error(code::file_empty, {}, {});
    return true;
  }
  const std::string_view zip = kind_of(bytes, zips);
  if (!zip.empty()) {
    findings.error(code::zipped, {}, zip, wanted);
    return true;
  }
  const std::string_view text = bytes.substr(first, looked_at);
  const std::string_view other = kind_of(text, others);
  const std::string letters = small(text.substr(0, 15));
  if (!other.empty()) {
    findings.error(code::not_bank_xml, {}, other, wanted);
  } else if (letters.starts_with("<html") || letters.starts_with("<!doctype html")) {
    findings.error(code::not_bank_xml, {}, "HTML", wanted);
  } else if (text.front() == '<' || text.front() == '\0') {
    return false;
  } else {
    findings.error(code::not_bank_xml, {}, kind_of_text(text), wanted);
  }
  return true;
}

}  // namespace buurtkas

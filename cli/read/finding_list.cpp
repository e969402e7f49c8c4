#include "cli/read/finding_list.h"

#include <algorithm>
#include <iterator>

#include "cli/read/printable.h"

namespace buurtkas {
namespace {

constexpr std::size_t shown_bytes_max = 80;

std::string escaped(char32_t character) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned shift : {20U, 16U, 12U, 8U, 4U, 0U}) {
    const std::size_t digit = (character >> shift) & 15U;
    if (shift < 8 || digit > 0 || !text.empty()) text += digits[digit];
  }
  return "\\x" + text;
}

std::string shown(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (at >= shown_bytes_max) return result + "…";
    const std::size_t start = at;
    const char32_t character = next_character(text, at);
    const bool is_seen = character == ' ' || (!is_control(character) && !is_unseen(character));
    result += is_seen ? std::string(text.substr(start, at - start)) : escaped(character);
  }
  return result;
}

}  // namespace

void FindingList::add(Finding finding) {
  const bool is_error = finding.severity == Severity::error;
  ++(is_error ? errors_ : warnings_);
  Findings& list = is_error ? error_list_ : warning_list_;
  if (list.size() < findings_max) list.push_back(std::move(finding));
}

bool FindingList::is_full(Severity severity) const {
  return (severity == Severity::error ? error_list_ : warning_list_).size() >= findings_max;
}

Findings FindingList::take(const std::string& name) {
  Findings all = std::move(error_list_);
  const std::size_t room = std::min(findings_max - all.size(), warning_list_.size());
  std::move(warning_list_.begin(), warning_list_.begin() + static_cast<std::ptrdiff_t>(room),
            std::back_inserter(all));
  sort_findings(all);
  const std::uint64_t more = errors_ + warnings_ - all.size();
  if (more > 0) {
    const Severity severity = errors_ > findings_max ? Severity::error : Severity::warning;
    all.push_back({code::more_findings, severity, {name, 0, 0}, std::to_string(more), {}, {}});
  }
  *this = {};
  return all;
}

void FileFindings::error(code::Code code, Spot spot, std::string_view found, std::string_view expected,
                         std::string_view hint) {
  list_->add({code,
              Severity::error,
              {file_, spot.line, spot.column},
              shown(found),
              std::string(expected),
              shown(hint)});
}

void FileFindings::warning(code::Code code, Spot spot, std::string_view found, std::string_view expected,
                           std::string_view hint) {
  list_->add({code,
              Severity::warning,
              {file_, spot.line, spot.column},
              shown(found),
              std::string(expected),
              shown(hint)});
}

std::string FileFindings::place(Spot spot) const {
  return file_ + ':' + std::to_string(spot.line);
}

}  // namespace buurtkas

#include "cli/read/finding_list.h"

#include <algorithm>
#include <iterator>

namespace buurtkas {
namespace {

constexpr std::size_t shown_bytes_max = 80;

std::string shown(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  const bool is_cut = text.size() > shown_bytes_max;
  if (is_cut) {
    std::size_t end = shown_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text = text.substr(0, end);
  }
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      result += c;
    } else {
      result += {'\\', 'x', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return is_cut ? result + "…" : result;
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

#include "cli/read/pb_columns.h"

#include <algorithm>

#include "cli/read/values.h"

namespace buurtkas {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Another word is not a slip: `notes` is not `votes`, `core` not `score`, and `note` not `name`.
bool may_be_slip(std::string_view name, std::string_view known) {
  constexpr std::size_t short_word = 5;
  if (name.empty() || lower(name.front()) != known.front()) return false;
  if (name.size() != known.size() || known.size() > short_word) return true;
  return std::is_permutation(name.begin(), name.end(), known.begin(),
                             [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

PbColumns::PbColumns(const PbSections& header, std::initializer_list<std::string_view> required,
                     FileFindings& findings) {
  for (const PbCell& cell : header.cells()) names_.push_back(trimmed(cell.text));
  for (const std::string_view name : required) require(name, header, findings);
}

void PbColumns::require(std::string_view name, const PbSections& header, FileFindings& findings) {
  if (find(name)) return;
  is_complete_ = false;
  findings.error(code::missing_column, header.row_spot(), {}, name, hint_for(findings, name, names_));
}

void PbColumns::tell_near_misses(const PbSections& header, std::span<const std::string_view> known,
                                 FileFindings& findings) const {
  for (std::size_t column = 0; column < names_.size(); ++column) {
    const std::string_view name = names_[column];
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string meant = hint_for(findings, name, known, Severity::warning);
    if (meant.empty() || find(meant) || !may_be_slip(name, meant)) continue;
    findings.warning(code::unknown_column, header.spot(header.cells()[column]), name, {}, meant);
  }
}

std::optional<std::size_t> PbColumns::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names_.begin());
}

const PbCell* PbColumns::cell(const PbSections& row, std::optional<std::size_t> column) const {
  return column ? &row.cells()[*column] : nullptr;
}

}  // namespace buurtkas

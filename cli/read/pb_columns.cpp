#include "cli/read/pb_columns.h"

#include <algorithm>

#include "cli/read/values.h"

namespace buurtkas {

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

std::optional<std::size_t> PbColumns::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names_.begin());
}

const PbCell* PbColumns::cell(const PbSections& row, std::optional<std::size_t> column) const {
  return column ? &row.cells()[*column] : nullptr;
}

}  // namespace buurtkas

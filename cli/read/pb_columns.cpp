#include "cli/read/pb_columns.h"

#include <algorithm>

#include "cli/read/values.h"

namespace buurtkas {
namespace {

char plain(char c) {
  if (c == '-' || c == ' ') return '_';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// One letter too many or too few, two that changed places, capitals. Another letter makes another word of a
// short one: `notes` is not `votes`; and so does another beginning: `core` is not `score`.
bool may_be_slip(std::string_view name, std::string_view known) {
  constexpr std::size_t short_word = 5;
  const bool is_short = known.size() <= short_word;
  if (name.empty() || plain(name.front()) != known.front()) return false;
  while (!name.empty() && !known.empty() && plain(name.front()) == known.front()) {
    name.remove_prefix(1);
    known.remove_prefix(1);
  }
  while (!name.empty() && !known.empty() && plain(name.back()) == known.back()) {
    name.remove_suffix(1);
    known.remove_suffix(1);
  }
  if (name.size() == 2 && known.size() == 2) return plain(name[0]) == known[1] && plain(name[1]) == known[0];
  const bool is_other_letter = name.size() == 1 && known.size() == 1;
  return name.size() <= 1 && known.size() <= 1 && !(is_short && is_other_letter);
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
    for (const std::string_view meant : known) {
      if (!find(meant) && may_be_slip(name, meant))
        findings.warning(code::unknown_column, header.spot(header.cells()[column]), name, {}, meant);
    }
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

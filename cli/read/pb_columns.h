#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/pb_sections.h"

// Where a section's columns are, by their names.

namespace buurtkas {

class PbColumns {
 public:
  // Missing required columns are findings, at the header.
  PbColumns(const PbSections& header, std::initializer_list<std::string_view> required,
            FileFindings& findings);

  // The cell of a row; nothing when the file has no such column.
  const PbCell* cell(const PbSections& row, std::optional<std::size_t> column) const;
  std::optional<std::size_t> find(std::string_view name) const;
  // One more that must be there.
  void require(std::string_view name, const PbSections& header, FileFindings& findings);
  // Names that are one slip from one of these, where the file does not have that one; others may be there.
  void tell_near_misses(const PbSections& header, std::span<const std::string_view> known,
                        FileFindings& findings) const;
  bool is_complete() const { return is_complete_; }

 private:
  std::vector<std::string_view> names_;
  bool is_complete_ = true;
};

}  // namespace buurtkas

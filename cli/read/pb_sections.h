#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/read/pb_scanner.h"

// A `.pb` file's three sections, each with its header and rows: META, PROJECTS, VOTES, in this order and each
// once. Whatever breaks that is a finding, and so is a row that has not as many cells as its header, and a
// field that may not be recorded.

namespace buurtkas {

enum class PbSection { none, meta, projects, votes };

class PbSections {
 public:
  // REQUIRES: all outlive this and its cells.
  PbSections(std::string_view text, std::deque<std::string>& kept, FileFindings& findings);

  // The next header or row; false after the last, or when what follows cannot be told apart.
  bool next();

  PbSection section() const { return section_; }
  bool is_header() const { return is_header_; }
  // As many as the header has; of META two: a key and a value.
  std::span<const PbCell> cells() const { return scanner_.cells().first(columns_); }
  Spot spot(const PbCell& cell) const { return scanner_.spot(cell.begin); }
  Spot spot(const char* place) const { return scanner_.spot(place); }  // of this row
  Spot row_spot() const { return scanner_.row_spot(); }
  std::size_t position() const { return scanner_.position(); }  // bytes behind it
  // Some row of PROJECTS was passed over.
  bool has_lost_projects() const { return has_lost_projects_; }

 private:
  bool enter(PbSection section);
  bool tell_unknown_section();
  void check_field(const PbCell& cell);
  bool check_row();
  bool check_quotes();
  void tell_cell_count();
  bool check_header();
  void finish();

  PbScanner scanner_;
  FileFindings& findings_;
  PbSection section_ = PbSection::none;
  bool is_header_ = false;
  bool awaits_header_ = false;
  bool has_lost_projects_ = false;
  Spot marker_;
  std::size_t columns_ = 0;
};

}  // namespace buurtkas

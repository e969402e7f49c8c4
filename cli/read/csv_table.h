#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/finding_list.h"
#include "cli/read/source.h"

// A table as spreadsheets save it: a header and rows, cells between `;` or `,` (the header tells which),
// quotes as in RFC 4180, any line ending. Read row by row, in little memory; rows without any text are passed
// over. White space around a cell is not part of it.

namespace buurtkas {

struct Column {
  std::string_view name;
  bool is_required = false;
};

class CsvTable {
 public:
  // Reads the header: unknown, repeated and missing columns are findings. REQUIRES: all outlive this.
  CsvTable(const Source& source, FileFindings& findings, std::span<const Column> columns);

  bool has_required_columns() const { return has_required_columns_; }  // each once

  // The next row that is whole; others are findings. False after the last.
  bool next();

  // Of the row: the column's position is that in `columns`. Empty for a column that the file does not have.
  std::string_view cell(std::size_t column) const;
  Spot spot(std::size_t column) const;  // of the row, for a column that the file does not have
  bool has_column(std::size_t column) const { return place_of_[column] >= 0; }
  std::uint32_t line() const { return row_line_; }
  bool has_lost_rows() const { return has_lost_rows_; }  // so far
 private:
  struct Cell {
    std::string_view text;
    Spot spot;
  };
  enum class Row { whole, broken, end };
  Row read_row();
  bool read_cell(Cell& cell);
  bool read_quoted(Cell& cell);
  void skip_line();
  bool at_end_of_line() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void end_line();
  Spot here() const;
  void read_header();
  void find_columns();

  std::string_view text_;
  FileFindings& findings_;
  std::span<const Column> columns_;
  std::vector<int> place_of_;  // of each of columns_ in a row; -1 when not there
  char separator_ = ';';
  std::size_t at_ = 0, line_start_ = 0;
  std::uint32_t line_ = 1, row_line_ = 0;  // row_line_: where the row begins
  std::vector<Cell> row_;
  std::size_t cell_count_ = 0;        // of the row, also of those that are not kept
  std::size_t cells_kept_max_ = 256;  // as many as the header has, once that was read
  std::deque<std::string> unquoted_;  // texts of the row that had doubled quotes
  bool has_required_columns_ = false, has_lost_rows_ = false;
};

}  // namespace buurtkas

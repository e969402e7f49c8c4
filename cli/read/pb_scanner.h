#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/finding_list.h"

// The rows of a `.pb` file, whatever its line endings: cells between `;`, quoted as in RFC 4180 where they
// hold `;`, a doubled quote or a line break. One pass over the bytes; a cell is a view into them, but for
// doubled quotes.

namespace buurtkas {

struct PbCell {
  std::string_view text;        // without its quotes
  const char* begin = nullptr;  // where it stands in the file
};

class PbScanner {
 public:
  // REQUIRES: text outlives this and all cells. `kept` gets the texts that are not in the file as they are.
  PbScanner(std::string_view text, std::deque<std::string>& kept) : text_(text), kept_(kept) {}

  // The next row that is not blank; false after the last.
  bool next();

  std::span<const PbCell> cells() const { return cells_; }
  std::uint32_t line() const { return row_line_; }
  Spot spot(const PbCell& cell) const;  // of this row
  Spot row_spot() const { return {row_line_, 1}; }

  // The row's quote was never closed: the file ends inside it.
  bool is_truncated() const { return is_truncated_; }
  // A closing quote is followed by more text: where.
  const char* stray_quote() const { return stray_quote_; }

  std::size_t position() const { return at_; }

 private:
  void read_row();
  void read_quoted();
  void end_line();

  std::string_view text_;
  std::deque<std::string>& kept_;
  std::size_t at_ = 0;
  std::size_t row_start_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t row_line_ = 1;
  std::vector<PbCell> cells_;
  bool is_truncated_ = false;
  const char* stray_quote_ = nullptr;
};

// Without the spaces and tabs around it.
std::string_view trimmed(std::string_view text);

// Empty for `None`, which one common writer puts for a missing value.
std::string_view value_of(const PbCell& cell);

}  // namespace buurtkas

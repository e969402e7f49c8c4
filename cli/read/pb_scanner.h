#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/finding_list.h"

// The rows of a `.pb` file, whatever its line endings: cells between `;`, quoted as in RFC 4180 where they
// hold `;`, a doubled quote or a line break. One pass over the bytes; a cell is a view into them, but where
// it has doubled quotes, or line breaks other than LF, which become LF.

namespace buurtkas {

struct PbCell {
  std::string_view text;        // without its quotes
  const char* begin = nullptr;  // where it stands in the file

  bool is_quoted() const { return text.data() != begin; }
};

class PbScanner {
 public:
  // REQUIRES: text outlives this and all cells. `kept` gets the texts that are not in the file as they are.
  PbScanner(std::string_view text, std::deque<std::string>& kept) : text_(text), kept_(kept) {}

  // The next row that is not blank; false after the last.
  bool next();

  static constexpr std::size_t cells_max = 256;
  std::span<const PbCell> cells() const { return cells_; }  // the first cells_max
  std::size_t cell_count() const { return cell_count_; }    // all
  bool is_blank_from(std::size_t cell) const;               // all cells from it on
  Spot spot(const char* place) const;                       // of this row
  Spot row_spot() const { return {row_line_, 1}; }
  std::string_view row_text() const { return text_.substr(row_start_, row_end_ - row_start_); }

  // From a quote that was never closed to the end of the file; else empty.
  std::string_view unclosed() const { return unclosed_; }
  // What follows a closing quote in its cell; else empty.
  std::string_view stray() const { return stray_; }

  std::size_t position() const { return at_; }

 private:
  void read_row();
  void read_quoted();
  void put(std::string_view text, const char* begin);
  void end_line();

  std::string_view text_;
  std::deque<std::string>& kept_;
  std::size_t at_ = 0, row_start_ = 0, row_end_ = 0;
  std::uint32_t line_ = 1, row_line_ = 1;
  std::vector<PbCell> cells_;
  std::size_t cell_count_ = 0;
  bool is_rest_blank_ = true;  // of the cells that are not kept
  std::string_view unclosed_, stray_;
};

// Without the spaces and tabs around it.
std::string_view trimmed(std::string_view text);

// Empty for `None`, which one common writer puts for a missing value.
std::string_view value_of(const PbCell& cell);

}  // namespace buurtkas

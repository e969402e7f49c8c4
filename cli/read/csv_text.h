#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "cli/read/source.h"

// A table as it is written back: in the form in which it was read, so that the spreadsheet of who keeps it
// opens it as before.

namespace buurtkas {

struct CsvForm {
  char separator = ';';
  std::string line_end = "\n";
  bool has_mark = false;  // a byte order mark
};

CsvForm csv_form_of(const Source& source);

class CsvText {
 public:
  explicit CsvText(CsvForm form);

  // Quotes what needs it. REQUIRES: no line ends in a cell.
  void add_row(std::span<const std::string_view> cells);
  std::string take() { return std::move(text_); }

 private:
  CsvForm form_;
  std::string text_;
};

}  // namespace buurtkas

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A `.pb` file as a value: its three sections, every cell as it was written, known or not. What is counted is
// an Election; this is what is kept, and written back. Format: pabulib.org/format.

namespace buurtkas {

struct PbTable {
  std::vector<std::string> columns;
  std::vector<std::string_view> cells;  // row after row, columns.size() each, unquoted

  std::size_t rows() const { return columns.empty() ? 0 : cells.size() / columns.size(); }
};

// The cells point into texts that the document's maker keeps alive.
struct PbDocument {
  std::vector<std::pair<std::string, std::string>> meta;  // in the order of the file
  PbTable projects;
  PbTable votes;
};

}  // namespace buurtkas

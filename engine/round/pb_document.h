#pragma once

#include <deque>
#include <span>
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

// The cells point into the file's text, which the document's maker keeps alive, and into `kept`.
struct PbDocument {
  PbDocument() = default;
  PbDocument(PbDocument&&) = default;
  PbDocument& operator=(PbDocument&&) = default;

  std::vector<std::pair<std::string, std::string>> meta;  // in the order of the file
  PbTable projects;
  PbTable votes;
  std::deque<std::string> kept;  // texts that the file does not have as they are
};

// The keys and columns that the format knows, in the order in which files are written.
std::span<const std::string_view> pb_meta_keys();
std::span<const std::string_view> pb_project_columns();
std::span<const std::string_view> pb_vote_columns();

}  // namespace buurtkas

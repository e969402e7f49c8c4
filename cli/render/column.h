#pragma once

#include <string>
#include <string_view>
#include <vector>

// A column of numbers, to the right. It is as wide as its widest cell asks for, with a space before it: a
// name may be cut to fit a line, an amount never.

namespace buurtkas {

class Column {
 public:
  Column(std::size_t width_min, std::string_view head);
  void add(std::string cell);

  std::size_t width() const { return width_; }
  std::string cell(std::size_t row) const;  // row 0 is the head

 private:
  std::size_t width_;
  std::vector<std::string> cells_;
};

}  // namespace buurtkas

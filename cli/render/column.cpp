#include "cli/render/column.h"

#include <algorithm>
#include <utility>

#include "cli/render/plain_text.h"

namespace buurtkas {

Column::Column(std::size_t width_min, std::string_view head) : width_(width_min) {
  add(std::string(head));
}

void Column::add(std::string cell) {
  if (!cell.empty()) width_ = std::max(width_, display_width(harmless(cell)) + 1);
  cells_.push_back(std::move(cell));
}

std::string Column::cell(std::size_t row) const {
  return right_whole(cells_.at(row), width_);
}

}  // namespace buurtkas

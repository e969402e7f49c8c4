#include "engine/voting/horizon.h"

#include <algorithm>

#include "engine/assertion.h"

namespace buurtkas {

void Horizon::keep_at_least_zero(const Line& line) {
  BUURTKAS_ASSERT(line.at >= 0);
  if (line.slope < 0) raises_ = std::min<Wide>(raises_, line.at / -line.slope);
}

void Horizon::keep_above_zero(const Line& line) {
  BUURTKAS_ASSERT(line.at > 0);
  if (line.slope < 0) raises_ = std::min<Wide>(raises_, (line.at - 1) / -line.slope);
}

void Horizon::keep(const std::function<bool(const Wide& raises)>& holds) {
  if (holds(raises_)) return;
  Wide last = 0;  // it holds so long
  Wide first = 1;
  while (first < raises_ && holds(first)) {
    last = first;
    first *= 2;
  }
  first = std::min(first, raises_);  // it holds no longer
  while (first - last > 1) {
    const Wide middle = (first + last) / 2;
    (holds(middle) ? last : first) = middle;
  }
  raises_ = last;
}

}  // namespace buurtkas

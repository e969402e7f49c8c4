#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/money/ratio.h"

// A picture of shares as bars that lie below each other: one a row, or two to be compared.

namespace buurtkas {

struct Bar {
  Ratio share;  // not below 0
  std::string text;
};

struct BarRow {
  std::string name;
  std::vector<Bar> bars;  // one or two
};

// The longest bar takes all the room there is. `kinds` says what the bars of each row are, in their order.
// `label` says in a sentence what is seen. Empty when no bar has any length.
std::string bar_picture(std::string_view label, const std::vector<std::string>& kinds,
                        const std::vector<BarRow>& rows);

}  // namespace buurtkas

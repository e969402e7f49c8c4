#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/money/money.h"

// A picture of money that goes from some ends, at the left, to others, at the right: bands as thick as they
// have money, so that ends are as high as all they give or get. What would be too thin to see is drawn a
// little thicker.

namespace buurtkas {

struct FlowEnd {
  std::string name;
  std::string amount;
  std::string_view colour;  // a class of pages/site.css
};

struct Flow {
  std::size_t from = 0;
  std::size_t to = 0;
  Money amount;  // above 0
  std::string_view colour;
};

// Ends are drawn in their order. `label` says in a sentence what is seen.
std::string flow_picture(std::string_view label, const std::vector<FlowEnd>& from,
                         const std::vector<FlowEnd>& to, const std::vector<Flow>& flows);

}  // namespace buurtkas

#pragma once

#include <cstdint>
#include <functional>

// Called now and then during a long count, so that a command can show that something happens.

namespace buurtkas {

struct CountProgress {
  std::uint64_t runs = 0;  // of the method, or steps of its search, finished
};
using OnProgress = std::function<void(const CountProgress&)>;

}  // namespace buurtkas

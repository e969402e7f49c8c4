#include "engine/rulebook/parameter.h"

namespace buurtkas {

std::string to_string(const Period& period) {
  return to_string(period.from) + " .." + (period.until ? ' ' + to_string(*period.until) : std::string());
}

}  // namespace buurtkas

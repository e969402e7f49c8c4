#include "engine/assertion.h"

#include <cstdio>
#include <cstdlib>

namespace buurtkas {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "buurtkas is wrong: `%s` does not hold (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace buurtkas

#pragma once

#include "cli/record/database.h"

// A journal whose file can be read, and whose entries do not hang together: the input is wrong, and not the
// machine.

namespace buurtkas {

struct EntriesDiffer : StorageDamaged {
  using StorageDamaged::StorageDamaged;
};

}  // namespace buurtkas

#pragma once

// The journal: sealing entries and verifying them beside libsodium's SHA-256 over the same bytes, and the
// memory that an audit of 10^4 to 10^6 made-up entries takes. Prints a table.

namespace buurtkas::bench {

void print_journal();

}  // namespace buurtkas::bench

#pragma once

// Rulebooks: a million made-up claim lines through three of them beside reading those lines, and checking all
// that we ship beside reading them a hundred times. Prints two ratios.

namespace buurtkas::bench {

void print_rules();

}  // namespace buurtkas::bench

#pragma once

// The pages of Łódź 2022: by its own rule, and by equal shares with raises; how many bytes, and how long it
// takes beside `vote` of the same. Prints ratios of whole commands, with reading the file in both.

namespace buurtkas::bench {

void print_pages();

}  // namespace buurtkas::bench

#pragma once

#include <string_view>

// A sentence for each thing that an audit may find, in both languages. `{found}` and `{expected}` stand for
// the fault's own words.

namespace buurtkas {

struct FaultWords {
  std::string_view code, dutch, english;  // with {found} and {expected}
};
const FaultWords* fault_words(std::string_view code);

}  // namespace buurtkas

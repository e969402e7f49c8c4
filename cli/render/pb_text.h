#pragma once

#include <string>
#include <vector>

#include "engine/round/pb_document.h"

// A `.pb` file as the format's own checker wants it: LF, no byte order mark, keys and columns in the format's
// order, quotes only where they are needed, lists without spaces, amounts in their plain form, missing values
// empty, and num_projects and num_votes as many as the rows. Format: pabulib.org/format.

namespace buurtkas {

struct PbText {
  std::string text;
  std::vector<std::string> left_out;  // META keys that the format does not know: its checker refuses them
};

PbText pb_text(const PbDocument& document);

}  // namespace buurtkas

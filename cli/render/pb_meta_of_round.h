#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/render/pb_notes.h"

// The META section of a round: what it is, what a ballot may be, what limits the outcome, and by which of the
// field's rules it was counted, if by one.

namespace buurtkas {

std::vector<std::pair<std::string, std::string>> pb_meta_of_round(const Outcome& outcome,
                                                                  const std::string& country, PbNotes& notes);

}  // namespace buurtkas

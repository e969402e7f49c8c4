#pragma once

#include <string>
#include <vector>

#include "cli/render/outcome.h"

// The parts of outcome_notes (outcome.h): what pages tell in several places.

namespace buurtkas {

// Of a tie, or of the run as a whole; else empty.
std::string note_of(const Event& event, const Outcome& outcome, Language language, const Naming& naming = {});

// That limits of the file are not kept; else empty.
std::string note_of_limits(const Outcome& outcome, Language language);

// Of the file's own outcome; empty when there is none to compare with.
std::vector<std::string> agreement_notes(const Outcome& outcome, Language language,
                                         const Naming& naming = {});

}  // namespace buurtkas

#pragma once

#include <string>
#include <vector>

#include "cli/render/outcome.h"

// How a count went, beside what became of each project: ties, raises, and whether a file's own outcome
// agrees; a sentence each.

namespace buurtkas {

std::vector<std::string> outcome_notes(const Outcome& outcome, Language language, const Naming& naming = {});

// Of these one: of a tie, or of the run as a whole; else empty.
std::string note_of(const Event& event, const Outcome& outcome, Language language, const Naming& naming = {});

// And those of the file's own outcome; empty when there is none to compare with.
std::vector<std::string> agreement_notes(const Outcome& outcome, Language language,
                                         const Naming& naming = {});

}  // namespace buurtkas

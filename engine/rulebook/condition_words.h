#pragma once

#include <string>

#include "engine/rulebook/rulebook.h"

// A condition as its file has it.

namespace buurtkas {

std::string text_of(const Rulebook& rulebook, CaseKind of, const Condition& condition);

}  // namespace buurtkas

#pragma once

#include <string>

#include "cli/render/outcome.h"
#include "engine/voting/certify.h"

// A certificate as its file has it, a statement a line; cli/verify/CERTIFICATE.md describes it.

namespace buurtkas {

std::string certificate_text(const Outcome& outcome, const Certificate& certificate);

}  // namespace buurtkas

#pragma once

#include <filesystem>
#include <string>

#include "cli/read/source.h"
#include "engine/journal/note.h"

// Keys as files and calls have them: one line of text.

namespace buurtkas {

Reading<SigningKey> read_signing_key(const std::filesystem::path& file);

// The key itself, or a file whose first line it is.
Reading<VerifierKey> read_verifier_key(const std::string& text);

}  // namespace buurtkas

#pragma once

#include <optional>
#include <string>

#include "cli/read/finding_list.h"

// The text of an XML file in UTF-8, whichever encoding of a bank it came in: UTF-8 with or without a byte
// order mark, UTF-16 with one, ISO-8859-1 and ISO-8859-15 when the file says so. A file that says one and
// bears the mark of another is refused: somebody saved it again, and what else changed is not known.

namespace buurtkas {

// Without a byte order mark. Findings: not-text (a NUL byte, or bytes that are none of the encoding),
// other-encoding, encoding-differs.
std::optional<std::string> utf8_of(std::string bytes, FileFindings& findings);

}  // namespace buurtkas

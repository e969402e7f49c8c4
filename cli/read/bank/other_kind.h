#pragma once

#include <string_view>

#include "cli/read/finding_list.h"

// What a bank offers to download beside XML. Said by name, so that its reader knows what to choose instead.

namespace buurtkas {

// Whether the bytes are another kind of file, with its finding: file-empty, zipped (ZIP, gzip), or
// not-bank-xml (MT940, PDF, CSV, HTML, Excel, ...).
bool refuse_other_kind(std::string_view bytes, FileFindings& findings);

}  // namespace buurtkas

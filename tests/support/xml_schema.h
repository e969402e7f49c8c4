#pragma once

#include <string>

// XML held against a schema of other people's, by libxml2.

namespace buurtkas::testing {

// What is wrong with the text; empty: it is valid. `schema`: below the shared folder,
// `xsd/pain.001.001.09.xsd`; a failure says loudly when it is not there.
std::string schema_faults(const std::string& text, const std::string& schema);

}  // namespace buurtkas::testing

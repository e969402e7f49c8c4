#pragma once

#include <string>
#include <string_view>

// A bank account number for reading, as it stands on a card.

namespace buurtkas {

// In groups of four: `NL91 BUUR 0000 0000 01`.
std::string iban_text(std::string_view iban);

}  // namespace buurtkas

#pragma once

#include <string>
#include <string_view>

// International bank account numbers (ISO 13616) of the countries that take part in SEPA.

namespace buurtkas {

// Without spaces, in capitals.
std::string compact_iban(std::string_view text);

// Of a SEPA country, with as many characters as that country has, and check digits that are right (ISO 7064,
// mod 97-10). REQUIRES nothing: any text may be asked; spaces and small letters are none.
bool is_iban(std::string_view text);

}  // namespace buurtkas

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Texts in the letters that banks in the SEPA area take: a-z A-Z 0-9 / - ? : ( ) . , ' + and space
// (European Payments Council, EPC217-08). For the bank only: everywhere else a name stays as it is.

namespace buurtkas {

inline constexpr std::size_t bank_name_max = 70;
inline constexpr std::size_t bank_reference_max = 35;
inline constexpr std::size_t bank_remittance_max = 100;  // that leaves room for a reference in 140

bool is_bank_letter(char c);

// The same text for a bank, at most so many characters: other scripts and accents are transliterated (ICU),
// what has no letter is left out. Empty when nothing is left that can be read.
std::string bank_letters(std::string_view text, std::size_t most);

}  // namespace buurtkas

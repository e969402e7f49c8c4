#pragma once

#include <string>
#include <string_view>

#include "cli/render/language.h"
#include "engine/money/money.h"

// Amounts and numbers for reading: `€ 1,234.50` in English, `€ 1.234,50` in Dutch, other currencies by their
// code. For programs there is `to_string`.

namespace buurtkas {

std::string amount_text(Money money, Language language);

// A fraction of cents, rounded for reading to a whole one.
std::string cents_text(const Ratio& cents, Currency currency, Language language);

// `1,234`, or with so many decimals when it is no whole number.
std::string number_text(const Ratio& number, Language language, int decimals = 2);

// `1 vote`, `2.50 votes`: the number with the word that goes with it.
std::string counted_text(const Ratio& number, Language language, std::string_view one, std::string_view more);

}  // namespace buurtkas

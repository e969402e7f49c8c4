#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/money/money.h"

// From text to Money, never through a double. The one form is `1234.56`: digits, a point, at most as many
// decimals as the currency has. What could be read two ways is not guessed.

namespace buurtkas {

enum class AmountFault {
  not_an_amount,      // `abc`, `1e3`, `NaN`, `1_000`, nothing
  ambiguous,          // `1,5`, `1.000`, `1.234,56`, `0100`: could be read two ways
  too_many_decimals,  // `1.2345`, `0.500`
  too_large,          // more than Money holds
};

// Surrounding white space is not part of an amount; a leading `-` is.
tl::expected<Money, AmountFault> parse_amount(std::string_view text, Currency currency);

// What the writer may have meant, in the form that is read: `1.234,56` gives `1234.56`, `1.000` gives `1000`;
// empty when it is no way of writing an amount, such as `0,500`.
std::string suggested_amount(std::string_view text);

}  // namespace buurtkas

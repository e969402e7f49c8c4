#pragma once

#include <string>
#include <string_view>

#include "cli/render/language.h"

// Why a bank refused or returned a payment, in words. The common reasons are said plainly in both languages,
// in pages/words.*.json; all others by their name in the ISO 20022 external code sets, in English, as
// pages/bank_reasons.tsv has them.

namespace buurtkas {

// A few codes mean one thing in a status report and another on a returned payment.
enum class ReasonOf { status, returned };

// `Het rekeningnummer klopt niet of ontbreekt`. A code of no list, or a bank's own words, as it is: hostile
// characters included.
std::string reason_words(std::string_view code, Language language, ReasonOf of = ReasonOf::status);

}  // namespace buurtkas

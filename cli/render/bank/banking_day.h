#pragma once

#include "engine/date.h"

// The days on which banks settle payments in euro: those of TARGET, the system of the European Central Bank.

namespace buurtkas {

// Not Saturdays, Sundays, New Year's Day, Good Friday, Easter Monday, 1 May, 25 and 26 December.
bool is_banking_day(const Date& day);

// That day, or the first after it.
Date banking_day_from(Date day);

}  // namespace buurtkas

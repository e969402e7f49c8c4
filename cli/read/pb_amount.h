#pragma once

#include <optional>
#include <string_view>

#include "cli/read/finding_list.h"
#include "engine/money/money.h"

// An amount of a `.pb` file: as any other (values.h), and with more decimals where these are zeros that
// cannot be thousands: `600.0000`.

namespace buurtkas {

// Nothing when it is none, which is told, as an error or as a warning.
std::optional<Money> read_pb_amount(FileFindings& findings, Spot spot, std::string_view text,
                                    Currency currency, Severity severity);

}  // namespace buurtkas

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/money/ratio.h"

// What a number of a rulebook is a number of. A field's value is a whole number of the smallest parts of its
// unit (cents, thousandths of a kilometre), so that every comparison is one of integers; rates and shares are
// exact fractions.

namespace buurtkas {

enum class Unit { eur, eur_per_km, eur_per_hour, km, hour, day, year, count, percent };

std::string_view name_of(Unit unit);  // `EUR/km`, `%`
std::optional<Unit> unit_from(std::string_view name);

// Whether values of the unit are whole numbers of small parts. Only those can be compared with a field.
bool has_parts(Unit unit);

// REQUIRES of both: has_parts.
std::int64_t parts_of(Unit unit);   // how many make one: 100, 1000 or 1
std::int64_t parts_max(Unit unit);  // the most that a field or a parameter may be: 10^9 EUR, 10^6 of others

inline constexpr std::int64_t rate_max = 1'000;  // EUR for a kilometre or an hour

// What a rate becomes, times a quantity: EUR/km times km is EUR. Nothing when it has no meaning.
std::optional<Unit> times(Unit rate, Unit quantity);

// As files have it: `12.50 EUR`, `3 count`, `0.5 km`, `15%`, `0.23 EUR/km`.
std::string value_text(const Ratio& value, Unit unit);
std::string parts_text(std::int64_t parts, Unit unit);  // REQUIRES: has_parts

}  // namespace buurtkas

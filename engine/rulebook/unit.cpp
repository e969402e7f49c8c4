#include "engine/rulebook/unit.h"

#include <array>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

struct UnitRow {
  Unit unit;
  std::string_view name;
  std::int64_t parts;  // 0: none
  std::int64_t most;   // of the unit
};

constexpr std::int64_t million = 1'000'000;

constexpr std::array<UnitRow, 9> rows = {{
    {Unit::eur, "EUR", 100, 1'000 * million},
    {Unit::eur_per_km, "EUR/km", 0, rate_max},
    {Unit::eur_per_hour, "EUR/hour", 0, rate_max},
    {Unit::km, "km", 1'000, million},
    {Unit::hour, "hour", 1'000, million},
    {Unit::day, "day", 1, million},
    {Unit::year, "year", 1, million},
    {Unit::count, "count", 1, million},
    {Unit::percent, "%", 0, 100},
}};

const UnitRow& row_of(Unit unit) {
  return rows.at(static_cast<std::size_t>(unit));
}

// Exactly, with as many decimals as it has; a fraction when they do not end.
std::string exact_text(const Ratio& value) {
  for (int decimals = 0; decimals <= 18; ++decimals) {
    BigInt power = 1;
    for (int i = 0; i < decimals; ++i) power *= 10;
    if ((value * Ratio(power)).denominator() == 1) return to_decimal(value, decimals);
  }
  return to_string(value);
}

}  // namespace

std::string_view name_of(Unit unit) {
  return row_of(unit).name;
}

std::optional<Unit> unit_from(std::string_view name) {
  for (const UnitRow& row : rows) {
    if (row.name == name) return row.unit;
  }
  return std::nullopt;
}

bool has_parts(Unit unit) {
  return row_of(unit).parts > 0;
}

std::int64_t parts_of(Unit unit) {
  BUURTKAS_ASSERT(has_parts(unit));
  return row_of(unit).parts;
}

std::int64_t parts_max(Unit unit) {
  return parts_of(unit) * row_of(unit).most;
}

std::optional<Unit> times(Unit rate, Unit quantity) {
  const bool is_euro = (rate == Unit::eur_per_km && quantity == Unit::km) ||
                       (rate == Unit::eur_per_hour && quantity == Unit::hour);
  return is_euro ? std::optional(Unit::eur) : std::nullopt;
}

std::string value_text(const Ratio& value, Unit unit) {
  if (unit == Unit::percent) return exact_text(value * Ratio(100)) + '%';
  const bool is_money = unit == Unit::eur || unit == Unit::eur_per_km || unit == Unit::eur_per_hour;
  const bool is_in_cents = (value * Ratio(100)).denominator() == 1;
  return (is_money && is_in_cents ? to_decimal(value, 2) : exact_text(value)) + ' ' +
         std::string(name_of(unit));
}

std::string parts_text(std::int64_t parts, Unit unit) {
  return value_text(Ratio(BigInt(parts), BigInt(parts_of(unit))), unit);
}

}  // namespace buurtkas

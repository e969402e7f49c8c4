#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/read/yaml_fields.h"
#include "engine/rulebook/rulebook.h"

// What a text of a rulebook says: a number with a unit, a period, a text in both languages. Each answers
// nothing, with a finding, for text that is something else.

namespace buurtkas {

// In the unit: `0.23` EUR/km, `15%`, `1/3`. Not below 0, and no more decimals than the unit has; not what
// could be read two ways: `1.000`, `0100`.
std::optional<Ratio> read_value(FileFindings& findings, Spot spot, std::string_view text, Unit unit);

// The same in parts. REQUIRES: has_parts.
std::optional<std::int64_t> read_parts(FileFindings& findings, Spot spot, std::string_view text, Unit unit);

bool is_value(std::string_view text, Unit unit);  // whether it would be read
bool begins_as_number(std::string_view text);     // `1`, `-x`, `.5`: it is no parameter's name

// `10 km` and `10km` as `10`; other text whole.
std::string_view without_unit(std::string_view text, Unit unit);

// The nearest of the words; of `yes` and `no`, what `true` and `false` are here.
std::string hint_for_word(FileFindings& findings, std::string_view word,
                          std::span<const std::string_view> words);

// `2026-01-01 .. 2026-12-31`, `2026-01-01 ..`
std::optional<Period> read_period(const YamlFields& fields, std::string_view key, Need need);

// {nl: ..., en: ...}; each must be there. Empty, with findings, when it is not.
Text read_both(const YamlFields& fields, std::string_view key, Lines lines);

Place place_of(const FileFindings& findings, Spot spot);

}  // namespace buurtkas

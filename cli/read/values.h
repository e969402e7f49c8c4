#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/finding_list.h"
#include "engine/date.h"
#include "engine/money/money.h"

// What a text says: an id, a day, an amount. Each answers nothing, with a finding at the spot, for text that
// is something else; none guesses. The text may come from a YAML value or from a cell of a table.

namespace buurtkas {

inline constexpr std::size_t id_bytes_max = 64;

// Printable, without white space, `,` and `;`, at most id_bytes_max bytes: so that ids fit lists in cells and
// two ids that look the same are the same.
std::optional<std::string> read_id(FileFindings& findings, Spot spot, std::string_view text);

enum class Lines { one, many };

// A text for people, without control characters; white space around it is dropped.
std::optional<std::string> read_text(FileFindings& findings, Spot spot, std::string_view text, Lines lines);

std::optional<Date> read_date(FileFindings& findings, Spot spot, std::string_view text);

// `9-3-2026`, `09/03/2026`, `2026-3-9`, as people write a day, in the form that is read; else empty.
std::string suggested_date(std::string_view text);

// Not below 0.
std::optional<Money> read_amount(FileFindings& findings, Spot spot, std::string_view text, Currency currency);

// Digits only, from `least` to `most`.
std::optional<std::int64_t> read_whole(FileFindings& findings, Spot spot, std::string_view text,
                                       std::int64_t least, std::int64_t most);

// `3/2`, `0.5`; above 0, at most `most`.
std::optional<Ratio> read_number(FileFindings& findings, Spot spot, std::string_view text, const Ratio& most);

// `50%`, `1/2`, `0.5`; above 0, at most 1.
std::optional<Ratio> read_share(FileFindings& findings, Spot spot, std::string_view text);

// The items of a list in a cell, between commas, without white space around them; none for an empty cell.
std::vector<std::string_view> items_of(std::string_view cell);

// The nearest of the known words, when there is one and it will be shown.
std::string hint_for(FileFindings& findings, std::string_view word, std::span<const std::string_view> known,
                     Severity severity = Severity::error);

// Exactly, with decimals where they end: `10.5`, `1/3`.
std::string number_text(const Ratio& number);

// `a, b, c`
std::string listed(std::span<const std::string_view> words);

}  // namespace buurtkas

#pragma once

#include <array>
#include <string_view>

// The stable words of findings, and how to add one: a line here, its sentence in both languages in
// `cli/render/finding_words.cpp` (a test fails without it), and a test that provokes it.

namespace buurtkas::code {

using Code = std::string_view;

// Files
inline constexpr Code file_missing = "file-missing";
inline constexpr Code file_unreadable = "file-unreadable";
inline constexpr Code file_empty = "file-empty";
inline constexpr Code file_too_large = "file-too-large";
inline constexpr Code not_text = "not-text";  // NUL bytes, or not UTF-8
inline constexpr Code truncated = "truncated";
inline constexpr Code syntax = "syntax";  // not YAML, not CSV, not `.pb`

// Keys and columns
inline constexpr Code unknown_key = "unknown-key";
inline constexpr Code duplicate_key = "duplicate-key";
inline constexpr Code missing_key = "missing-key";
inline constexpr Code wrong_type = "wrong-type";
inline constexpr Code unknown_value = "unknown-value";  // not one of a closed list
inline constexpr Code alias_refused = "alias-refused";
inline constexpr Code forbidden_field = "forbidden-field";  // a BSN, a benefit
inline constexpr Code unknown_column = "unknown-column";
inline constexpr Code duplicate_column = "duplicate-column";
inline constexpr Code missing_column = "missing-column";
inline constexpr Code cell_count = "cell-count";
inline constexpr Code missing_value = "missing-value";

// Values
inline constexpr Code not_an_amount = "not-an-amount";
inline constexpr Code ambiguous_amount = "ambiguous-amount";
inline constexpr Code too_many_decimals = "too-many-decimals";
inline constexpr Code negative_amount = "negative-amount";
inline constexpr Code amount_too_large = "amount-too-large";
inline constexpr Code zero_cost = "zero-cost";
inline constexpr Code unknown_currency = "unknown-currency";
inline constexpr Code not_a_share = "not-a-share";
inline constexpr Code not_a_number = "not-a-number";
inline constexpr Code number_out_of_range = "number-out-of-range";
inline constexpr Code not_a_date = "not-a-date";
inline constexpr Code dates_reversed = "dates-reversed";
inline constexpr Code bad_id = "bad-id";
inline constexpr Code duplicate_id = "duplicate-id";
inline constexpr Code dangling_id = "dangling-id";  // names something that no file has

}  // namespace buurtkas::code

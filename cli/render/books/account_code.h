#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/id.h"
#include "engine/journal/account.h"

// The journal's accounts, and other ids, as books have them. What in an id could mean something to the
// program that reads them (white space, `:`, `;`, brackets, what cannot be seen) is written by its bytes,
// `%3B`. So no two accounts have the same code.

namespace buurtkas {

// REQUIRES of all below: valid UTF-8.
std::string plain_code(std::string_view text);
std::string account_code(const PotId& pot, const Account& account);  // `street:project:bench`

// A code as it is, or its beginning, `~` and 20 digits of its SHA-256.
inline constexpr std::size_t short_code_max = 35;  // characters
std::string short_code(const std::string& code);

// The first characters of a text, at most so many.
std::string_view first_characters(std::string_view text, std::size_t characters_max);

// The grantor and the bank: what was given, less what was paid, is what there should be. What it is for
// (pot, reserve, projects, payables, in transit) is the other side.
bool is_asset(AccountKind kind);

}  // namespace buurtkas

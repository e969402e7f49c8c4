#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Text for a terminal: how wide it shows, cut or padded to a width, and made harmless. A name from a file may
// hold anything; on the terminal it may not move the cursor, hide, or turn the line around.

namespace buurtkas {

// Control characters, direction marks, what cannot be seen, and bytes that are not UTF-8 become `·`; line
// ends and tabs a space.
std::string harmless(std::string_view text);

// Columns on a terminal: 2 for wide characters (CJK, emoji), 0 for combining ones.
std::size_t display_width(std::string_view text);

// Harmless, cut with `…` or padded with spaces behind (or in front) to exactly that width.
std::string left_in(std::string_view text, std::size_t width);
std::string right_in(std::string_view text, std::size_t width);

// The same for what must be read whole, such as an amount: never cut, wider when it must be.
std::string right_whole(std::string_view text, std::size_t width);

// Harmless, in lines of at most that width, broken at spaces; each but the first starts with the indent.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

}  // namespace buurtkas

#pragma once

#include <string_view>

// Characters of a UTF-8 text that cannot be seen, so that two names that look the same are the same, and a
// finding can show what is there.

namespace buurtkas {

// The next character, moving `at` behind it. What is not UTF-8 comes out as some character. REQUIRES: at <
// text.size().
char32_t next_character(std::string_view text, std::size_t& at);

// Of ASCII, and of ISO 8859 after it; line ends and tabs too.
bool is_control(char32_t character);

// White space of all scripts, and what is not seen at all: joiners, soft hyphens, marks of direction.
bool is_unseen(char32_t character);

bool has_control(std::string_view text);
bool has_unseen(std::string_view text);

}  // namespace buurtkas

#pragma once

#include <string>
#include <string_view>
#include <vector>

// The house's own rules, as functions from a file to complaints. What each allows stands in tidy.cpp.

namespace buurtkas::tidy {

struct Complaint {
  std::size_t line = 0;
  std::string reason;
};

using Complaints = std::vector<Complaint>;

// `path` is from the project's root: `engine/money/money.h`.
Complaints check_arrows(std::string_view path, std::string_view text);      // who may include whom
Complaints check_pure_words(std::string_view path, std::string_view text);  // what engine/ may not say
Complaints check_sizes(std::string_view path, std::string_view text);  // headers, sources, functions, lines
Complaints check_form(std::string_view path,
                      std::string_view text);  // first comment, line ends, things left to do

// The text with comments and strings blanked out, line by line.
std::string code_of(std::string_view text);

}  // namespace buurtkas::tidy

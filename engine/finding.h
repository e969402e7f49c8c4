#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What is wrong with an input, so exactly that its writer can mend it. A finding holds no sentences:
// `cli/render` has one a code, in Dutch and in English. The words of a code are stable; programs may match on
// them.

namespace buurtkas {

// Lines and columns count from 1; columns count bytes. A line of 0 means the file as a whole.
struct Place {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  auto operator<=>(const Place&) const = default;
};

enum class Severity {
  error,    // nothing is decided
  warning,  // decided, and told
};

struct Finding {
  std::string_view code;  // one of finding_codes.h
  Severity severity = Severity::error;
  Place place;
  std::string found;     // the writer's own words
  std::string expected;  // what may stand there: names, a bound, a form; never a sentence
  std::string hint;      // the nearest known name, or another form of what was found; may be empty

  bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

bool has_errors(const Findings& findings);

// In the order of file, line, column, code, and then of all the rest: the same whatever order they came in.
void sort_findings(Findings& findings);

}  // namespace buurtkas

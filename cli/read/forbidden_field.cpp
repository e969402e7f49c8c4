#include "cli/read/forbidden_field.h"

#include <algorithm>
#include <array>
#include <string>

namespace buurtkas {

bool is_forbidden_field(std::string_view name) {
  static constexpr std::array<std::string_view, 8> forbidden = {"bsn",        "burgerservicenummer",
                                                                "sofinummer", "citizenservicenumber",
                                                                "uitkering",  "bijstand",
                                                                "benefit",    "benefits"};
  constexpr std::size_t with_separators_max = 200;
  if (name.size() > with_separators_max) return false;
  std::string plain;
  for (const char c : name) {
    if (c == '-' || c == '_' || c == ' ') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return std::find(forbidden.begin(), forbidden.end(), plain) != forbidden.end();
}

}  // namespace buurtkas

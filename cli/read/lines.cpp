#include "cli/read/lines.h"

namespace buurtkas {

Spot spot_of(std::string_view text, std::size_t at, std::uint32_t first_line) {
  Spot spot = {first_line, 1};
  std::size_t start = 0;
  for (std::size_t i = 0; i < at; ++i) {
    const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] != '\n' && (text[i] != '\r' || is_pair)) continue;
    ++spot.line;
    start = i + 1;
  }
  spot.column = static_cast<std::uint32_t>(at - start + 1);
  return spot;
}

}  // namespace buurtkas

#include "engine/round/claim.h"

#include <charconv>

namespace buurtkas {

bool is_advance(const ClaimLine& line) {
  return line.kind == "advance";
}

std::string to_string(const LineId& line) {
  return line.claim.text() + '/' + std::to_string(line.number);
}

std::optional<LineId> parse_line_id(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  const std::string_view digits = text.substr(slash + 1);
  LineId line = {ClaimId(std::string(text.substr(0, slash))), 0};
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), line.number);
  const bool is_whole = failure == std::errc() && end == digits.data() + digits.size();
  if (!is_whole || digits.front() == '0') return std::nullopt;
  return line;
}

}  // namespace buurtkas

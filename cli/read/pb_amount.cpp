#include "cli/read/pb_amount.h"

#include "cli/read/values.h"
#include "engine/money/amount.h"

namespace buurtkas {
namespace {

std::string_view without_zeros(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || text.size() - point <= 4) return text;
  while (text.size() - point > 3 && text.ends_with('0')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Money> read_pb_amount(FileFindings& findings, Spot spot, std::string_view text,
                                    Currency currency, Severity severity) {
  const std::string_view amount = without_zeros(text);
  const auto read = parse_amount(amount, currency);
  if (severity == Severity::error || (read && read->cents() >= 0)) {
    return read_amount(findings, spot, read ? amount : text, currency);
  }
  findings.warning(code::not_an_amount, spot, text, "1234.56");
  return std::nullopt;
}

}  // namespace buurtkas

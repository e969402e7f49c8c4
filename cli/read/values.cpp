#include "cli/read/values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/read/nearest.h"
#include "engine/money/amount.h"

namespace buurtkas {
namespace {

constexpr std::string_view id_form = "1-64 bytes, no white space, no `,` `;`";
constexpr std::string_view date_form = "YYYY-MM-DD";
constexpr std::string_view amount_form = "1234.56";

using Range = std::pair<char32_t, char32_t>;

constexpr std::array<Range, 2> control_ranges = {{{0x00, 0x1F}, {0x7F, 0x9F}}};
// White space of all scripts, and what is not seen at all: soft hyphens, joiners, marks of direction.
constexpr std::array<Range, 14> unseen_ranges = {{{0x20, 0x20},
                                                  {0xA0, 0xA0},
                                                  {0xAD, 0xAD},
                                                  {0x61C, 0x61C},
                                                  {0x1680, 0x1680},
                                                  {0x180E, 0x180E},
                                                  {0x2000, 0x200F},
                                                  {0x2028, 0x202F},
                                                  {0x205F, 0x206F},
                                                  {0x3000, 0x3000},
                                                  {0xFEFF, 0xFEFF},
                                                  {0xFFF9, 0xFFFB},
                                                  {0xFFFE, 0xFFFF},
                                                  {0xE0000, 0xE007F}}};

template <std::size_t size>
bool is_in(const std::array<Range, size>& ranges, char32_t point) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [point](Range range) { return point >= range.first && point <= range.second; });
}

// The text's next character. The text is UTF-8 by then; what is not comes out as single bytes.
char32_t next_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  char32_t point = more == 3 ? first & 7U : more == 2 ? first & 15U : more == 1 ? first & 31U : first;
  for (int i = 0; i < more && at < text.size(); ++i) {
    point = (point << 6U) | (static_cast<unsigned char>(text[at++]) & 63U);
  }
  return point;
}

template <class Test>
bool any_point(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();) {
    if (test(next_point(text, at))) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

code::Code code_of(AmountFault fault) {
  switch (fault) {
    case AmountFault::ambiguous:
      return code::ambiguous_amount;
    case AmountFault::too_many_decimals:
      return code::too_many_decimals;
    case AmountFault::too_large:
      return code::amount_too_large;
    case AmountFault::not_an_amount:
      break;
  }
  return code::not_an_amount;
}

}  // namespace

std::optional<std::string> read_id(FileFindings& findings, Spot spot, std::string_view text) {
  const bool is_good = !text.empty() && text.size() <= id_bytes_max && !any_point(text, [](char32_t point) {
    return point == ',' || point == ';' || is_in(control_ranges, point) || is_in(unseen_ranges, point);
  });
  if (is_good) return std::string(text);
  findings.error(code::bad_id, spot, text, id_form);
  return std::nullopt;
}

std::optional<std::string> read_text(FileFindings& findings, Spot spot, std::string_view text, Lines lines) {
  text = trimmed(text);
  const bool has_control = any_point(text, [lines](char32_t point) {
    if (lines == Lines::many && (point == '\n' || point == '\r' || point == '\t')) return false;
    return is_in(control_ranges, point);
  });
  if (!has_control) return std::string(text);
  findings.error(code::not_text, spot, text);
  return std::nullopt;
}

std::optional<Date> read_date(FileFindings& findings, Spot spot, std::string_view text) {
  const auto date = parse_iso_date(text);
  if (!date) findings.error(code::not_a_date, spot, text, date_form, suggested_date(text));
  return date;
}

std::string suggested_date(std::string_view text) {
  if (text.size() > 10) return {};
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      parts.at(part) += c;
    } else if ((c == '-' || c == '/' || c == '.') && part < 2) {
      ++part;
    } else {
      return {};
    }
  }
  if (parts[0].size() != 4) std::swap(parts[0], parts[2]);
  for (std::size_t i = 1; i < 3; ++i) {
    if (parts.at(i).size() == 1) parts.at(i).insert(0, "0");
  }
  const std::string iso = parts[0] + '-' + parts[1] + '-' + parts[2];
  return parse_iso_date(iso) ? iso : std::string();
}

std::optional<Money> read_amount(FileFindings& findings, Spot spot, std::string_view text,
                                 Currency currency) {
  const auto amount = parse_amount(text, currency);
  if (!amount) {
    const bool is_long = text.size() > id_bytes_max;
    findings.error(code_of(amount.error()), spot, text, amount_form,
                   is_long ? std::string() : suggested_amount(text));
    return std::nullopt;
  }
  if (amount->cents() < 0) {
    findings.error(code::negative_amount, spot, text, "0");
    return std::nullopt;
  }
  return *amount;
}

std::optional<std::int64_t> read_whole(FileFindings& findings, Spot spot, std::string_view text,
                                       std::int64_t least, std::int64_t most) {
  const std::string bounds = std::to_string(least) + " - " + std::to_string(most);
  const bool is_number =
      !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool is_padded = text.size() > 1 && text.front() == '0';
  if (!is_number || is_padded) {
    const bool is_below = text.starts_with('-') && text.size() > 1 && parse_ratio(text.substr(1)).has_value();
    findings.error(is_below ? code::number_out_of_range : code::not_a_number, spot, text, bounds);
    return std::nullopt;
  }
  constexpr std::size_t digits_max = 18;
  std::int64_t value = 0;
  if (text.size() <= digits_max) {
    for (const char c : text) value = value * 10 + (c - '0');
    if (value >= least && value <= most) return value;
  }
  findings.error(code::number_out_of_range, spot, text, bounds);
  return std::nullopt;
}

std::optional<Ratio> read_number(FileFindings& findings, Spot spot, std::string_view text,
                                 const Ratio& most) {
  const std::string bounds = "> 0, <= " + to_string(most);
  const bool is_below = text.starts_with('-') && parse_ratio(text.substr(1)).has_value();
  const auto number = text.ends_with('%') ? std::nullopt : parse_ratio(text);
  if (!number && !is_below) {
    findings.error(code::not_a_number, spot, text, "1, 3/2, 0.5");
    return std::nullopt;
  }
  if (is_below || number->sign() <= 0 || *number > most) {
    findings.error(code::number_out_of_range, spot, text, bounds);
    return std::nullopt;
  }
  return number;
}

std::optional<Ratio> read_share(FileFindings& findings, Spot spot, std::string_view text) {
  const auto share = parse_ratio(text);
  if (share && share->sign() > 0 && *share <= Ratio(1)) return share;
  const std::string percent = std::string(text) + '%';
  const auto as_percent = text.size() <= id_bytes_max ? parse_ratio(percent) : std::nullopt;
  const bool is_percent = as_percent && as_percent->sign() > 0 && *as_percent <= Ratio(1);
  findings.error(code::not_a_share, spot, text, "> 0%, <= 100%", is_percent ? percent : std::string());
  return std::nullopt;
}

std::string hint_for(FileFindings& findings, std::string_view word, std::span<const std::string_view> known,
                     Severity severity) {
  if (word.size() > id_bytes_max || findings.list().is_full(severity)) return {};
  return nearest(word, known);
}

std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

}  // namespace buurtkas

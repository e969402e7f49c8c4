#include "cli/read/values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/read/nearest.h"
#include "cli/read/printable.h"
#include "engine/money/amount.h"

namespace buurtkas {
namespace {

constexpr std::string_view date_form = "YYYY-MM-DD";

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
  if (text.size() > id_bytes_max) {
    findings.error(code::bad_id, spot, text, "<= " + std::to_string(id_bytes_max));
    return std::nullopt;
  }
  const bool fits_lists = text.find_first_of(",;") == std::string_view::npos;
  if (!text.empty() && fits_lists && !has_control(text) && !has_unseen(text)) return std::string(text);
  findings.error(code::bad_id, spot, text);
  return std::nullopt;
}

std::optional<std::string> read_text(FileFindings& findings, Spot spot, std::string_view text, Lines lines) {
  text = trimmed(text);
  std::string of_one_line(text);
  if (lines == Lines::many) {
    const auto is_layout = [](char c) { return c == '\n' || c == '\r' || c == '\t'; };
    std::replace_if(of_one_line.begin(), of_one_line.end(), is_layout, ' ');
  }
  if (!has_control(of_one_line)) return std::string(text);
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
    const code::Code code = code_of(amount.error());
    const bool has_hint = code == code::ambiguous_amount && text.size() <= id_bytes_max;
    const bool is_too_large = code == code::amount_too_large;
    findings.error(code, spot, text, is_too_large ? to_string(Money(Money::cents_max, currency)) : "1234.56",
                   has_hint ? suggested_amount(text) : std::string());
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

std::vector<std::string_view> items_of(std::string_view cell) {
  std::vector<std::string_view> items;
  while (!cell.empty()) {
    const std::size_t comma = cell.find(',');
    items.push_back(trimmed(cell.substr(0, comma)));
    if (comma == std::string_view::npos) break;
    cell.remove_prefix(comma + 1);
    if (cell.empty()) items.push_back(cell);
  }
  return items;
}

std::string hint_for(FileFindings& findings, std::string_view word, std::span<const std::string_view> known,
                     Severity severity) {
  constexpr std::size_t known_max = 5'000;
  if (word.size() > id_bytes_max || known.size() > known_max) return {};
  if (findings.list().is_full(severity)) return {};
  return nearest(word, known);
}

std::string number_text(const Ratio& number) {
  constexpr int decimals_max = 18;
  Ratio units = number;
  int decimals = 0;
  for (; units.denominator() != 1 && decimals < decimals_max; ++decimals) units *= Ratio(10);
  return units.denominator() == 1 ? to_decimal(number, decimals) : to_string(number);
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

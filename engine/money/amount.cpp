#include "engine/money/amount.h"

#include <algorithm>

namespace buurtkas {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

// Digits with points, commas, spaces or apostrophes among them: somebody's way to write an amount.
bool is_grouped(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit) && std::all_of(text.begin(), text.end(), [](char c) {
           return is_digit(c) || c == '.' || c == ',' || c == ' ' || c == '\'';
         });
}

tl::expected<std::int64_t, AmountFault> to_cents(std::string_view whole, std::string_view decimals) {
  std::int64_t cents = 0;
  for (const char c : whole) {
    cents = cents * 10 + (c - '0');
    if (cents > Money::cents_max) return tl::unexpected(AmountFault::too_large);
  }
  for (std::size_t place = 0; place < 2; ++place) {
    cents = cents * 10 + (place < decimals.size() ? decimals[place] - '0' : 0);
    if (cents > Money::cents_max) return tl::unexpected(AmountFault::too_large);
  }
  return cents;
}

}  // namespace

tl::expected<Money, AmountFault> parse_amount(std::string_view text, Currency currency) {
  text = trimmed(text);
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);

  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals = point == std::string_view::npos ? "" : text.substr(point + 1);
  const bool is_plain = all_digits(whole) && (point == std::string_view::npos || all_digits(decimals));
  if (!is_plain) {
    return tl::unexpected(is_grouped(text) ? AmountFault::ambiguous : AmountFault::not_an_amount);
  }
  if (whole.size() > 1 && whole.front() == '0') return tl::unexpected(AmountFault::ambiguous);
  if (decimals.size() == 3) return tl::unexpected(AmountFault::ambiguous);
  const bool only_zeros = decimals.find_first_not_of('0') == std::string_view::npos;
  if (decimals.size() > 2 || (currency.decimals() == 0 && !only_zeros)) {
    return tl::unexpected(AmountFault::too_many_decimals);
  }
  const auto cents = to_cents(whole, decimals);
  if (!cents) return tl::unexpected(cents.error());
  return Money(is_negative ? -*cents : *cents, currency);
}

std::string suggested_amount(std::string_view text) {
  text = trimmed(text);
  if (!is_grouped(text)) return {};
  const std::size_t last_mark = text.find_last_of(".,");
  const bool has_decimals = last_mark != std::string_view::npos && text.size() - last_mark - 1 <= 2 &&
                            text.size() - last_mark - 1 >= 1;
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) plain += text[i];
    if (has_decimals && i == last_mark) plain += '.';
  }
  const std::size_t first = plain.find_first_not_of('0');
  if (first == std::string::npos) return "0";
  plain.erase(0, first);
  return plain.front() == '.' ? '0' + plain : plain;
}

}  // namespace buurtkas

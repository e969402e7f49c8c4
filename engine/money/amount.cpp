#include "engine/money/amount.h"

#include <algorithm>
#include <optional>

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

// `1.234.567` as `1234567`: one kind of mark, before every three digits; nothing for other groups.
std::optional<std::string> ungrouped(std::string_view whole) {
  const std::size_t first_mark = std::min(whole.find_first_not_of("0123456789"), whole.size());
  std::string digits(whole.substr(0, first_mark));
  const bool may_be_grouped = first_mark > 0 && first_mark <= 3 && whole.front() != '0';
  if (first_mark < whole.size() && !may_be_grouped) return std::nullopt;
  for (std::size_t at = first_mark; at < whole.size(); at += 4) {
    const std::string_view group = whole.substr(at + 1, 3);
    if (whole[at] != whole[first_mark] || group.size() != 3 || !all_digits(group)) return std::nullopt;
    digits += group;
  }
  return digits;
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
  const bool may_be_thousands = decimals.size() == 3 && whole.size() <= 3 && whole != "0";
  if (may_be_thousands) return tl::unexpected(AmountFault::ambiguous);
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
  std::string_view whole = text;
  std::string_view decimals;
  const std::size_t last_mark = text.find_last_of(".,");
  if (last_mark != std::string_view::npos && text.size() - last_mark <= 3) {
    whole = text.substr(0, last_mark);
    decimals = text.substr(last_mark + 1);
  }
  auto digits = ungrouped(whole);
  if (!digits || (!decimals.empty() && !all_digits(decimals))) return {};
  digits->erase(0, std::min(digits->find_first_not_of('0'), digits->size()));
  if (digits->empty()) *digits = "0";
  return decimals.empty() ? *digits : *digits + '.' + std::string(decimals);
}

}  // namespace buurtkas

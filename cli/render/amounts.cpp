#include "cli/render/amounts.h"

#include "engine/money/rounding.h"

namespace buurtkas {
namespace {

// `-1234567.50` with marks between thousands.
std::string grouped(const std::string& plain, Language language) {
  const std::size_t point = plain.find('.');
  std::string whole = plain.substr(0, point);
  const bool is_negative = whole.starts_with('-');
  if (is_negative) whole.erase(0, 1);
  const std::string mark(in(language, ".", ","));
  for (std::size_t at = whole.size(); at > 3;) {
    at -= 3;
    whole.insert(at, mark);
  }
  if (point != std::string::npos) whole += std::string(in(language, ",", ".")) + plain.substr(point + 1);
  return is_negative ? '-' + whole : whole;
}

std::string sign_of(Currency currency) {
  if (currency == Currency::euro()) return "€ ";
  return currency == Currency() ? "" : std::string(currency.code()) + " ";
}

}  // namespace

std::string amount_text(Money money, Language language) {
  return sign_of(money.currency()) + grouped(to_string(money), language);
}

std::string cents_text(const Ratio& cents, Currency currency, Language language) {
  std::string plain = to_decimal(cents, 0);
  const std::size_t digits = plain.starts_with('-') ? 1 : 0;
  if (plain.size() < digits + 3) plain.insert(digits, digits + 3 - plain.size(), '0');
  plain.insert(plain.size() - 2, ".");
  return sign_of(currency) + grouped(plain, language);
}

std::string number_text(const Ratio& number, Language language, int decimals) {
  return grouped(to_decimal(number, number.denominator() == 1 ? 0 : decimals), language);
}

std::string counted_text(const Ratio& number, Language language, std::string_view one,
                         std::string_view more) {
  return number_text(number, language) + ' ' + std::string(number == Ratio(1) ? one : more);
}

}  // namespace buurtkas

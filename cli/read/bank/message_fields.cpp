#include "cli/read/bank/message_fields.h"

#include <algorithm>
#include <array>

#include "cli/read/values.h"

namespace buurtkas {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool are_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

// A schema's decimal as our own amounts are written, when it is one of whole cents: `+012.5000` is `12.50`.
std::string plain_amount(std::string_view text) {
  std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string_view whole = digits.substr(0, point);
  std::string_view decimals = point < digits.size() ? digits.substr(point + 1) : std::string_view();
  constexpr std::size_t schema_decimals = 5;
  const bool is_decimal = are_digits(whole) && are_digits(decimals) && (!whole.empty() || !decimals.empty());
  if (!is_decimal || decimals.size() > schema_decimals) return std::string(text);
  while (decimals.size() > 2 && decimals.ends_with('0')) decimals.remove_suffix(1);
  while (whole.size() > 1 && whole.starts_with('0')) whole.remove_prefix(1);
  std::string plain(whole.empty() ? "0" : whole);
  if (!decimals.empty()) plain.append(1, '.').append(decimals);
  return plain;
}

// Of a plain amount that is one: three decimals can only be a part of a cent here, never thousands.
bool has_part_of_cent(std::string_view plain) {
  const std::size_t point = std::min(plain.find('.'), plain.size());
  if (plain.size() - point <= 3 || !are_digits(plain.substr(0, point))) return false;
  return are_digits(plain.substr(point + 1));
}

// `Z`, `+01:00`, or nothing.
bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  return text.size() == 6 && (text[0] == '+' || text[0] == '-') && are_digits(text.substr(1, 2)) &&
         text[3] == ':' && are_digits(text.substr(4));
}

// `T13:15:00`, `T13:15:00.000`, with a zone or without one.
bool is_time(std::string_view text) {
  constexpr std::string_view form = "T00:00:00";
  if (text.size() < form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i]) return false;
  }
  text.remove_prefix(form.size());
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  }
  return is_zone(text);
}

bool is_currency_code(std::string_view code) {
  return code.size() == 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

const XmlElement* MessageFields::find(const XmlElement& from, std::string_view path) {
  const std::size_t slash = path.find('/');
  const std::string_view name = path.substr(0, slash);
  const XmlElement* found = nullptr;
  for (const XmlElement* one = from.first; one != nullptr; one = one->next) {
    if (one->name != name) continue;
    if (found != nullptr) {
      findings_.error(code::duplicate_key, one->spot, name, findings_.place(found->spot));
      return nullptr;
    }
    found = one;
  }
  if (found == nullptr || slash == std::string_view::npos) return found;
  return find(*found, path.substr(slash + 1));
}

const XmlElement* MessageFields::find_required(const XmlElement& from, std::string_view path) {
  const std::uint64_t errors = findings_.list().errors();
  const XmlElement* found = find(from, path);
  const bool is_told = findings_.list().errors() > errors;
  if (found == nullptr && !is_told) findings_.error(code::missing_key, from.spot, from.name, path);
  return found;
}

std::string MessageFields::text_of(const XmlElement& element) {
  if (element.has_elements) {
    findings_.error(code::wrong_type, element.spot, element.name, "text");
    return {};
  }
  return std::string(element.text);
}

std::string MessageFields::text(const XmlElement& from, std::string_view path) {
  const XmlElement* found = find(from, path);
  return found == nullptr ? std::string() : text_of(*found);
}

std::string MessageFields::required_text(const XmlElement& from, std::string_view path) {
  const XmlElement* found = find_required(from, path);
  if (found == nullptr) return {};
  if (!found->has_elements && found->text.empty()) {
    findings_.error(code::missing_value, found->spot, {}, found->name);
  }
  return text_of(*found);
}

BankAmount MessageFields::amount_of(const XmlElement& element) {
  const std::string text = text_of(element);
  if (element.has_elements) return {};
  if (!element.has_currency) {
    findings_.error(code::missing_key, element.spot, element.name, "Ccy");
    return {};
  }
  if (!is_currency_code(element.currency)) {
    findings_.error(code::unknown_currency, element.spot, element.currency, "EUR");
    return {};
  }
  if (element.currency != Currency::euro().code()) {
    return {std::nullopt, text + ' ' + std::string(element.currency)};
  }
  const std::string plain = plain_amount(text);
  if (has_part_of_cent(plain)) {
    findings_.error(code::too_many_decimals, element.text_spot, text, "1234.56");
    return {};
  }
  const auto euros = read_amount(findings_, element.text_spot, plain, Currency::euro());
  if (!euros || is_too_much_) return {};
  if (euros->cents() > Money::cents_max - total_.cents()) {
    is_too_much_ = true;
    findings_.error(code::amount_too_large, element.text_spot, text,
                    to_string(Money(Money::cents_max, Currency::euro())));
    return {};
  }
  total_ += *euros;
  return {euros, {}};
}

bool MessageFields::is_credit(const XmlElement& indicator) {
  const std::string text = text_of(indicator);
  if (text == "CRDT") return true;
  if (text != "DBIT" && !indicator.has_elements) {
    findings_.error(code::unknown_value, indicator.text_spot, text, "CRDT, DBIT");
  }
  return false;
}

bool MessageFields::is_true(const XmlElement& from, std::string_view path) {
  const XmlElement* found = find(from, path);
  if (found == nullptr) return false;
  const std::string text = text_of(*found);
  if (text == "true" || text == "1") return true;
  if (text != "false" && text != "0" && !found->has_elements) {
    findings_.error(code::unknown_value, found->text_spot, text, "true, false");
  }
  return false;
}

std::optional<Date> MessageFields::date_of(const XmlElement& element) {
  constexpr std::size_t day_size = 10;
  const XmlElement* day = find(element, "Dt");
  const XmlElement* found = day != nullptr ? day : find_required(element, "DtTm");
  if (found == nullptr) return std::nullopt;
  const std::string text = text_of(*found);
  if (found->has_elements) return std::nullopt;
  const std::string_view behind = std::string_view(text).substr(std::min(text.size(), day_size));
  if (day != nullptr ? is_zone(behind) : is_time(behind)) {
    return read_date(findings_, found->text_spot, std::string_view(text).substr(0, day_size));
  }
  findings_.error(code::not_a_date, found->text_spot, text,
                  day != nullptr ? "YYYY-MM-DD" : "YYYY-MM-DDThh:mm:ss");
  return std::nullopt;
}

std::string MessageFields::joined(const XmlElement& from, std::string_view name) {
  std::string all;
  for (const XmlElement* one = from.first; one != nullptr; one = one->next) {
    if (one->name != name) continue;
    const std::string text = text_of(*one);
    if (!all.empty() && !text.empty()) all += ' ';
    all += text;
  }
  return all;
}

std::string MessageFields::code_of(const XmlElement& reason) {
  const std::string code = text(reason, "Cd");
  return code.empty() ? text(reason, "Prtry") : code;
}

}  // namespace buurtkas

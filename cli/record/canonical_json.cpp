#include "cli/record/canonical_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "engine/journal/canonical.h"

namespace buurtkas {
namespace {

using nlohmann::json;

// The shortest decimal digits that read back as the same double, and where the point is: digits d and point p
// are 0.d times ten to the power p.
struct Decimal {
  std::string digits;
  int point = 0;
};

// REQUIRES: value > 0 and finite.
Decimal shortest_decimal(double value) {
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t mark = text.find('e');
  Decimal decimal;
  for (const char c : text.substr(0, mark)) {
    if (c != '.') decimal.digits += c;
  }
  const bool is_small = text.at(mark + 1) == '-';
  int exponent = 0;
  std::from_chars(text.data() + mark + 2, text.data() + text.size(), exponent);
  decimal.point = (is_small ? -exponent : exponent) + 1;
  return decimal;
}

// As Number::toString of ECMAScript, section 6.1.6.1.20, has it.
void append_number(std::string& text, double value) {
  if (!std::isfinite(value)) throw std::invalid_argument("JSON has no NaN and no infinity");
  if (value == 0) {
    text += '0';  // the negative zero too
    return;
  }
  if (value < 0) text += '-';
  const auto [digits, point] = shortest_decimal(std::abs(value));
  const int count = static_cast<int>(digits.size());
  const auto zeros = [](int how_many) { return std::string(static_cast<std::size_t>(how_many), '0'); };
  if (count <= point && point <= 21) {
    text += digits + zeros(point - count);
  } else if (0 < point && point <= 21) {
    const auto whole = static_cast<std::size_t>(point);
    text += digits.substr(0, whole) + '.' + digits.substr(whole);
  } else if (-6 < point && point <= 0) {
    text += "0." + zeros(-point) + digits;
  } else {
    text += digits.substr(0, 1);
    if (count > 1) text += '.' + digits.substr(1);
    text += point > 0 ? "e+" : "e-";
    text += std::to_string(std::abs(point - 1));
  }
}

void check_utf8(const std::string& text) {
  if (!is_utf8(text)) throw std::invalid_argument("a JSON text is not UTF-8");
}

void append_string(std::string& text, const std::string& value) {
  check_utf8(value);
  append_quoted(text, value);
}

void append_value(std::string& text, const json& value, int depth);

void append_object(std::string& text, const json& object, int depth) {
  std::vector<json::const_iterator> members;
  members.reserve(object.size());
  for (auto member = object.begin(); member != object.end(); ++member) {
    check_utf8(member.key());
    members.push_back(member);
  }
  std::sort(members.begin(), members.end(),
            [](const auto& a, const auto& b) { return is_key_before(a.key(), b.key()); });
  text += '{';
  bool is_first = true;
  for (const auto& member : members) {
    if (!is_first) text += ',';
    is_first = false;
    append_quoted(text, member.key());
    text += ':';
    append_value(text, *member, depth + 1);
  }
  text += '}';
}

void append_array(std::string& text, const json& array, int depth) {
  text += '[';
  bool is_first = true;
  for (const json& element : array) {
    if (!is_first) text += ',';
    is_first = false;
    append_value(text, element, depth + 1);
  }
  text += ']';
}

void append_value(std::string& text, const json& value, int depth) {
  if (depth > canonical_json_depth_max) throw std::invalid_argument("a JSON value is nested too deeply");
  switch (value.type()) {
    case json::value_t::null:
      text += "null";
      return;
    case json::value_t::boolean:
      text += value.get<bool>() ? "true" : "false";
      return;
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
    case json::value_t::number_float:
      append_number(text, value.get<double>());
      return;
    case json::value_t::string:
      append_string(text, value.get_ref<const std::string&>());
      return;
    case json::value_t::array:
      append_array(text, value, depth);
      return;
    case json::value_t::object:
      append_object(text, value, depth);
      return;
    case json::value_t::binary:
    case json::value_t::discarded:
      break;
  }
  throw std::invalid_argument("not a JSON value");
}

}  // namespace

std::string canonical_json(const json& value) {
  std::string text;
  append_value(text, value, 1);
  return text;
}

}  // namespace buurtkas

#include "cli/render/body_reader.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/money/amount.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {

using Json = nlohmann::json;

namespace {

constexpr std::size_t items_max = 100'000;  // so that sums of a body's amounts fit

}  // namespace

BodyReader::BodyReader(const Json& json) : json_(json), is_good_(json.is_object()) {}

bool BodyReader::has(const char* key) const {
  return json_.is_object() && json_.contains(key);
}

std::string BodyReader::text(const char* key) {
  if (has(key) && json_[key].is_string()) return json_[key].get<std::string>();
  spoil();
  return {};
}

std::string BodyReader::name(const char* key) {
  std::string word = text(key);
  if (word.empty()) spoil();
  return word;
}

std::string BodyReader::numbered(const char* key, char letter) {
  std::string id = text(key);
  const bool is_right = id.size() > 1 && id.size() <= 20 && id.front() == letter &&
                        std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_right) return id;
  spoil();
  return {};
}

Date BodyReader::date(const char* key) {
  const auto day = parse_iso_date(text(key));
  if (!day) spoil();
  return day.value_or(Date());
}

Money BodyReader::money(const char* key) {
  const Money amount = sum(key);
  if (amount.cents() <= parts_max(Unit::eur)) return amount;
  spoil();
  return {0, Currency::euro()};
}

Money BodyReader::sum(const char* key) {
  const auto amount = parse_amount(text(key), Currency::euro());
  constexpr auto lines_max = static_cast<std::int64_t>(items_max);
  const bool is_in_range =
      amount && amount->cents() >= 0 && amount->cents() / lines_max <= parts_max(Unit::eur);
  if (!is_in_range) spoil();
  return is_in_range ? *amount : Money(0, Currency::euro());
}

std::optional<Money> BodyReader::money_or_nothing(const char* key) {
  return has(key) ? std::optional(money(key)) : std::nullopt;
}

std::optional<std::int64_t> BodyReader::quantity(const char* key, Unit unit) {
  if (!has(key)) return std::nullopt;
  const auto number = parse_ratio(text(key));
  const Ratio parts = number ? *number * Ratio(parts_of(unit)) : Ratio(0);
  const bool is_quantity =
      number && parts >= 0 && parts.denominator() == 1 && parts <= Ratio(parts_max(unit));
  if (!is_quantity) {
    spoil();
    return std::nullopt;
  }
  return static_cast<std::int64_t>(parts.numerator());
}

std::optional<LineId> BodyReader::line_or_nothing(const char* key) {
  if (!has(key)) return std::nullopt;
  auto line = parse_line_id(text(key));
  if (!line) spoil();
  return line;
}

std::vector<LineId> BodyReader::lines(const char* key) {
  std::vector<LineId> lines;
  for (const Json& item : list(key)) {
    const auto line = item.is_string() ? parse_line_id(item.get<std::string>()) : std::nullopt;
    if (line) {
      lines.push_back(*line);
    } else {
      spoil();
    }
  }
  return lines;
}

std::vector<Role> BodyReader::roles(const char* key) {
  std::vector<Role> roles;
  for (const Json& word : list(key)) {
    const auto role = word.is_string() ? role_from(word.get<std::string>()) : std::nullopt;
    if (role) {
      roles.push_back(*role);
    } else {
      spoil();
    }
  }
  return roles;
}

std::vector<ResidentId> BodyReader::residents(const char* key) {
  std::vector<ResidentId> ids;
  for (const Json& item : list(key)) {
    if (!item.is_string()) spoil();
    ids.emplace_back(item.is_string() ? item.get<std::string>() : std::string());
  }
  if (ids.empty()) spoil();
  return ids;
}

void BodyReader::each(const char* key, const std::function<void(BodyReader&)>& on_item) {
  for (const Json& item : list(key)) {
    BodyReader one(item);
    on_item(one);
    if (!one.is_good()) spoil();
  }
}

const Json& BodyReader::list(const char* key) {
  static const Json none = Json::array();
  if (has(key) && json_[key].is_array() && json_[key].size() <= items_max) return json_[key];
  spoil();
  return none;
}

}  // namespace buurtkas

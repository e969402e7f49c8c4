#include "cli/verify/statement.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "cli/read/printable.h"

namespace buurtkas::verify {
namespace {

constexpr std::size_t digits_max = 20'000;
constexpr std::size_t shown_max = 120;

// `-3`, `7/2`, in lowest terms; nothing for anything else.
std::optional<Ratio> ratio_from(const std::string& text) {
  if (text.empty() || text.size() > digits_max) return std::nullopt;
  const std::size_t slash = text.find('/');
  const std::string numerator = text.substr(text[0] == '-' ? 1 : 0, slash - (text[0] == '-' ? 1 : 0));
  const std::string denominator = slash == std::string::npos ? "1" : text.substr(slash + 1);
  for (const std::string* digits : {&numerator, &denominator}) {
    const bool are_digits =
        std::all_of(digits->begin(), digits->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits->empty() || !are_digits || (digits->front() == '0' && *digits != "0")) return std::nullopt;
  }
  if (denominator == "0") return std::nullopt;
  const Ratio size((BigInt(numerator)), BigInt(denominator));
  const Ratio ratio = text[0] == '-' ? -size : size;
  if (to_string(ratio) != text) return std::nullopt;
  return ratio;
}

std::string text_of(const nlohmann::json& json) {
  if (json.is_string()) return json.get<std::string>();
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Words plain(std::string_view text) {
  return {shown(text), shown(text)};
}

std::string shown(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (result.size() >= shown_max) return result + "…";
    const std::size_t from = at;
    const char32_t character = next_character(text, at);
    const bool is_seen = !is_control(character) && (character == U' ' || !is_unseen(character));
    result += is_seen ? std::string(text.substr(from, at - from)) : "·";
  }
  return result;
}

Statement::Statement(const nlohmann::json& json, Words where) : json_(&json), where_(std::move(where)) {
  if (!json.is_object()) refute_form("");
}

Statement::Statement(const nlohmann::json& json, const Statement& whole, std::string path)
    : json_(&json),
      where_(whole.where_),
      is_by_certificate_(whole.is_by_certificate_),
      path_(std::move(path)) {
  if (!json.is_object()) refute_form("");
}

std::string Statement::kind() const {
  const auto found = json_->find("kind");
  return found != json_->end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool Statement::has(std::string_view key) const {
  return json_->contains(std::string(key));
}

void Statement::has_keys(std::initializer_list<std::string_view> keys,
                         std::initializer_list<std::string_view> may_have) const {
  for (const std::string_view key : keys) value(key);
  const auto has = [](std::initializer_list<std::string_view> list, const std::string& key) {
    return std::find(list.begin(), list.end(), key) != list.end();
  };
  for (const auto& [key, value] : json_->items()) {
    if (!has(keys, key) && !has(may_have, key)) refute_form(key);
  }
}

const nlohmann::json& Statement::value(std::string_view key) const {
  const auto found = json_->find(std::string(key));
  if (found == json_->end()) refute_form(key);
  return *found;
}

const std::string& Statement::text(std::string_view key) const {
  const nlohmann::json& found = value(key);
  if (!found.is_string()) refute_form(key);
  return found.get_ref<const std::string&>();
}

Ratio Statement::number(std::string_view key) const {
  const auto ratio = ratio_from(text(key));
  if (!ratio) refute_form(key);
  return *ratio;
}

void Statement::name_kind() {
  const std::string name = " (`" + shown(text("kind")) + "`)";
  where_ = {where_.nl + name, where_.en + name};
}

const nlohmann::json& Statement::items(std::string_view key) const {
  const nlohmann::json& list = value(key);
  if (!list.is_array()) refute_form(key);
  return list;
}

Statement Statement::object(std::string_view key) const {
  return {value(key), *this, path_ + std::string(key) + '.'};
}

std::vector<Statement> Statement::objects(std::string_view key) const {
  const nlohmann::json& list = items(key);
  std::vector<Statement> result;
  for (const nlohmann::json& item : list) {
    result.push_back(
        {item, *this, path_ + std::string(key) + '[' + std::to_string(result.size() + 1) + "]."});
  }
  return result;
}

std::vector<std::string> Statement::texts(std::string_view key) const {
  const nlohmann::json& list = items(key);
  std::vector<std::string> result;
  for (const nlohmann::json& item : list) {
    if (!item.is_string()) refute_form(key);
    result.push_back(item.get<std::string>());
  }
  return result;
}

std::vector<Ratio> Statement::numbers(std::string_view key) const {
  std::vector<Ratio> result;
  for (const std::string& text : texts(key)) {
    auto number = ratio_from(text);
    if (!number) refute_form(key);
    result.push_back(std::move(*number));
  }
  return result;
}

void Statement::expect(std::string_view key, std::string_view by_the_files) const {
  if (text(key) != by_the_files) refute(key, plain(by_the_files));
}

void Statement::expect_value(std::string_view key, const nlohmann::json& by_the_files) const {
  if (value(key) != by_the_files) refute(key, plain(text_of(by_the_files)));
}

void Statement::refute(const Words& sentence) const {
  throw Refuted{{where_.nl + ": " + sentence.nl, where_.en + ": " + sentence.en}};
}

void Statement::refute(std::string_view key, const Words& by_the_files) const {
  const auto found = json_->find(std::string(key));
  const std::string says = shown(found == json_->end() ? std::string() : text_of(*found));
  const std::string name = shown(path_ + std::string(key));
  const char* const by_nl = is_by_certificate_ ? "`; volgens het certificaat: " : "`; volgens de bestanden: ";
  const char* const by_en = is_by_certificate_ ? "`; by the certificate: " : "`; by the files: ";
  throw Refuted{{where_.nl + ": `" + name + "` zegt `" + says + by_nl + by_the_files.nl,
                 where_.en + ": `" + name + "` says `" + says + by_en + by_the_files.en}};
}

void Statement::refute_form(std::string_view key) const {
  const std::string name = shown(path_ + std::string(key));
  throw Refuted{
      {where_.nl + ": `" + name + "` ontbreekt, hoort hier niet of is niet geschreven zoals het hoort",
       where_.en + ": `" + name + "` is missing, does not belong here or is not written as it should be"}};
}

}  // namespace buurtkas::verify

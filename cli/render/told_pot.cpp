#include "cli/render/told_pot.h"

#include <nlohmann/json.hpp>

#include "cli/render/remainders.h"
#include "engine/money/ratio.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

std::vector<std::string> texts(const Json& json, const char* key) {
  std::vector<std::string> list;
  if (!json.is_object() || !json.contains(key) || !json[key].is_array()) return list;
  for (const Json& item : json[key]) {
    if (item.is_string()) list.push_back(item.get<std::string>());
  }
  return list;
}

std::optional<Remainder> remainder_from(const std::string& text) {
  for (const Remainder one : {Remainder::next_round, Remainder::reserve, Remainder::returned}) {
    if (word_of(one) == text) return one;
  }
  return std::nullopt;
}

}  // namespace

std::string told_text(const Json& content, const char* key) {
  const bool has = content.is_object() && content.contains(key) && content[key].is_string();
  return has ? content[key].get<std::string>() : std::string();
}

ToldPot told_pot(const PotId& id, const Json& content) {
  ToldPot pot;
  pot.id = id;
  pot.name = told_text(content, "name");
  pot.from = parse_iso_date(told_text(content, "from"));
  pot.until = parse_iso_date(told_text(content, "until"));
  pot.remainder = remainder_from(told_text(content, "remainder"));
  if (!content.is_object() || !content.contains("earmark")) return pot;
  const Json& earmark = content["earmark"];
  pot.earmark.all_of = texts(earmark, "all_of");
  pot.earmark.any_of = texts(earmark, "any_of");
  const auto share = parse_ratio(told_text(earmark, "largest_share"));
  if (share && *share > 0 && *share <= 1) pot.earmark.largest_share = *share;
  if (!earmark.is_object() || !earmark.contains("articles") || !earmark["articles"].is_array()) return pot;
  for (const Json& one : earmark["articles"]) {
    pot.articles.push_back(told_text(one, "rulebook") + ' ' + told_text(one, "article"));
  }
  return pot;
}

}  // namespace buurtkas

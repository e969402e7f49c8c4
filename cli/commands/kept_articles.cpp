#include "cli/commands/kept_articles.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/render/rule_words.h"
#include "cli/render/told_pot.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

bool is_limit_elsewhere(const Article& article) {
  const auto* limit = std::get_if<LimitRule>(&article.verb);
  return limit != nullptr && limit->counts_elsewhere && limit->per == Per::person &&
         (limit->in == Span::month || limit->in == Span::year);
}

bool is_of_year(const Article& article) {
  const auto* limit = std::get_if<LimitRule>(&article.verb);
  return limit != nullptr && limit->in == Span::year;
}

const Json& list_at(const Json& json, const char* key) {
  static const Json none = Json::array();
  return json.is_object() && json.contains(key) && json[key].is_array() ? json[key] : none;
}

}  // namespace

void KeptArticles::add(const Entry& entry) {
  if (entry.kind != EntryKind::assessment) return;
  const Json body = Json::parse(entry.body, nullptr, false);
  if (!body.is_object()) return;
  const std::string claim = told_text(body, "claim");
  if (body.contains("corrects")) read(claim, told_text(body, "line"), list_at(body, "grounds"));
  for (const Json& line : list_at(body, "lines")) {
    read(claim, told_text(line, "line"), list_at(line, "grounds"));
  }
  std::set<std::string> named;
  for (const Json& one : list_at(body, "rulebooks")) named.insert(told_text(one, "sha256"));
  if (std::includes(looked_at_.begin(), looked_at_.end(), named.begin(), named.end())) return;
  looked_at_.insert(named.begin(), named.end());
  for (const Rulebook& rulebook : again_.kept_of(body).rulebooks) {
    for (const Article& article : rulebook.articles) {
      articles_[rulebook.name + ' ' + article.id] = {std::string(text_in(article.title, language_)),
                                                     article.source, is_limit_elsewhere(article),
                                                     is_of_year(article)};
    }
  }
}

void KeptArticles::read(const std::string& claim, const std::string& number, const Json& grounds) {
  const auto line = parse_line_id(claim + '/' + number);
  if (!line) return;
  std::vector<std::string>& articles = of_[*line];
  articles.clear();
  for (const char* did : {"pays", "cuts"}) {
    for (const Json& ground : grounds) {
      if (told_text(ground, "did") != did) continue;
      articles.push_back(told_text(ground, "rulebook") + ' ' + told_text(ground, "article"));
    }
  }
}

const std::vector<std::string>& KeptArticles::of(const LineId& line) const {
  static const std::vector<std::string> none;
  const auto at = of_.find(line);
  return at == of_.end() ? none : at->second;
}

const KeptArticle* KeptArticles::find(const std::string& article) const {
  const auto at = articles_.find(article);
  return at == articles_.end() ? nullptr : &at->second;
}

}  // namespace buurtkas

#include <algorithm>

#include "cli/render/round_rules.h"
#include "cli/render/rule_words.h"
#include "cli/render/site/pages.h"
#include "cli/render/told_rulebook.h"

namespace buurtkas {
namespace {

PageData article_data(const ToldArticle& article) {
  PageData data;
  data.set("number", std::to_string(article.number));
  data.set("id", article.id);
  data.set("title", article.title);
  data.set("about", article.about);
  data.set("when", text_items(article.when));
  data.set("has-when", !article.when.empty());
  data.set("but", article.but);
  data.set("unless", text_items(article.unless));
  data.set("has-unless", !article.unless.empty());
  data.set("does", text_items(article.does));
  data.set("reason", article.reason);
  data.set("source", article.source);
  return data;
}

void add_rulebook_page(Pages& pages, const RoundRules& rules, const Rulebook& rulebook,
                       const std::string& folder) {
  const ToldRulebook told =
      told_rulebook(rules_in_force(rulebook, rules.as_of, rules.known_at), pages.language());
  PageData page;
  page.set("about", told.about);
  page.set("as-of", told.as_of);
  set_some(page, "not-valid", told.not_valid);
  page.set("valid", pages.say("rules.valid", period_words(rulebook.valid, pages.language())));
  PageData articles(PageData::type::list);
  for (const ToldArticle& article : told.articles) articles.push_back(article_data(article));
  page.set("articles", articles);
  set_some(page, "no-articles", told.no_articles);
  page.set("has-parameters", !told.parameters.empty());
  page.set("parameters-title", told.parameters_title);
  page.set("parameters", text_items(told.parameters));
  page.set("count", told.count);
  page.set("folder", folder);
  page.set("sha256", rulebook.sha256);
  pages.add(Pages::file_of(rulebook), told.title, "rules", pages.fill("rulebook.mustache", page));
}

bool has(const RoundRules& rules, const Rulebook& rulebook) {
  return std::any_of(rules.rulebooks.begin(), rules.rulebooks.end(),
                     [&](const Rulebook& one) { return one.sha256 == rulebook.sha256; });
}

// One that `told_before` has too has its page already.
PageData list_of(Pages& pages, const RoundRules& rules, const RoundRules* told_before) {
  PageData list(PageData::type::list);
  for (std::size_t i = 0; i < rules.rulebooks.size(); ++i) {
    const Rulebook& rulebook = rules.rulebooks[i];
    PageData row;
    row.set("file", Pages::file_of(rulebook));
    row.set("title", std::string(text_in(rulebook.title, pages.language())));
    row.set("about", std::string(text_in(rulebook.about, pages.language())));
    row.set("valid", pages.say("rules.valid", period_words(rulebook.valid, pages.language())));
    row.set("sha256", rulebook.sha256);
    list.push_back(row);
    const bool is_told = told_before != nullptr && has(*told_before, rulebook);
    if (!is_told) add_rulebook_page(pages, rules, rulebook, rules.folders[i]);
  }
  return list;
}

}  // namespace

void add_rules_pages(Pages& pages) {
  if (!pages.has_rulebooks()) return;
  const RoundRules* of_vote = pages.outcome().rules;
  const RoundRules& of_claims = pages.site().claim_rules;
  PageData page;
  page.set("short", pages.say("rules.short"));
  page.set("has-vote", !of_vote->rulebooks.empty());
  page.set("which", rulebooks_by_title(*of_vote, pages.language()));
  page.set("rulebooks", list_of(pages, *of_vote, nullptr));
  page.set("has-claims", !of_claims.rulebooks.empty());
  page.set("claim-rulebooks", list_of(pages, of_claims, of_vote));
  pages.add("rules.html", pages.say("rules.title"), "rules", pages.fill("rules.mustache", page));
}

}  // namespace buurtkas

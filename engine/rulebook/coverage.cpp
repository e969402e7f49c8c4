#include "engine/rulebook/coverage.h"

namespace buurtkas {
namespace {

using Kind = Ground::Kind;

void add_conditions(ArticleIndex article, const std::vector<Condition>& conditions, Coverage& coverage) {
  for (const Condition& condition : conditions)
    coverage.conditions.push_back({article, &condition, false, false});
}

bool was_beyond(Kind kind) {
  return kind == Kind::cuts || kind == Kind::holds_back || kind == Kind::refuses;
}

void try_article(ArticleTried& tried, const Article& article, const Ground& ground, Verdict verdict) {
  if (ground.kind == Kind::does_not_apply || ground.kind == Kind::unknown) return;
  tried.applies = true;
  if (kind_of(article.verb) != VerbKind::limit) return;
  if (was_beyond(ground.kind)) tried.is_beyond = true;
  if (ground.kind == Kind::within && verdict == Verdict::paid) tried.is_within = true;
}

void try_condition(ConditionTried& tried, const RulesInForce& rules, const Case& one, bool is_asked) {
  if (!is_asked) return;
  const Answer answer = holds(rules, *tried.condition, one);
  tried.is_true = tried.is_true || answer == Answer::yes;
  tried.is_false = tried.is_false || answer == Answer::no;
}

}  // namespace

Coverage coverage_of(const Rulebook& rulebook, const std::vector<Example>& examples) {
  Coverage coverage;
  for (std::size_t i = 0; i < rulebook.articles.size(); ++i) {
    const Article& article = rulebook.articles[i];
    const auto index = static_cast<ArticleIndex>(i);
    coverage.articles.push_back({index, false, false, false});
    add_conditions(index, article.when, coverage);
    add_conditions(index, article.unless, coverage);
    if (const auto* require = std::get_if<Require>(&article.verb))
      add_conditions(index, require->all, coverage);
  }
  for (const Example& example : examples) {
    const std::vector<Decision> decisions = decisions_of(rulebook, example);
    for (std::size_t s = 0; s < decisions.size(); ++s) {
      const Step& step = example.steps[s];
      const RulesInForce rules = rules_in_force(rulebook, step.on, step.known);
      std::vector<bool> is_asked(rulebook.articles.size());
      std::vector<bool> has_applied(rulebook.articles.size());
      for (const Ground& ground : decisions[s].grounds) {
        ArticleTried& tried = coverage.articles[ground.article];
        try_article(tried, rulebook.articles[ground.article], ground, decisions[s].verdict);
        is_asked[ground.article] = true;
        has_applied[ground.article] = ground.kind == Kind::holds || ground.kind == Kind::refuses;
      }
      for (ConditionTried& tried : coverage.conditions) {
        const auto* require = std::get_if<Require>(&rulebook.articles[tried.article].verb);
        const bool is_required = require != nullptr && !require->all.empty() &&
                                 tried.condition >= require->all.data() &&
                                 tried.condition < require->all.data() + require->all.size();
        try_condition(tried, rules, step.one,
                      is_required ? has_applied[tried.article] : is_asked[tried.article]);
      }
    }
  }
  return coverage;
}

}  // namespace buurtkas

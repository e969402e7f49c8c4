#include "engine/rulebook/mutants.h"

#include <functional>
#include <utility>

#include "engine/rulebook/check.h"
#include "engine/rulebook/condition_words.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

std::optional<Comparison> neighbour_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return Comparison::more_than;
    case Comparison::more_than:
      return Comparison::at_least;
    case Comparison::at_most:
      return Comparison::less_than;
    case Comparison::less_than:
      return Comparison::at_most;
    default:
      return std::nullopt;
  }
}

class Breeder {
 public:
  explicit Breeder(const Rulebook& rulebook) : rulebook_(rulebook) {}

  std::vector<Mutant> all() {
    for (std::size_t i = 0; i < rulebook_.parameters.size(); ++i) change_parameter(i);
    for (std::size_t i = 0; i < rulebook_.articles.size(); ++i) change_article(i);
    return std::move(mutants_);
  }

 private:
  using Change = std::function<void(Rulebook&)>;

  void add(const Place& place, const std::string& what, std::string from, std::string to,
           const Change& change) {
    Mutant mutant{place, what, std::move(from), std::move(to), rulebook_};
    change(mutant.rulebook);
    mutants_.push_back(std::move(mutant));
  }

  static Ratio step_of(Unit unit) {
    if (has_parts(unit)) return {1, BigInt(parts_of(unit))};
    return {1, 100};  // a cent for a kilometre or an hour, a percent
  }

  static void set_value(DatedValue& value, const Ratio& to, Unit unit) {
    value.value = to;
    if (has_parts(unit)) value.parts = static_cast<std::int64_t>((to * Ratio(parts_of(unit))).numerator());
  }

  void change_parameter(std::size_t p) {
    const Parameter& parameter = rulebook_.parameters[p];
    for (std::size_t v = 0; v < parameter.values.size(); ++v) {
      const DatedValue& value = parameter.values[v];
      for (const Ratio& step : {step_of(parameter.unit), -step_of(parameter.unit)}) {
        const Ratio to = value.value + step;
        if (to.sign() < 0 || (parameter.unit == Unit::percent && to > Ratio(1))) continue;
        add(value.place, parameter.name, value_text(value.value, parameter.unit),
            value_text(to, parameter.unit),
            [&](Rulebook& r) { set_value(r.parameters[p].values[v], to, parameter.unit); });
      }
      constexpr Date last_day{2199, 12, 31};
      if (!value.known || *value.known == last_day) continue;
      const Date later = date_of(day_number(*value.known) + 1);
      add(value.place, parameter.name, "known " + to_string(*value.known), "known " + to_string(later),
          [&](Rulebook& r) { r.parameters[p].values[v].known = later; });
    }
  }

  using Conditions = std::vector<Condition>;
  using Find = std::function<Conditions&(Article&)>;

  void change_conditions(std::size_t a, const Conditions& conditions, bool may_be_empty, const Find& find) {
    const Article& article = rulebook_.articles[a];
    for (std::size_t c = 0; c < conditions.size(); ++c) {
      const Condition& condition = conditions[c];
      const std::string from = text_of(rulebook_, article.of, condition);
      const auto change = [&](const Condition& changed) {
        add(condition.place, article.id, from, text_of(rulebook_, article.of, changed),
            [&](Rulebook& r) { find(r.articles[a])[c] = changed; });
      };
      if (may_be_empty || conditions.size() > 1) {
        add(condition.place, article.id, from, {}, [&](Rulebook& r) {
          Conditions& list = find(r.articles[a]);
          list.erase(list.begin() + static_cast<std::ptrdiff_t>(c));
        });
      }
      Condition changed = condition;
      if (const auto comparison = neighbour_of(condition.comparison)) {
        changed.comparison = *comparison;
        change(changed);
      }
      change_value(article, condition, change);
    }
  }

  void change_value(const Article& article, const Condition& condition,
                    const std::function<void(const Condition&)>& change) {
    const Field& field = fields_of(article.of)[condition.field];
    if (field.type == FieldType::number && !condition.parameter) {
      for (const std::int64_t step : {1, -1}) {
        Condition changed = condition;
        changed.number += step;
        if (changed.number >= 0 && changed.number <= parts_max(field.unit)) change(changed);
      }
    }
    for (std::size_t w = 0; condition.words.size() > 1 && w < condition.words.size(); ++w) {
      Condition changed = condition;
      changed.words.erase(changed.words.begin() + static_cast<std::ptrdiff_t>(w));
      change(changed);
    }
  }

  void change_article(std::size_t a) {
    const Article& article = rulebook_.articles[a];
    add(article.place, article.id, article.id, {},
        [&](Rulebook& r) { r.articles.erase(r.articles.begin() + static_cast<std::ptrdiff_t>(a)); });
    change_conditions(a, article.when, true, [](Article& one) -> Conditions& { return one.when; });
    change_conditions(a, article.unless, true, [](Article& one) -> Conditions& { return one.unless; });
    if (const auto* require = std::get_if<Require>(&article.verb)) {
      change_conditions(a, require->all, false,
                        [](Article& one) -> Conditions& { return std::get<Require>(one.verb).all; });
    }
    if (const auto* pay = std::get_if<Pay>(&article.verb)) change_rounding(a, pay->rounding);
    if (const auto* limit = std::get_if<LimitRule>(&article.verb)) change_limit(a, *limit);
    if (const auto* sign = std::get_if<Sign>(&article.verb)) change_sign(a, *sign);
    if (const auto* earmark = std::get_if<EarmarkRule>(&article.verb)) change_earmark(a, *earmark);
  }

  void change_verb(std::size_t a, std::string from, std::string to,
                   const std::function<void(Verb&)>& change) {
    add(rulebook_.articles[a].place, rulebook_.articles[a].id, std::move(from), std::move(to),
        [&](Rulebook& r) { change(r.articles[a].verb); });
  }

  void change_rounding(std::size_t a, const std::optional<Rounding>& is) {
    if (!is) return;
    for (const Rounding to : {Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up}) {
      if (to == *is) continue;
      change_verb(a, std::string(name_of(*is)), std::string(name_of(to)), [&](Verb& verb) {
        if (auto* pay = std::get_if<Pay>(&verb)) pay->rounding = to;
        if (auto* limit = std::get_if<LimitRule>(&verb)) limit->rounding = to;
      });
    }
  }

  void change_limit(std::size_t a, const LimitRule& limit) {
    change_rounding(a, limit.rounding);
    for (const Beyond to : {Beyond::cut, Beyond::hold, Beyond::refuse}) {
      if (to == limit.beyond) continue;
      change_verb(a, std::string(name_of(limit.beyond)), std::string(name_of(to)),
                  [&](Verb& verb) { std::get<LimitRule>(verb).beyond = to; });
    }
    for (const Span to : {Span::day, Span::month, Span::year}) {
      if (to == limit.in || (limit.counts_elsewhere && to == Span::day)) continue;
      change_verb(a, "in " + std::string(name_of(limit.in)), "in " + std::string(name_of(to)),
                  [&](Verb& verb) { std::get<LimitRule>(verb).in = to; });
    }
    if (limit.counts_elsewhere) {
      change_verb(a, "elsewhere", {}, [](Verb& verb) { std::get<LimitRule>(verb).counts_elsewhere = false; });
    }
  }

  void change_sign(std::size_t a, const Sign& sign) {
    for (std::size_t i = 0; sign.roles.size() > 1 && i < sign.roles.size(); ++i) {
      change_verb(a, std::string(name_of(sign.roles[i])), {}, [&](Verb& verb) {
        auto& roles = std::get<Sign>(verb).roles;
        roles.erase(roles.begin() + static_cast<std::ptrdiff_t>(i));
      });
    }
  }

  void change_earmark(std::size_t a, const EarmarkRule& earmark) {
    const auto drop = [&](const std::vector<std::string>& tags, auto member) {
      for (std::size_t i = 0; i < tags.size(); ++i) {
        change_verb(a, tags[i], {}, [&](Verb& verb) {
          auto& list = std::get<EarmarkRule>(verb).*member;
          list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
        });
      }
    };
    drop(earmark.all_of, &EarmarkRule::all_of);
    drop(earmark.any_of, &EarmarkRule::any_of);
  }

  const Rulebook& rulebook_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(const Rulebook& rulebook) {
  return Breeder(rulebook).all();
}

Trial try_mutant(const Rulebook& rulebook, const Mutant& mutant, const std::vector<Example>& examples) {
  if (!mismatches(mutant.rulebook, examples).empty()) return {Noticed::by_example, {}};
  if (has_errors(check_rulebook(mutant.rulebook))) return {Noticed::by_check, {}};
  Differences found = differences(rulebook, mutant.rulebook);
  if (found.found.empty() && found.is_complete) return {Noticed::no_change, {}};
  return {Noticed::not_at_all, std::move(found.found)};
}

}  // namespace buurtkas

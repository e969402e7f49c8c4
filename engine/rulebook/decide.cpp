#include "engine/rulebook/decide.h"

#include <algorithm>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

using Kind = Ground::Kind;

Money euros(std::int64_t cents) {
  return {cents, Currency::euro()};
}

// Times is of parts of a quantity.
Money rate_times(const Ratio& rate, std::int64_t parts, Unit quantity, Rounding rounding) {
  const Ratio cents = rate * Ratio(100) * Ratio(BigInt(parts), BigInt(parts_of(quantity)));
  return round_to_cents(cents, rounding, Currency::euro());
}

class Decider {
 public:
  Decider(Rulebooks rulebooks, const Case& one) : rulebooks_(rulebooks), case_(one) {}

  Decision decide() {
    take_all_articles();
    Decision decision;
    decision.verdict = has(Kind::refuses)   ? Verdict::refused
                       : has(Kind::unknown) ? Verdict::undecided
                                            : Verdict::admitted;
    return finish(std::move(decision));
  }

  Decision decide_line(const Subject& subject, const Totals& totals) {
    take_all_articles();
    Decision decision;
    const auto pays = std::count_if(grounds_.begin(), grounds_.end(),
                                    [](const Ground& ground) { return ground.kind == Kind::pays; });
    decision.verdict = has(Kind::refuses)               ? Verdict::refused
                       : has(Kind::unknown) || pays > 1 ? Verdict::undecided
                       : pays == 0                      ? Verdict::nothing
                                                        : Verdict::paid;
    decision.amount = euros(0);
    if (decision.verdict == Verdict::paid) take_limits(decision, subject, totals);
    return finish(std::move(decision));
  }

 private:
  const RulesInForce& rules_of(const Ground& ground) const { return *rulebooks_[ground.rulebook]; }
  const Article& article_of(const Ground& ground) const {
    return rules_of(ground).rulebook->articles[ground.article];
  }

  bool has(Kind kind) const {
    return std::any_of(grounds_.begin(), grounds_.end(),
                       [kind](const Ground& ground) { return ground.kind == kind; });
  }

  void take_all_articles() {
    for (std::size_t i = 0; i < rulebooks_.size(); ++i) take_articles(i);
  }

  void take_articles(std::size_t rulebook) {
    const RulesInForce& rules = *rulebooks_[rulebook];
    for (const ArticleIndex index : rules.articles) {
      const Article& article = rules.rulebook->articles[index];
      if (article.of != case_.kind) continue;
      Ground ground;
      ground.rulebook = rulebook;
      ground.article = index;
      ground.counted = ground.elsewhere = ground.most = ground.before = ground.after = euros(0);
      const Applies applied = applies(rules, article.when, article.unless, case_);
      ground.condition = applied.because;
      if (applied.answer == Answer::yes) {
        fill_in(ground, article, rules);
      } else {
        ground.kind = applied.answer == Answer::no ? Kind::does_not_apply : Kind::unknown;
      }
      grounds_.push_back(ground);
    }
  }

  void fill_in(Ground& ground, const Article& article, const RulesInForce& rules) const {
    if (const auto* require = std::get_if<Require>(&article.verb)) {
      const Applies all = applies(rules, require->all, {}, case_);
      ground.condition = all.because;
      ground.kind = all.answer == Answer::yes  ? Kind::holds
                    : all.answer == Answer::no ? Kind::refuses
                                               : Kind::unknown;
    } else if (const auto* pay = std::get_if<Pay>(&article.verb)) {
      const auto amount = paid_by(*pay, rules);
      ground.kind = amount ? Kind::pays : Kind::unknown;
      ground.after = amount.value_or(euros(0));
    } else if (const auto* limit = std::get_if<LimitRule>(&article.verb)) {
      const auto most = most_of(*limit, rules);
      ground.kind = most ? Kind::within : Kind::unknown;
      ground.most = most.value_or(euros(0));
      if (limit->counts_elsewhere && !elsewhere(limit->in)) ground.kind = Kind::unknown;
    } else {
      ground.kind = lacks_value(article.verb, rules) ? Kind::unknown : Kind::applies;
    }
  }

  static bool lacks_value(const Verb& verb, const RulesInForce& rules) {
    const auto lacks = [&](ParameterIndex parameter) { return rules.values[parameter] == nullptr; };
    if (const auto* reserve = std::get_if<ReserveRule>(&verb)) return lacks(reserve->at_least);
    const auto* earmark = std::get_if<EarmarkRule>(&verb);
    return earmark != nullptr && earmark->largest_share && lacks(*earmark->largest_share);
  }

  std::optional<std::int64_t> number(std::string_view name) const {
    const auto field = field_from(case_.kind, name);
    BUURTKAS_ASSERT(field);
    const FieldValue& value = case_.fields[*field];
    return value.is_known ? std::optional(value.number) : std::nullopt;
  }

  std::optional<Money> paid_by(const Pay& pay, const RulesInForce& rules) const {
    const DatedValue* value = pay.parameter ? rules.values[*pay.parameter] : nullptr;
    if (pay.parameter && value == nullptr) return std::nullopt;
    if (pay.kind == PayKind::amount) return euros(value->parts);
    if (pay.kind == PayKind::rate) {
      const FieldValue& quantity = case_.fields[*pay.times];
      if (!quantity.is_known) return std::nullopt;
      return rate_times(value->value, quantity.number, unit_of(*pay.times), *pay.rounding);
    }
    const auto claimed = number("amount");
    if (!claimed || pay.kind == PayKind::claimed)
      return claimed ? std::optional(euros(*claimed)) : std::nullopt;
    return round_to_cents(Ratio(*claimed) * value->value, *pay.rounding, Currency::euro());
  }

  Unit unit_of(FieldIndex field) const { return fields_of(case_.kind)[field].unit; }

  std::optional<Money> most_of(const LimitRule& limit, const RulesInForce& rules) const {
    const DatedValue* value = rules.values[limit.at_most];
    if (value == nullptr) return std::nullopt;
    if (!limit.times) return euros(value->parts);
    const FieldValue& quantity = case_.fields[*limit.times];
    if (!quantity.is_known) return std::nullopt;
    return rate_times(value->value, quantity.number, unit_of(*limit.times), *limit.rounding);
  }

  std::optional<std::int64_t> elsewhere(Span span) const {
    return number(span == Span::month ? "elsewhere-month" : "elsewhere-year");
  }

  Money amount_paid() const {
    for (const Ground& ground : grounds_) {
      if (ground.kind == Kind::pays) return ground.after;
    }
    return euros(0);
  }

  // First all that cut, then those that hold back or refuse what is left: no order matters.
  void take_limits(Decision& decision, const Subject& subject, const Totals& totals) {
    decision.amount = amount_paid();
    const Money before = decision.amount;
    Money fits = before;
    for (Ground& ground : grounds_) {
      const auto* limit = std::get_if<LimitRule>(&article_of(ground).verb);
      if (limit == nullptr || ground.kind != Kind::within) continue;
      if (limit->counts_elsewhere) ground.elsewhere = euros(*elsewhere(limit->in));
      ground.counted = counted_by(*limit, ground, subject, totals) + ground.elsewhere;
      ground.before = before;
      ground.after = std::min(before, std::max(ground.most - ground.counted, euros(0)));
      fits = std::min(fits, ground.after);
      if (limit->beyond != Beyond::cut || ground.after == before) continue;
      ground.kind = Kind::cuts;
      decision.amount = std::min(decision.amount, ground.after);
    }
    for (Ground& ground : grounds_) {
      const auto* limit = std::get_if<LimitRule>(&article_of(ground).verb);
      if (limit == nullptr || ground.kind != Kind::within || limit->beyond == Beyond::cut) continue;
      ground.before = decision.amount;
      const bool is_within = ground.after >= decision.amount;
      ground.after = std::min(ground.after, decision.amount);
      if (is_within) continue;
      ground.kind = limit->beyond == Beyond::hold ? Kind::holds_back : Kind::refuses;
    }
    if (has(Kind::refuses)) {
      decision.verdict = Verdict::refused;
    } else if (has(Kind::holds_back)) {
      decision.verdict = Verdict::held;
      decision.fits = fits;
    }
    if (decision.verdict != Verdict::paid) decision.amount = euros(0);
  }

  Money counted_by(const LimitRule& limit, const Ground& ground, const Subject& subject,
                   const Totals& totals) const {
    Money counted = euros(0);
    if (limit.in != Span::line) {
      const RulesInForce& rules = rules_of(ground);
      counted = totals.of(limit_name(*rules.rulebook, article_of(ground)), subject.of(limit.per),
                          first_day(rules.on, limit.in));
    }
    return counted;
  }

  Decision finish(Decision decision) {
    for (const Ground& ground : grounds_) {
      if (ground.kind != Kind::applies) continue;
      const Verb& verb = article_of(ground).verb;
      if (const auto* sign = std::get_if<Sign>(&verb)) {
        decision.roles.insert(decision.roles.end(), sign->roles.begin(), sign->roles.end());
      } else if (const auto* reserve = std::get_if<ReserveRule>(&verb)) {
        const Ratio& share = rules_of(ground).values[reserve->at_least]->value;
        if (!decision.reserve || *decision.reserve < share) decision.reserve = share;
      }
    }
    if (decision.verdict == Verdict::refused) decision.roles.clear();
    std::sort(decision.roles.begin(), decision.roles.end());
    decision.roles.erase(std::unique(decision.roles.begin(), decision.roles.end()), decision.roles.end());
    decision.grounds = std::move(grounds_);
    return decision;
  }

 public:
  static std::string limit_name(const Rulebook& rulebook, const Article& article) {
    return rulebook.name + '/' + article.id;
  }

 private:
  Rulebooks rulebooks_;
  const Case& case_;
  std::vector<Ground> grounds_;
};

bool is_limit_that_counts(const Ground& ground) {
  return ground.kind == Kind::within || ground.kind == Kind::cuts;
}

}  // namespace

Decision decide(const RulesInForce& rules, const Case& one) {
  BUURTKAS_ASSERT(one.kind != CaseKind::line);
  const RulesInForce* const alone = &rules;
  return Decider({&alone, 1}, one).decide();
}

Decision decide_line(Rulebooks rulebooks, const Case& line, const Subject& subject, const Totals& totals) {
  BUURTKAS_ASSERT(line.kind == CaseKind::line);
  return Decider(rulebooks, line).decide_line(subject, totals);
}

Decision decide_line(const RulesInForce& rules, const Case& line, const Subject& subject,
                     const Totals& totals) {
  const RulesInForce* const alone = &rules;
  return decide_line(Rulebooks(&alone, 1), line, subject, totals);
}

std::vector<LimitCount> limits_that_count(Rulebooks rulebooks, const Decision& decision) {
  std::vector<LimitCount> limits;
  if (decision.verdict != Verdict::paid) return limits;
  for (const Ground& ground : decision.grounds) {
    const RulesInForce& rules = *rulebooks[ground.rulebook];
    const Article& article = rules.rulebook->articles[ground.article];
    const auto* limit = std::get_if<LimitRule>(&article.verb);
    if (limit == nullptr || limit->in == Span::line || !is_limit_that_counts(ground)) continue;
    limits.push_back(
        {Decider::limit_name(*rules.rulebook, article), limit->per, first_day(rules.on, limit->in)});
  }
  return limits;
}

void count_line(const RulesInForce& rules, const Decision& decision, const Subject& subject, Totals& totals) {
  const RulesInForce* const alone = &rules;
  for (const LimitCount& one : limits_that_count(Rulebooks(&alone, 1), decision)) {
    totals.add(one.limit, subject.of(one.per), one.first, decision.amount);
  }
}

}  // namespace buurtkas

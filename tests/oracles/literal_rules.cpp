#include "tests/oracles/literal_rules.h"

#include <algorithm>
#include <string>

namespace buurtkas::oracles {
namespace {

using boost::multiprecision::cpp_int;

Fraction fraction_of(const Ratio& ratio) {
  return {ratio.numerator(), ratio.denominator()};
}

Truth truth(bool is_so) {
  return is_so ? Truth::yes : Truth::no;
}

Truth negation(Truth one) {
  if (one == Truth::unknown) return Truth::unknown;
  return truth(one == Truth::no);
}

Truth conjunction(const std::vector<Truth>& all) {
  if (std::count(all.begin(), all.end(), Truth::no) > 0) return Truth::no;
  return std::count(all.begin(), all.end(), Truth::unknown) > 0 ? Truth::unknown : Truth::yes;
}

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

Truth number_compares(Comparison comparison, const Fraction& left, const Fraction& right) {
  switch (comparison) {
    case Comparison::is:
      return truth(left == right);
    case Comparison::is_not:
      return truth(left != right);
    case Comparison::at_least:
      return truth(left >= right);
    case Comparison::at_most:
      return truth(left <= right);
    case Comparison::more_than:
      return truth(left > right);
    case Comparison::less_than:
      return truth(left < right);
    default:
      return Truth::unknown;
  }
}

Truth word_compares(Comparison comparison, const std::string& word, const std::vector<std::string>& words) {
  const bool is_one = contains(words, word);
  return truth(comparison == Comparison::is || comparison == Comparison::one_of ? is_one : !is_one);
}

// Of what is not below 0.
Fraction to_the_cent(const Fraction& cents, Rounding rounding) {
  const cpp_int whole = numerator(cents) / denominator(cents);
  const Fraction rest = cents - Fraction(whole);
  const Fraction half(1, 2);
  bool goes_up = false;
  if (rounding == Rounding::up) goes_up = rest > 0;
  if (rounding == Rounding::half_up) goes_up = rest >= half;
  if (rounding == Rounding::half_even) goes_up = rest > half || (rest == half && whole % 2 == 1);
  return {goes_up ? cpp_int(whole + 1) : whole};
}

const std::string& name_for(const Subject& subject, Per per) {
  if (per == Per::person) return subject.person;
  if (per == Per::household) return subject.household;
  return per == Per::project ? subject.project : subject.pot;
}

bool is_same_span(const Date& a, const Date& b, Span span) {
  if (span == Span::line || a.year != b.year) return false;
  if (span == Span::year) return true;
  if (a.month != b.month) return false;
  return span == Span::month || a.day == b.day;
}

// How one limit may turn out.
struct Bound {
  ArticleIndex article = 0;
  Beyond beyond = Beyond::cut;
  bool is_counted = false;       // with what comes after this line
  std::optional<Fraction> fits;  // nothing: no bound
};

// What a line comes to, if its open questions are answered in one of the ways they may be.
struct Outcome {
  Verdict verdict = Verdict::paid;
  Fraction amount;
  std::optional<Fraction> fits;
  std::vector<ArticleIndex> counted_with;  // of a line that is paid more than nothing

  bool operator==(const Outcome&) const = default;
};

Outcome outcome_of(const Fraction& earned, const std::vector<Bound>& bounds) {
  Outcome outcome;
  outcome.amount = earned;
  for (const Bound& bound : bounds) {
    if (bound.beyond == Beyond::cut && bound.fits && *bound.fits < outcome.amount)
      outcome.amount = *bound.fits;
  }
  for (const Bound& bound : bounds) {
    if (bound.is_counted && outcome.amount > 0) outcome.counted_with.push_back(bound.article);
    if (bound.beyond == Beyond::cut || !bound.fits || *bound.fits >= outcome.amount) continue;
    if (bound.beyond == Beyond::refuse) return {Verdict::refused, 0, {}, {}};
    if (!outcome.fits || *bound.fits < *outcome.fits) outcome.fits = bound.fits;
  }
  if (outcome.fits) return {Verdict::held, 0, outcome.fits, {}};
  return outcome;
}

class Literal {
 public:
  Literal(const Rulebook& rulebook, const Date& on, const Date& known, const Case& one,
          const Subject& subject, const std::vector<LiteralPast>& past)
      : rulebook_(rulebook), on_(on), known_(known), case_(one), subject_(subject), past_(past) {
    for (ArticleIndex index = 0; index < rulebook.articles.size(); ++index) {
      const Article& article = rulebook.articles[index];
      if (article.of != one.kind || !is_in(article.valid)) continue;
      LiteralArticle entry;
      entry.article = index;
      entry.applies = applies(article);
      if (const auto* require = std::get_if<Require>(&article.verb)) {
        entry.refuses = conjunction({entry.applies, negation(all_hold(require->all))});
      }
      if (const auto* limit = std::get_if<LimitRule>(&article.verb)) {
        if (entry.applies == Truth::yes) {
          if (!is_elsewhere_open(*limit)) entry.counted = counted(index, *limit);
          entry.most = most(*limit);
        }
      }
      decision_.articles.push_back(entry);
    }
  }

  LiteralDecision answer() {
    // In turn: what refuses whatever else is unknown, what the line comes to, what is left open.
    bool is_refused = false;
    bool is_open = false;
    for (const LiteralArticle& entry : decision_.articles) {
      is_refused = is_refused || entry.refuses == Truth::yes;
      is_open = is_open || entry.refuses == Truth::unknown;
    }
    const bool is_pot_open = !find_reserve() || is_earmark_open();
    if (case_.kind == CaseKind::line && !is_refused) decide_line();
    if (is_refused || decision_.verdict == Verdict::refused) {
      decision_.verdict = Verdict::refused;
      return decision_;
    }
    const bool is_role_open = !find_roles();
    if (is_open || is_role_open || is_pot_open) decision_.verdict = Verdict::undecided;
    if (decision_.verdict != Verdict::paid) decision_.amount.reset();
    if (decision_.verdict != Verdict::held) decision_.fits.reset();
    return decision_;
  }

 private:
  bool is_in(const Period& period) const {
    if (on_ < period.from) return false;
    return !period.until || !(*period.until < on_);
  }

  bool is_said(const DatedValue& value) const {
    return is_in(value.valid) && (!value.known || !(known_ < *value.known));
  }

  static bool replaces(const DatedValue& later, const DatedValue& earlier) {
    return later.known && (!earlier.known || *earlier.known < *later.known);
  }

  std::optional<Fraction> value_of(ParameterIndex parameter) const {
    const std::vector<DatedValue>& values = rulebook_.parameters[parameter].values;
    for (const DatedValue& value : values) {
      if (!is_said(value)) continue;
      const bool is_last = std::none_of(values.begin(), values.end(), [&](const DatedValue& other) {
        return is_said(other) && replaces(other, value);
      });
      if (is_last) return fraction_of(value.value);
    }
    return std::nullopt;
  }

  // In the field's unit: euros, kilometres.
  std::optional<Fraction> number_in(FieldIndex field) const {
    const FieldValue& value = case_.fields[field];
    if (!value.is_known) return std::nullopt;
    return Fraction(cpp_int(value.number), cpp_int(parts_of(fields_of(case_.kind)[field].unit)));
  }

  std::optional<Fraction> number_named(std::string_view name) const {
    return number_in(*field_from(case_.kind, name));
  }

  Truth is_so(const Condition& condition) const {
    const Field& field = fields_of(case_.kind)[condition.field];
    const FieldValue& value = case_.fields[condition.field];
    if (!value.is_known) return Truth::unknown;
    if (field.type == FieldType::tags) {
      const bool has = contains(value.tags, condition.words[0]);
      return truth(condition.comparison == Comparison::has ? has : !has);
    }
    if (field.type == FieldType::open_word) {
      return word_compares(condition.comparison, value.word, condition.words);
    }
    if (field.type == FieldType::word) {
      const std::string word(field.words[static_cast<std::size_t>(value.number)]);
      return word_compares(condition.comparison, word, condition.words);
    }
    std::optional<Fraction> bound(Fraction(cpp_int(condition.number), cpp_int(parts_of(field.unit))));
    if (condition.parameter) bound = value_of(*condition.parameter);
    if (!bound) return Truth::unknown;
    return number_compares(condition.comparison, *number_in(condition.field), *bound);
  }

  Truth all_hold(const std::vector<Condition>& conditions) const {
    std::vector<Truth> truths;
    for (const Condition& condition : conditions) truths.push_back(is_so(condition));
    return conjunction(truths);
  }

  Truth applies(const Article& article) const {
    std::vector<Truth> truths = {all_hold(article.when)};
    for (const Condition& condition : article.unless) truths.push_back(negation(is_so(condition)));
    return conjunction(truths);
  }

  // Cents. Nothing when a parameter or a field has no value.
  std::optional<Fraction> product(ParameterIndex parameter, const std::optional<FieldIndex>& times,
                                  const std::optional<Rounding>& rounding) const {
    std::optional<Fraction> value = value_of(parameter);
    const std::optional<Fraction> quantity = times ? number_in(*times) : Fraction(1);
    if (!value || !quantity) return std::nullopt;
    const Fraction cents = *value * *quantity * 100;
    return rounding ? to_the_cent(cents, *rounding) : cents;
  }

  std::optional<Fraction> pays(const Pay& pay) const {
    const std::optional<Fraction> claimed = number_named("amount");
    if (pay.kind == PayKind::rate || pay.kind == PayKind::amount)
      return product(*pay.parameter, pay.times, pay.rounding);
    if (!claimed) return std::nullopt;
    if (pay.kind == PayKind::claimed) return *claimed * 100;
    const std::optional<Fraction> share = value_of(*pay.parameter);
    if (!share) return std::nullopt;
    return to_the_cent(*claimed * 100 * *share, *pay.rounding);
  }

  std::optional<Fraction> most(const LimitRule& limit) const {
    return product(limit.at_most, limit.times, limit.rounding);
  }

  std::optional<Fraction> elsewhere(const LimitRule& limit) const {
    return number_named(limit.in == Span::month ? "elsewhere-month" : "elsewhere-year");
  }

  bool is_elsewhere_open(const LimitRule& limit) const { return limit.counts_elsewhere && !elsewhere(limit); }

  // Before this line; what is paid elsewhere only where it is known.
  Fraction counted(ArticleIndex index, const LimitRule& limit) const {
    Fraction sum = 0;
    for (const LiteralPast& line : past_) {
      const bool is_of_it = std::count(line.limits.begin(), line.limits.end(), index) > 0;
      const bool is_same = name_for(line.subject, limit.per) == name_for(subject_, limit.per);
      if (is_of_it && is_same && is_same_span(line.on, on_, limit.in)) sum += line.cents;
    }
    if (limit.counts_elsewhere && elsewhere(limit)) sum += *elsewhere(limit) * 100;
    return sum;
  }

  // The least and the most that may still fit, where it is not known.
  std::vector<Bound> possible_bounds(const LiteralArticle& entry, const LimitRule& limit) const {
    std::vector<Bound> bounds;
    if (entry.applies != Truth::yes) bounds.push_back({entry.article, limit.beyond, false, {}});
    if (entry.applies == Truth::no) return bounds;
    const Bound unbound{entry.article, limit.beyond, limit.in != Span::line, {}};
    std::vector<std::optional<Fraction>> fits;
    const std::optional<Fraction> at_most = most(limit);
    if (!at_most) fits.emplace_back();
    if (!at_most || is_elsewhere_open(limit)) fits.emplace_back(Fraction(0));
    if (at_most) fits.emplace_back(std::max(Fraction(0), Fraction(*at_most - counted(entry.article, limit))));
    for (const std::optional<Fraction>& fit : fits) {
      bounds.push_back(unbound);
      bounds.back().fits = fit;
    }
    return bounds;
  }

  void try_all(std::size_t at, const std::vector<Bound>& bounds, std::vector<Outcome>& outcomes) const {
    if (at == decision_.articles.size()) {
      const Outcome outcome = outcome_of(*decision_.earned, bounds);
      if (std::find(outcomes.begin(), outcomes.end(), outcome) == outcomes.end()) outcomes.push_back(outcome);
      return;
    }
    const LiteralArticle& entry = decision_.articles[at];
    const auto* limit = std::get_if<LimitRule>(&rulebook_.articles[entry.article].verb);
    if (limit == nullptr) return try_all(at + 1, bounds, outcomes);
    for (const Bound& bound : possible_bounds(entry, *limit)) {
      std::vector<Bound> more = bounds;
      more.push_back(bound);
      try_all(at + 1, more, outcomes);
    }
  }

  void decide_line() {
    std::vector<const Pay*> paying;
    bool is_open = false;
    for (const LiteralArticle& entry : decision_.articles) {
      const auto* pay = std::get_if<Pay>(&rulebook_.articles[entry.article].verb);
      if (pay == nullptr) continue;
      if (entry.applies == Truth::yes) paying.push_back(pay);
      is_open = is_open || entry.applies == Truth::unknown;
    }
    decision_.verdict = paying.empty() && !is_open ? Verdict::nothing : Verdict::undecided;
    if (is_open || paying.size() != 1) return;
    decision_.earned = pays(*paying[0]);
    if (!decision_.earned) return;
    std::vector<Outcome> outcomes;
    try_all(0, {}, outcomes);
    if (outcomes.size() != 1) return;
    decision_.verdict = outcomes[0].verdict;
    if (decision_.verdict == Verdict::paid) decision_.amount = outcomes[0].amount;
    decision_.fits = outcomes[0].fits;
  }

  // False when there is one more, or not.
  bool find_roles() {
    std::set<Role> open;
    for (const LiteralArticle& entry : decision_.articles) {
      const auto* sign = std::get_if<Sign>(&rulebook_.articles[entry.article].verb);
      if (sign == nullptr || entry.applies == Truth::no) continue;
      std::set<Role>& of = entry.applies == Truth::yes ? decision_.roles : open;
      of.insert(sign->roles.begin(), sign->roles.end());
    }
    return std::includes(decision_.roles.begin(), decision_.roles.end(), open.begin(), open.end());
  }

  // False when it may be larger, or not.
  bool find_reserve() {
    std::vector<Fraction> open;
    for (const LiteralArticle& entry : decision_.articles) {
      const auto* reserve = std::get_if<ReserveRule>(&rulebook_.articles[entry.article].verb);
      if (reserve == nullptr || entry.applies == Truth::no) continue;
      const std::optional<Fraction> share = value_of(reserve->at_least);
      if (entry.applies == Truth::unknown || !share) {
        open.push_back(share ? *share : Fraction(1));
      } else if (!decision_.reserve || *share > *decision_.reserve) {
        decision_.reserve = share;
      }
    }
    return std::all_of(open.begin(), open.end(), [&](const Fraction& share) {
      return decision_.reserve && share <= *decision_.reserve;
    });
  }

  bool is_earmark_open() const {
    return std::any_of(
        decision_.articles.begin(), decision_.articles.end(), [&](const LiteralArticle& entry) {
          const auto* earmark = std::get_if<EarmarkRule>(&rulebook_.articles[entry.article].verb);
          if (earmark == nullptr || entry.applies == Truth::no) return false;
          return entry.applies == Truth::unknown ||
                 (earmark->largest_share && !value_of(*earmark->largest_share));
        });
  }

  const Rulebook& rulebook_;
  const Date& on_;
  const Date& known_;
  const Case& case_;
  const Subject& subject_;
  const std::vector<LiteralPast>& past_;
  LiteralDecision decision_;
};

}  // namespace

LiteralDecision literal_decision(const Rulebook& rulebook, const Date& on, const Date& known, const Case& one,
                                 const Subject& subject, const std::vector<LiteralPast>& past) {
  return Literal(rulebook, on, known, one, subject, past).answer();
}

LiteralPast literal_past(const Rulebook& rulebook, const LiteralDecision& decision, const Date& on,
                         const Subject& subject) {
  LiteralPast past{on, subject, *decision.amount, {}};
  for (const LiteralArticle& entry : decision.articles) {
    const bool is_limit = std::holds_alternative<LimitRule>(rulebook.articles[entry.article].verb);
    if (is_limit && entry.applies == Truth::yes) past.limits.push_back(entry.article);
  }
  return past;
}

}  // namespace buurtkas::oracles

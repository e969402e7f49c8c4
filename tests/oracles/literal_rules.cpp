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

class Literal {
 public:
  Literal(const Rulebook& rulebook, const Date& on, const Date& known, const Case& one,
          const Subject& subject, const std::vector<LiteralPast>& past)
      : rulebook_(rulebook), on_(on), known_(known), case_(one), subject_(subject), past_(past) {
    for (ArticleIndex index = 0; index < rulebook.articles.size(); ++index) {
      const Article& article = rulebook.articles[index];
      if (article.of == one.kind && is_in(article.valid)) decision_.articles.push_back(entry_of(index));
    }
  }

  LiteralDecision answer() {
    bool is_refused = false;
    bool is_open = false;
    for (const LiteralArticle& entry : decision_.articles) {
      is_refused = is_refused || entry.refuses == Truth::yes;
      is_open = is_open || entry.is_open;
    }
    find_roles_and_reserve();
    if (is_refused) {
      decision_.verdict = Verdict::refused;
    } else if (is_open) {
      decision_.verdict = Verdict::undecided;
    } else if (case_.kind == CaseKind::line) {
      decide_line();
    }
    if (decision_.verdict == Verdict::refused) decision_.roles.clear();
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

  // Before this line.
  Fraction counted(ArticleIndex index, const LimitRule& limit) const {
    Fraction sum = 0;
    for (const LiteralPast& line : past_) {
      const bool is_of_it = std::count(line.limits.begin(), line.limits.end(), index) > 0;
      const bool is_same = name_for(line.subject, limit.per) == name_for(subject_, limit.per);
      if (is_of_it && is_same && is_same_span(line.on, on_, limit.in)) sum += line.cents;
    }
    if (limit.counts_elsewhere) sum += *elsewhere(limit) * 100;
    return sum;
  }

  // Of an article that applies: whether it lacks what it needs to do so.
  bool lacks_something(const Verb& verb) const {
    if (const auto* require = std::get_if<Require>(&verb)) return all_hold(require->all) == Truth::unknown;
    if (const auto* pay = std::get_if<Pay>(&verb)) return !pays(*pay);
    if (const auto* limit = std::get_if<LimitRule>(&verb))
      return !most(*limit) || (limit->counts_elsewhere && !elsewhere(*limit));
    if (const auto* reserve = std::get_if<ReserveRule>(&verb)) return !value_of(reserve->at_least);
    if (const auto* earmark = std::get_if<EarmarkRule>(&verb))
      return earmark->largest_share && !value_of(*earmark->largest_share);
    return false;
  }

  LiteralArticle entry_of(ArticleIndex index) const {
    const Article& article = rulebook_.articles[index];
    LiteralArticle entry;
    entry.article = index;
    entry.applies = applies(article);
    entry.is_open = entry.applies == Truth::unknown;
    if (entry.applies != Truth::yes) return entry;
    entry.is_open = lacks_something(article.verb);
    if (const auto* require = std::get_if<Require>(&article.verb))
      entry.refuses = negation(all_hold(require->all));
    if (const auto* pay = std::get_if<Pay>(&article.verb)) entry.earned = pays(*pay);
    if (const auto* limit = std::get_if<LimitRule>(&article.verb)) entry.most = most(*limit);
    return entry;
  }

  // When all is known.
  void decide_line() {
    std::vector<Fraction> earned;
    for (const LiteralArticle& entry : decision_.articles) {
      if (entry.earned) earned.push_back(*entry.earned);
    }
    if (earned.size() == 1) {
      take_limits(earned[0]);
    } else {
      decision_.verdict = earned.empty() ? Verdict::nothing : Verdict::undecided;
    }
  }

  void take_limits(const Fraction& earned) {
    Fraction least = earned;
    for (LiteralArticle& entry : decision_.articles) {
      if (!entry.most) continue;
      entry.counted = counted(entry.article, limit_of(entry));
      least = std::min(least, fits_in(entry));
    }
    const Fraction left = cross(Beyond::cut, earned).value_or(earned);
    const bool is_refused = cross(Beyond::refuse, left).has_value();
    const bool is_held = cross(Beyond::hold, left).has_value();
    decision_.verdict = is_refused ? Verdict::refused : is_held ? Verdict::held : Verdict::paid;
    if (decision_.verdict == Verdict::held) decision_.fits = least;
    if (decision_.verdict == Verdict::paid) decision_.amount = left;
  }

  // The least that fits in those that the amount crosses, if any.
  std::optional<Fraction> cross(Beyond beyond, const Fraction& amount) {
    std::optional<Fraction> least;
    for (LiteralArticle& entry : decision_.articles) {
      if (!entry.most || limit_of(entry).beyond != beyond || fits_in(entry) >= amount) continue;
      entry.fits = fits_in(entry);
      if (!least || *entry.fits < *least) least = entry.fits;
    }
    return least;
  }

  const LimitRule& limit_of(const LiteralArticle& entry) const {
    return std::get<LimitRule>(rulebook_.articles[entry.article].verb);
  }

  static Fraction fits_in(const LiteralArticle& entry) {
    return std::max(Fraction(0), Fraction(*entry.most - *entry.counted));
  }

  void find_roles_and_reserve() {
    for (const LiteralArticle& entry : decision_.articles) {
      if (entry.applies != Truth::yes) continue;
      const Verb& verb = rulebook_.articles[entry.article].verb;
      if (const auto* sign = std::get_if<Sign>(&verb))
        decision_.roles.insert(sign->roles.begin(), sign->roles.end());
      if (const auto* reserve = std::get_if<ReserveRule>(&verb)) {
        const std::optional<Fraction> share = value_of(reserve->at_least);
        if (share && (!decision_.reserve || *share > *decision_.reserve)) decision_.reserve = share;
      }
    }
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

#include "engine/rulebook/shown_case.h"

#include <algorithm>
#include <set>

#include "engine/rulebook/effect.h"
#include "engine/rulebook/example.h"

namespace buurtkas {
namespace {

using Candidates = std::vector<std::int64_t>;

// What limits had counted before a line.
struct Past {
  std::optional<Money> counted;
  Totals totals;
};

class CaseFinder {
 public:
  CaseFinder(const RulesInForce& before, const RulesInForce& after, const Space& space, const Box& box)
      : before_(before), after_(after), space_(space), box_(box), case_(space.case_in(box)) {
    fill_rest();
  }

  std::optional<Difference> find() {
    for (const Past& past : pasts()) {
      if (auto found = try_numbers(past)) return found;
    }
    return std::nullopt;
  }

 private:
  // Fields that nobody asked for, so that they matter to no condition.
  void fill_rest() {
    const auto fields = fields_of(case_.kind);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (case_.fields[i].is_known) continue;
      case_.fields[i].is_known = true;
      if (fields[i].type == FieldType::open_word) case_.fields[i].word = "other";
    }
  }

  void add_limits(const RulesInForce& rules, std::set<std::int64_t>& cents) const {
    for (const ArticleIndex index : rules.articles) {
      const auto* limit = std::get_if<LimitRule>(&rules.rulebook->articles[index].verb);
      if (limit == nullptr || limit->times || rules.values[limit->at_most] == nullptr) continue;
      cents.insert(rules.values[limit->at_most]->parts);
    }
  }

  std::set<std::int64_t> limits() const {
    std::set<std::int64_t> cents;
    add_limits(before_, cents);
    add_limits(after_, cents);
    return cents;
  }

  void count_in(const RulesInForce& rules, Money counted, Totals& totals) const {
    for (const ArticleIndex index : rules.articles) {
      const Article& article = rules.rulebook->articles[index];
      const auto* limit = std::get_if<LimitRule>(&article.verb);
      if (limit == nullptr || limit->in == Span::line) continue;
      const std::string name = rules.rulebook->name + '/' + article.id;
      const Date first = first_day(rules.on, limit->in);
      if (totals.of(name, {}, first).is_zero()) totals.add(name, {}, first, counted);
    }
  }

  std::vector<Past> pasts() const {
    std::vector<Past> result(1);
    if (case_.kind != CaseKind::line) return result;
    for (const std::int64_t cents : limits()) {
      if (cents == 0) continue;
      Past past;
      past.counted = Money(cents, Currency::euro());
      count_in(before_, *past.counted, past.totals);
      count_in(after_, *past.counted, past.totals);
      result.push_back(std::move(past));
    }
    return result;
  }

  static Decision decision(const RulesInForce& rules, const Case& one, const Totals& totals) {
    return one.kind == CaseKind::line ? decide_line(rules, one, {}, totals) : decide(rules, one);
  }

  std::optional<Difference> try_case(const Case& one, const Past& past) const {
    Decision a = decision(before_, one, past.totals);
    Decision b = decision(after_, one, past.totals);
    if (decide_alike(before_, a, after_, b)) return std::nullopt;
    Difference found;
    found.kind = one.kind;
    found.counted = past.counted;
    found.by_before = deciding_articles(before_, a);
    found.by_after = deciding_articles(after_, b);
    found.before = std::move(a);
    found.after = std::move(b);
    found.witness = witness_of(one);
    return found;
  }

  // What the box tells, and the numbers that were chosen.
  Witness witness_of(const Case& one) const {
    Witness witness = space_.witness_in(box_);
    for (const std::string_view name : {"amount", "kilometres", "hours"}) {
      const auto field = one.kind == CaseKind::line ? field_from(one.kind, name) : std::nullopt;
      if (!field || one.fields[*field].number == 0) continue;
      const auto at =
          std::find_if(witness.begin(), witness.end(), [&](const auto& pair) { return pair.first == name; });
      const std::string text = parts_text(one.fields[*field].number, fields_of(one.kind)[*field].unit);
      if (at == witness.end()) {
        witness.emplace_back(name, text);
      } else {
        at->second = text;
      }
    }
    return witness;
  }

  // Only those within the box.
  Candidates candidates(FieldIndex field) const {
    const Unit unit = fields_of(case_.kind)[field].unit;
    std::vector<std::int64_t> wanted = {100 * parts_of(unit), 10 * parts_of(unit), parts_of(unit)};
    if (unit == Unit::eur) {
      for (const std::int64_t cents : limits()) {
        for (const std::int64_t step : {-1, 0, 1}) wanted.push_back(cents + step);
      }
    }
    const auto [lowest, highest] = space_.range_in(box_, field);
    wanted.insert(wanted.end(), {lowest, lowest + 1, highest, parts_max(unit), parts_max(unit) / 1000});
    Candidates result;
    for (const std::int64_t parts : wanted) {
      const bool is_within = parts >= lowest && parts <= highest && space_.has(box_, field, parts);
      if (is_within && std::find(result.begin(), result.end(), parts) == result.end())
        result.push_back(parts);
    }
    return result;
  }

  std::optional<Difference> try_numbers(const Past& past) const {
    if (case_.kind != CaseKind::line) return try_case(case_, past);
    const FieldIndex amount = *field_from(case_.kind, "amount");
    const FieldIndex kilometres = *field_from(case_.kind, "kilometres");
    const FieldIndex hours = *field_from(case_.kind, "hours");
    Case one = case_;
    for (const std::int64_t a : candidates(amount)) {
      for (const std::int64_t k : candidates(kilometres)) {
        for (const std::int64_t h : candidates(hours)) {
          one.fields[amount].number = a;
          one.fields[kilometres].number = k;
          one.fields[hours].number = h;
          if (auto found = try_case(one, past)) return found;
        }
      }
    }
    return scan(past, {amount, kilometres, hours});
  }

  // A rounding may hide a difference from all but a few quantities.
  std::optional<Difference> scan(const Past& past, std::initializer_list<FieldIndex> fields) const {
    if (past.counted) return std::nullopt;
    constexpr std::int64_t scan_max = 2'000;
    Case one = case_;
    const auto [cents, most_cents] = space_.range_in(box_, *fields.begin());
    one.fields[*fields.begin()].number = std::clamp(parts_max(Unit::eur) / 1000, cents, most_cents);
    for (const FieldIndex field : fields) {
      const std::int64_t was = one.fields[field].number;
      const auto [lowest, highest] = space_.range_in(box_, field);
      for (std::int64_t parts = lowest; parts <= std::min(highest, lowest + scan_max); ++parts) {
        if (!space_.has(box_, field, parts)) continue;
        one.fields[field].number = parts;
        if (auto found = try_case(one, past)) return found;
      }
      one.fields[field].number = was;
    }
    return std::nullopt;
  }

  const RulesInForce& before_;
  const RulesInForce& after_;
  const Space& space_;
  const Box& box_;
  Case case_;
};

std::vector<std::string> sayings(const RulesInForce& rules, const Decision& decision) {
  std::vector<std::string> result;
  for (const Ground& ground : decision.grounds) {
    const Article& article = rules.rulebook->articles[ground.article];
    const VerbKind verb = kind_of(article.verb);
    if (ground.kind != Ground::Kind::applies || verb == VerbKind::sign || verb == VerbKind::reserve) continue;
    result.push_back(says(rules, article));
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

bool decide_alike(const RulesInForce& before, const Decision& a, const RulesInForce& after,
                  const Decision& b) {
  return a.verdict == b.verdict && a.amount == b.amount && a.fits == b.fits && a.roles == b.roles &&
         a.reserve == b.reserve && sayings(before, a) == sayings(after, b);
}

std::optional<Difference> show_difference(const RulesInForce& before, const RulesInForce& after,
                                          const Space& space, const Box& box) {
  return CaseFinder(before, after, space, box).find();
}

}  // namespace buurtkas

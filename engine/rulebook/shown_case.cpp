#include "engine/rulebook/shown_case.h"

#include <algorithm>
#include <array>
#include <set>

#include "engine/rulebook/earlier_lines.h"
#include "engine/rulebook/effect.h"
#include "engine/rulebook/example.h"

namespace buurtkas {
namespace {

using Candidates = std::vector<std::int64_t>;

class CaseFinder {
 public:
  CaseFinder(const RulesInForce& before, const RulesInForce& after, const Space& space, const Box& box)
      : before_(before), after_(after), space_(space), box_(box), case_(filled(space.case_in(box))) {}

  Shown find() {
    if (case_.kind != CaseKind::line) return {try_case(case_, {}), true};
    limits_ = limits_of(before_);
    limits_.merge(limits_of(after_));
    if (auto found = try_numbers()) return {std::move(found), true};
    if (auto found = try_elsewhere()) return {std::move(found), true};
    for (const EarlierLines& earlier : earlier_lines(before_, after_, space_, case_, limits_)) {
      if (auto found = try_amounts(case_, earlier)) return {std::move(found), true};
    }
    if (auto found = scan()) return {std::move(found), true};
    return {std::nullopt, is_never_paid()};
  }

 private:
  Decision decision(const RulesInForce& rules, const Case& one, const Totals& totals) const {
    return one.kind == CaseKind::line ? decide_line(rules, one, subject_of_line(), totals)
                                      : decide(rules, one);
  }

  std::optional<Difference> try_case(const Case& one, const EarlierLines& earlier) const {
    Decision a = decision(before_, one, earlier.before);
    Decision b = decision(after_, one, earlier.after);
    if (decide_alike(before_, a, after_, b)) return std::nullopt;
    Difference found;
    found.kind = one.kind;
    found.earlier = earlier.line;
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
    if (one.kind != CaseKind::line) return witness;
    for (const std::string_view name :
         {"amount", "kilometres", "hours", "elsewhere-month", "elsewhere-year"}) {
      const FieldIndex field = *field_from(one.kind, name);
      const auto at =
          std::find_if(witness.begin(), witness.end(), [&](const auto& pair) { return pair.first == name; });
      const std::string text = parts_text(one.fields[field].number, fields_of(one.kind)[field].unit);
      if (at != witness.end()) {
        at->second = text;
      } else if (one.fields[field].number != 0) {
        witness.emplace_back(name, text);
      }
    }
    return witness;
  }

  // Only those within the box.
  Candidates candidates(FieldIndex field) const {
    const Unit unit = fields_of(case_.kind)[field].unit;
    std::vector<std::int64_t> wanted = {100 * parts_of(unit), 10 * parts_of(unit), parts_of(unit)};
    if (unit == Unit::eur) {
      for (const std::int64_t cents : limits_) {
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

  std::optional<Difference> try_numbers() const {
    Case one = case_;
    for (const std::int64_t a : candidates(amount_)) {
      for (const std::int64_t k : candidates(kilometres_)) {
        for (const std::int64_t h : candidates(hours_)) {
          one.fields[amount_].number = a;
          one.fields[kilometres_].number = k;
          one.fields[hours_].number = h;
          if (auto found = try_case(one, {})) return simplest(one, std::move(*found));
        }
      }
    }
    return std::nullopt;
  }

  // Without the numbers that do not matter to what comes out.
  Difference simplest(Case one, Difference found) const {
    for (const FieldIndex field : {amount_, kilometres_, hours_}) {
      Case simpler = one;
      simpler.fields[field].number = space_.range_in(box_, field).first;
      auto still = try_case(simpler, {});
      if (!still || still->before.amount != found.before.amount || still->after.amount != found.after.amount)
        continue;
      one = simpler;
      found = std::move(*still);
    }
    return found;
  }

  std::optional<Difference> try_elsewhere() const {
    for (const std::int64_t cents : limits_) {
      Case one = case_;
      for (const FieldIndex field : {elsewhere_month_, elsewhere_year_}) {
        if (space_.has(box_, field, cents)) one.fields[field].number = cents;
      }
      if (auto found = try_amounts(one, {})) return found;
    }
    return std::nullopt;
  }

  std::optional<Difference> try_amounts(Case one, const EarlierLines& earlier) const {
    for (const FieldIndex field : {kilometres_, hours_}) one.fields[field].number = candidates(field).front();
    for (const std::int64_t cents : candidates(amount_)) {
      one.fields[amount_].number = cents;
      if (auto found = try_case(one, earlier)) return found;
    }
    return std::nullopt;
  }

  // A rounding may hide a difference from all but a few quantities.
  std::optional<Difference> scan() const {
    constexpr std::int64_t scan_max = 2'000;
    for (const FieldIndex field : {amount_, kilometres_, hours_}) {
      Case one = case_;
      for (const FieldIndex other : {amount_, kilometres_, hours_})
        one.fields[other].number = candidates(other).front();
      const auto [lowest, highest] = space_.range_in(box_, field);
      for (std::int64_t parts = lowest; parts <= std::min(highest, lowest + scan_max); ++parts) {
        if (!space_.has(box_, field, parts)) continue;
        one.fields[field].number = parts;
        if (auto found = try_case(one, {})) return found;
      }
    }
    return std::nullopt;
  }

  // Then it is decided alike throughout, whatever the numbers are.
  bool is_never_paid() const {
    const auto is_never = [](const Decision& decision) {
      const bool is_refused_by_require =
          decision.verdict == Verdict::refused &&
          std::none_of(decision.grounds.begin(), decision.grounds.end(),
                       [](const Ground& ground) { return ground.kind == Ground::Kind::pays; });
      return decision.verdict == Verdict::undecided || decision.verdict == Verdict::nothing ||
             is_refused_by_require;
    };
    return is_never(decision(before_, case_, {})) && is_never(decision(after_, case_, {}));
  }

  const FieldIndex amount_ = *field_from(CaseKind::line, "amount");
  const FieldIndex kilometres_ = *field_from(CaseKind::line, "kilometres");
  const FieldIndex hours_ = *field_from(CaseKind::line, "hours");
  const FieldIndex elsewhere_month_ = *field_from(CaseKind::line, "elsewhere-month");
  const FieldIndex elsewhere_year_ = *field_from(CaseKind::line, "elsewhere-year");

  const RulesInForce& before_;
  const RulesInForce& after_;
  const Space& space_;
  const Box& box_;
  Case case_;
  std::set<std::int64_t> limits_;
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

Shown show_difference(const RulesInForce& before, const RulesInForce& after, const Space& space,
                      const Box& box) {
  return CaseFinder(before, after, space, box).find();
}

}  // namespace buurtkas

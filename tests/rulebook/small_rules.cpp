#include "tests/rulebook/small_rules.h"

#include <string>

#include "tests/rulebook/written_rules.h"

namespace buurtkas::testing {
namespace {

const Lines& all_words(CaseKind kind) {
  static const Lines line = {
      "kind is hours",  "kind is-not hours", "kind one-of hours kilometres", "kind none-of hours ride",
      "receipt is yes", "receipt is-not no", "kind is kilometres",           "kind is-not kilometres"};
  static const Lines voter = {"neighbourhood is zuid", "neighbourhood is-not zuid",
                              "neighbourhood one-of zuid west", "neighbourhood none-of zuid west"};
  static const Lines proposal = {"tags has green",          "tags has-not green",
                                 "tags has young",          "tags has-not young",
                                 "status is admitted",      "status one-of admitted refused",
                                 "status none-of admitted", "status is-not withdrawn"};
  return kind == CaseKind::line ? line : kind == CaseKind::voter ? voter : proposal;
}

std::string number_field(CaseKind kind) {
  return kind == CaseKind::proposal ? "proposer-age" : "age";
}

std::string random_condition(Draw& draw, CaseKind kind) {
  if (draw.one_in(2)) return draw.of(all_words(kind));
  static const Lines comparisons = {"at-least", "less-than", "at-most", "more-than", "is", "is-not"};
  static const Lines numbers = {"first", "second", "first", "second", "18", "20"};
  return number_field(kind) + ' ' + draw.of(comparisons) + ' ' + draw.of(numbers);
}

Lines random_conditions(Draw& draw, CaseKind kind, std::uint64_t end) {
  Lines lines;
  for (std::uint64_t left = draw.below(end); left > 0; --left) lines.push_back(random_condition(draw, kind));
  return lines;
}

void add_parameters(Draw& draw, KnownSince known, Written& written) {
  static const Lines periods = {"2026-01-01 ..", "2026-03-01 ..", "2026-01-01 .. 2026-02-28", "2026-12-31 ..",
                                "2026-02-28 .. 2026-03-01"};
  static const Lines days = {"2026-01-15", "2026-01-16", "2026-04-01"};
  const auto value = [&](const Lines& values) {
    const std::string always = known == KnownSince::any_day && draw.one_in(2) ? " | 2026-01-14" : "";
    return Lines{draw.of(values) + " | 2026-01-01 .." + always,
                 draw.of(values) + " | " + draw.of(periods) + " | " + draw.of(days)};
  };
  const Lines ages = {"17", "18", "19", "20"};
  written.parameter("first", Unit::year, value(ages)).parameter("second", Unit::year, value(ages));
  written.parameter("rate", Unit::eur_per_km, value({"0.23", "0.25", "1"}));
  written.parameter("most", Unit::eur, value({"1", "2", "2.50"}));
  written.parameter("part", Unit::percent, value({"10", "50"}));
}

Verb random_limit(Draw& draw, const Written& written) {
  LimitRule limit = written.limit("most", draw.of<Span>({Span::line, Span::day, Span::month, Span::year}),
                                  draw.of<Beyond>({Beyond::cut, Beyond::hold, Beyond::refuse}));
  limit.per = draw.of<Per>({Per::person, Per::person, Per::household});
  limit.counts_elsewhere = limit.in > Span::day && draw.one_in(4);
  return limit;
}

Verb random_verb(Draw& draw, CaseKind kind, const Written& written) {
  const std::uint64_t which = draw.below(8);
  if (kind != CaseKind::line || which == 0) {
    Require require;
    for (const std::string& text : random_conditions(draw, kind, 2))
      require.all.push_back(written.condition(text));
    require.all.push_back(written.condition(random_condition(draw, kind)));
    return require;
  }
  if (which == 1) return Sign{{draw.of<Role>({Role::approver, Role::board})}};
  if (which < 4) return random_limit(draw, written);
  static const std::vector<PayKind> kinds = {PayKind::claimed, PayKind::claimed, PayKind::rate,
                                             PayKind::amount, PayKind::share};
  const PayKind pays = draw.of(kinds);
  const Rounding rounding = draw.of<Rounding>({Rounding::half_up, Rounding::down});
  if (pays == PayKind::rate) return written.rate("rate", rounding);
  if (pays == PayKind::amount) return written.amount("most");
  if (pays == PayKind::share) return written.share("part");
  return Pay{};
}

}  // namespace

CaseKind small_kind(Draw& draw) {
  return draw.of<CaseKind>({CaseKind::line, CaseKind::line, CaseKind::voter, CaseKind::proposal});
}

Rulebook small_rulebook(Draw& draw, CaseKind kind, KnownSince known) {
  Written written(kind);
  add_parameters(draw, known, written);
  Lines when;
  for (std::uint64_t left = 2 + draw.below(3); left > 0; --left) {
    const Lines before = when;
    when = random_conditions(draw, kind, 3);
    Lines unless = random_conditions(draw, kind, 2);
    // What the one before did not take.
    if (before.size() == 1 && draw.one_in(2)) {
      when.clear();
      unless = before;
    }
    written.article("a" + std::to_string(left), random_verb(draw, kind, written), when, unless);
    if (draw.one_in(4))
      written.valid(draw.of<std::string>({"2026-01-01 .. 2026-02-28", "2026-03-01 .. 2026-12-31"}));
  }
  for (std::uint64_t left = draw.below(3); left > 0; --left) {
    const VerbKind verb = kind != CaseKind::line
                              ? VerbKind::require
                              : draw.of<VerbKind>({VerbKind::pay, VerbKind::pay, VerbKind::limit});
    written.cover(verb, random_conditions(draw, kind, 3), random_conditions(draw, kind, 2));
  }
  return written.rulebook;
}

}  // namespace buurtkas::testing

// For which cases two rulebooks differ: by hand, and against lines that are tried one after another.

#include "engine/rulebook/diff.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/rulebook/mutants.h"
#include "engine/rulebook/shown_case.h"
#include "tests/rulebook/all_cases.h"
#include "tests/rulebook/small_rules.h"
#include "tests/rulebook/written_rules.h"

namespace buurtkas {
namespace {

using testing::Draw;
using testing::KnownSince;
using testing::Lines;
using testing::Moment;
using testing::Written;

const Pay claimed;

std::uint64_t random_seed() {
  return *rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
}

std::string written(const Decision& decision, const std::vector<std::string>& by) {
  std::string text(name_of(decision.verdict));
  if (decision.verdict == Verdict::paid) text += ' ' + to_string(decision.amount);
  if (decision.fits) text += " fits " + to_string(*decision.fits);
  if (decision.reserve) text += " reserve " + to_string(*decision.reserve);
  text += ", " + std::to_string(decision.roles.size()) + " sign";
  for (const std::string& id : by) text += ' ' + id;
  return text;
}

// `2026-01-01 kind hours, paid 1.00, 0 sign a -> nothing, 0 sign`, a line each. The amount and the quantities
// are chosen so that it shows, and are not held to.
std::string written(const Differences& all) {
  std::string text = all.is_complete ? "" : "not complete\n";
  for (const Difference& one : all.found) {
    text += to_string(one.epochs.front().on) + ' ';
    for (const auto& [field, value] : one.witness) {
      const bool is_chosen = field == "amount" || field == "kilometres" || field == "hours";
      if (one.kind != CaseKind::line || !is_chosen) text += field + ' ' + value + ", ";
    }
    if (one.earlier) text += "counted " + to_string(one.earlier->amount) + ", ";
    text += written(one.before, one.by_before) + " -> " + written(one.after, one.by_after) + '\n';
  }
  return text;
}

std::string found_in(const Written& before, const Written& after) {
  return written(differences(before.rulebook, after.rulebook));
}

Written travel(const std::string& rate) {
  Written line;
  line.parameter("rate", Unit::eur_per_km, {rate}).parameter("most", Unit::eur, {"20"});
  return line.article("car", line.rate("rate"), {"kind is kilometres"});
}

TEST(Diff, ARate) {
  EXPECT_EQ(found_in(travel("0.23"), travel("0.25")),
            "2026-01-01 kind kilometres, paid 23.00, 0 sign car -> paid 25.00, 0 sign car\n");
  EXPECT_EQ(found_in(travel("0.23"), travel("0.23")), "");
}

TEST(Diff, ARateThatIsKnownLater) {
  Written after = travel("0.23 | 2019-01-01 .. | 2020-01-01");
  Written before = after;
  DatedValue later = after.rulebook.parameters[0].values[0];
  later.value = {1, 4};
  later.valid = testing::period("2026-01-01 ..");
  later.known = testing::day("2026-05-21");
  after.rulebook.parameters[0].values.push_back(later);
  const Differences found = differences(before.rulebook, after.rulebook);
  ASSERT_EQ(found.found.size(), 1u);
  ASSERT_EQ(found.found[0].epochs.size(), 1u);
  EXPECT_EQ(to_string(found.found[0].epochs[0].on), "2026-01-01");
  EXPECT_EQ(to_string(found.found[0].epochs[0].known), "2026-05-21");
}

TEST(Diff, AnArticleMore) {
  Written more = travel("0.23");
  more.article("bus", claimed, {"kind is bus"});
  EXPECT_EQ(found_in(travel("0.23"), more),
            "2026-01-01 kind bus, nothing, 0 sign -> paid 100.00, 0 sign bus\n");
  EXPECT_EQ(found_in(more, travel("0.23")),
            "2026-01-01 kind bus, paid 100.00, 0 sign bus -> nothing, 0 sign\n");
}

TEST(Diff, AnAgeLineThatMoves) {
  const auto from = [](const std::string& age) {
    return Written(CaseKind::voter).require("old", {"age at-least " + age});
  };
  EXPECT_EQ(found_in(from("18"), from("16")),
            "2026-01-01 age 16 year, refused, 0 sign old -> admitted, 0 sign\n");
}

TEST(Diff, WhatALimitDoesBeyond) {
  const auto with = [](Beyond beyond) {
    Written line = travel("0.23");
    return line.article("most", line.limit("most", Span::month, beyond));
  };
  EXPECT_EQ(found_in(with(Beyond::cut), with(Beyond::hold)),
            "2026-01-01 kind kilometres, paid 20.00, 0 sign car most -> "
            "held fits 20.00, 0 sign car most\n");
  EXPECT_EQ(found_in(with(Beyond::hold), with(Beyond::refuse)),
            "2026-01-01 kind kilometres, held fits 20.00, 0 sign car most -> "
            "refused, 0 sign most\n");
}

TEST(Diff, OfPotsPaymentsAndVotes) {
  const auto with = [](const char* share, Role role, const char* tag, const char* method) {
    Written all(CaseKind::pot);
    all.parameter("part", Unit::percent, {share});
    all.article("reserve", ReserveRule{0}, {"kind is grant"});
    all.article("earmark", EarmarkRule{{tag}, {}, {}}, {"kind is gift"});
    all.of(CaseKind::payment).article("sign", Sign{{role}}, {"amount more-than 100"});
    return all.of(CaseKind::vote).article("terms", TermsRule{{{"method", {method}}}});
  };
  const Written before = with("10", Role::board, "green", "greedy");
  EXPECT_EQ(found_in(before, before), "");
  EXPECT_EQ(found_in(before, with("15", Role::board, "green", "greedy")),
            "2026-01-01 kind grant, admitted reserve 1/10, 0 sign reserve -> "
            "admitted reserve 3/20, 0 sign reserve\n");
  EXPECT_EQ(found_in(before, with("10", Role::treasurer, "green", "greedy")),
            "2026-01-01 amount 100.01 EUR, admitted, 1 sign sign -> admitted, 1 sign sign\n");
  EXPECT_EQ(found_in(before, with("10", Role::board, "young", "greedy")),
            "2026-01-01 kind gift, admitted, 0 sign earmark -> admitted, 0 sign earmark\n");
  EXPECT_EQ(found_in(before, with("10", Role::board, "green", "cstv")),
            "2026-01-01 admitted, 0 sign terms -> admitted, 0 sign terms\n");
}

// What differs only for some lines before, or for fields that no condition names.
Written limited(Span in, const char* most = "20") {
  Written line;
  line.parameter("most", Unit::eur, {most}).parameter("other", Unit::eur, {"5"});
  return line.article("pays", claimed).article("limit", line.limit("most", in));
}

TEST(Diff, TheSpanOfALimit) {
  for (const Span to : {Span::line, Span::day, Span::year}) {
    EXPECT_NE(found_in(limited(Span::month), limited(to)), "") << static_cast<int>(to);
  }
}

TEST(Diff, WhomALimitCountsFor) {
  for (const Per per : {Per::household, Per::project, Per::pot}) {
    Written other = limited(Span::month);
    std::get<LimitRule>(other.rulebook.articles[1].verb).per = per;
    EXPECT_NE(found_in(limited(Span::month), other), "") << static_cast<int>(per);
  }
}

TEST(Diff, WhatIsPaidElsewhere) {
  Written other = limited(Span::month);
  std::get<LimitRule>(other.rulebook.articles[1].verb).counts_elsewhere = true;
  EXPECT_NE(found_in(limited(Span::month), other), "");
}

TEST(Diff, OneLimitIsNotTwo) {
  Written two = limited(Span::month);
  two.rulebook.articles.pop_back();
  Written one = two;
  one.article("both", one.limit("most"), {"kind one-of hours kilometres"});
  two.article("hours", two.limit("most"), {"kind is hours"});
  two.article("kilometres", two.limit("most"), {"kind is kilometres"});
  EXPECT_NE(found_in(one, two), "");
}

TEST(Diff, OneLimitIsNotTwoOneAfterAnother) {
  const Written one = limited(Span::year);
  Written two = one;
  two.valid("2026-01-01 .. 2026-06-30").article("rest", two.limit("most", Span::year));
  two.valid("2026-07-01 .. 2026-12-31");
  EXPECT_NE(found_in(one, two), "");
}

TEST(Diff, TwoThatPayTheSameAreUndecided) {
  Written one;
  one.article("a", claimed);
  Written two = one;
  two.article("b", claimed);
  EXPECT_NE(found_in(one, two), "");
}

// As long as a value is not known, what needs it is undecided; the rest differs as it does.
TEST(Diff, WhileBothLackAValue) {
  const auto with = [](const char* first) {
    Written line;
    line.parameter("later", Unit::eur, {"5 | 2026-01-01 .. | 2026-06-01"});
    line.parameter("rate", Unit::eur_per_km, {first, "0.30 | 2026-01-01 .. | 2026-06-01"});
    line.article("hours", line.amount("later"), {"kind is hours"});
    return line.article("car", line.rate("rate"), {"kind is kilometres"});
  };
  EXPECT_NE(found_in(with("0.23"), with("0.25")), "");
}

TEST(Diff, WhileOneLacksAValueElsewhere) {
  const auto with = [](const char* valid) {
    Written line;
    line.parameter("later", Unit::eur, {valid});
    line.article("a", claimed, {"age less-than 18"});
    return line.article("b", line.amount("later"), {"age at-least 18"});
  };
  EXPECT_NE(found_in(with("5 | 2026-01-01 .."), with("5 | 2026-01-01 .. | 2026-06-01")), "");
}

// It differs for hours alone, and the case says so.
TEST(Diff, WhileOneLacksAValueTheCaseIsTold) {
  Written before;
  before.parameter("later", Unit::eur, {"5 | 2026-01-01 .. | 2026-06-01"});
  before.article("a", claimed, {"kind is hours"}).article("b", claimed, {"kind is walk"});
  Written after = before;
  after.article("limit", after.limit("later", Span::line, Beyond::hold), {"kind is hours"});
  EXPECT_NE(found_in(before, after).find("2026-01-01 kind hours, paid 100.00, 0 sign a -> undecided"),
            std::string::npos)
      << found_in(before, after);
}

TEST(Diff, TermsInAnotherOrderAreTheSame) {
  const auto with = [](auto... words) {
    return Written(CaseKind::vote).article("terms", TermsRule{{words...}});
  };
  using Word = std::pair<std::string, Lines>;
  const Word method{"method", {"greedy"}};
  const Word ties{"ties", {"lowest-cost"}};
  EXPECT_EQ(found_in(with(method, ties), with(ties, method)), "");
}

// What each decides of one line after another.
class TwoBooks {
 public:
  TwoBooks(const Rulebook& before, const Rulebook& after) : before_(before), after_(after) {}

  // Whether they decide it otherwise. Lines count.
  bool differ(const Case& one, const Moment& at, const Subject& subject) {
    const RulesInForce old_rules = rules_in_force(before_, at.on, at.known);
    const RulesInForce new_rules = rules_in_force(after_, at.on, at.known);
    const Decision a = decide_and_count(old_rules, one, subject, old_totals_);
    const Decision b = decide_and_count(new_rules, one, subject, new_totals_);
    return !decide_alike(old_rules, a, new_rules, b);
  }

 private:
  static Decision decide_and_count(const RulesInForce& rules, const Case& one, const Subject& subject,
                                   Totals& totals) {
    if (one.kind != CaseKind::line) return decide(rules, one);
    Decision decision = decide_line(rules, one, subject, totals);
    count_line(rules, decision, subject, totals);
    return decision;
  }

  const Rulebook& before_;
  const Rulebook& after_;
  Totals old_totals_;
  Totals new_totals_;
};

void fill_in_numbers(Draw& draw, Case& one) {
  if (one.kind != CaseKind::line) return;
  set_number(one, "amount",
             draw.of<std::int64_t>({0, 1, 99, 100, 101, 199, 200, 201, 249, 250, 251, 10'000}));
  set_number(one, "kilometres", draw.of<std::int64_t>({0, 2, 22, 1'000, 1'002, 2'500, 10'000}));
  if (draw.one_in(3)) set_number(one, "elsewhere-month", draw.of<std::int64_t>({0, 99, 150, 1'000}));
  if (draw.one_in(3)) set_number(one, "elsewhere-year", draw.of<std::int64_t>({0, 99, 150, 1'000}));
}

std::string written(const Case& one, const Moment& at) {
  std::string text = to_string(at.on) + " known " + to_string(at.known);
  const auto fields = fields_of(one.kind);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const FieldValue& value = one.fields[i];
    text += ' ' + std::string(fields[i].name) + '=' + std::to_string(value.number) + value.word;
    for (const std::string& tag : value.tags) text += '+' + tag;
  }
  return text + '\n';
}

// Up to three lines one after another that the rulebooks decide otherwise; empty when none was found.
std::string tried(Draw& draw, const Rulebook& before, const Rulebook& after, CaseKind kind, int times) {
  const auto cases = testing::all_cases({&before, &after}, kind);
  const auto moments = testing::all_moments({&before, &after});
  for (; times > 0; --times) {
    TwoBooks books(before, after);
    std::string story;
    const Date known = draw.of(moments).known;
    for (std::uint64_t left = 1 + draw.below(3); left > 0; --left) {
      Case one = draw.of(cases);
      fill_in_numbers(draw, one);
      const Moment at{draw.of(moments).on, known};
      story += written(one, at);
      const Subject subject{draw.of<std::string>({"anna", "bert"}), "home", "", ""};
      if (books.differ(one, at, subject)) return story;
    }
  }
  return {};
}

// That a difference is what two decisions differ in, and that both are those of its case.
bool is_real(const Rulebook& before, const Rulebook& after, const Difference& one) {
  Lines fields;
  for (const auto& [field, value] : one.witness) fields.push_back(field + ' ' + value);
  const Epoch& epoch = one.epochs.front();
  const RulesInForce old_rules = rules_in_force(before, epoch.on, epoch.known);
  const RulesInForce new_rules = rules_in_force(after, epoch.on, epoch.known);
  if (decide_alike(old_rules, one.before, new_rules, one.after)) return false;
  if (one.earlier) return true;  // by which limits is not told
  const Case told = testing::case_with(one.kind, fields);
  Case filled = testing::all_cases({}, one.kind).front();
  for (std::size_t i = 0; i < told.fields.size(); ++i) {
    if (told.fields[i].is_known) filled.fields[i] = told.fields[i];
  }
  return TwoBooks(before, after).differ(filled, {epoch.on, epoch.known}, {});
}

std::string complaint(Draw& draw, const Rulebook& before, const Rulebook& after, CaseKind kind) {
  const Differences found = differences(before, after);
  std::string text;
  for (const Difference& one : found.found) {
    if (!is_real(before, after, one)) text += "not so: " + written(Differences{{one}, true});
  }
  if (found.found.empty() && found.is_complete) {
    const std::string story = tried(draw, before, after, kind, 300);
    if (!story.empty()) text += "missed: " + story;
  }
  if (text.empty()) return {};
  return testing::written(before) + "becomes\n" + testing::written(after) + text;
}

RC_GTEST_PROP(RandomDiff, MissesNothingThatAMutantDoes, ()) {
  Draw draw(random_seed());
  const CaseKind kind = testing::small_kind(draw);
  const Rulebook before = testing::small_rulebook(draw, kind, KnownSince::always);
  const std::vector<Mutant> mutants = mutants_of(before);
  const Mutant& mutant = draw.of(mutants);
  const std::string complains = complaint(draw, before, mutant.rulebook, kind);
  if (!complains.empty())
    RC_FAIL(mutant.article + ": " + mutant.from + " -> " + mutant.to + '\n' + complains);
}

RC_GTEST_PROP(RandomDiff, MissesNothingBetweenAnyTwo, ()) {
  Draw draw(random_seed());
  const CaseKind kind = testing::small_kind(draw);
  const KnownSince known = draw.one_in(2) ? KnownSince::always : KnownSince::any_day;
  const Rulebook before = testing::small_rulebook(draw, kind, known);
  const std::string complains = complaint(draw, before, testing::small_rulebook(draw, kind, known), kind);
  if (!complains.empty()) RC_FAIL(complains);
}

RC_GTEST_PROP(RandomDiff, FindsNothingBetweenARulebookAndItselfInAnotherOrder, ()) {
  Draw draw(random_seed());
  const CaseKind kind = testing::small_kind(draw);
  const Rulebook before = testing::small_rulebook(draw, kind, KnownSince::any_day);
  Rulebook after = before;
  draw.shuffle(after.articles);
  testing::shuffle_conditions(draw, after);
  const Differences found = differences(before, after);
  RC_ASSERT(written(found) == "");
}

}  // namespace
}  // namespace buurtkas

#include <gtest/gtest.h>

#include "engine/rulebook/condition_words.h"
#include "tests/read_rules/rules_support.h"

// Every part of a folder that is right, into the value that it stands for.

namespace buurtkas {
namespace {

using testing::article_named;
using testing::parameter_named;
using testing::right_folder;

const Rulebook& book() {
  return right_folder().rulebook;
}

const Condition& condition(const std::vector<Condition>& conditions, std::size_t index) {
  return conditions.at(index);
}

template <class Rule>
const Rule& rule(const std::string& id) {
  return std::get<Rule>(article_named(book(), id).verb);
}

ParameterIndex index_of(const std::string& name) {
  return static_cast<ParameterIndex>(&parameter_named(book(), name) - book().parameters.data());
}

FieldIndex field(CaseKind kind, std::string_view name) {
  return field_from(kind, name).value();
}

TEST(RightRulebook, HasItsHead) {
  EXPECT_EQ(book().name, "dorp");
  EXPECT_EQ(book().title, (Text{"Dorpsregels", "Village rules"}));
  EXPECT_EQ(book().about, (Text{"Wat kan.", "What can be."}));
  EXPECT_EQ(book().valid, (Period{{2026, 1, 1}, Date{2026, 12, 31}}));
  EXPECT_EQ(book().place, (Place{"here/rulebook.yaml", 1, 1}));
  ASSERT_EQ(book().covers.size(), 1U);
  const Cover& cover = book().covers[0];
  EXPECT_EQ(cover.verb, VerbKind::pay);
  EXPECT_EQ(cover.of, CaseKind::line);
  EXPECT_EQ(cover.place, (Place{"here/rulebook.yaml", 8, 5}));
  ASSERT_EQ(cover.when.size(), 1U);
  EXPECT_EQ(text_of(book(), cover.of, cover.when[0]), "kind one-of kilometres hours");
  ASSERT_EQ(cover.unless.size(), 1U);
  EXPECT_EQ(text_of(book(), cover.of, cover.unless[0]), "hours more-than long");
}

TEST(RightRulebook, HasItsParameters) {
  ASSERT_EQ(book().parameters.size(), 9U);
  const Parameter& rate = book().parameters[0];
  EXPECT_EQ(rate.name, "km-rate");
  EXPECT_EQ(rate.title, (Text{"Per kilometer", "A kilometre"}));
  EXPECT_EQ(rate.unit, Unit::eur_per_km);
  EXPECT_EQ(rate.place, (Place{"here/rulebook.yaml", 14, 3}));
  ASSERT_EQ(rate.values.size(), 2U);
  const DatedValue& first = rate.values[0];
  EXPECT_EQ(first.value, Ratio(23, 100));
  EXPECT_EQ(first.valid, (Period{{2026, 1, 1}, Date{2026, 6, 30}}));
  EXPECT_EQ(first.known, std::nullopt);
  EXPECT_EQ(first.source, "Een bron");
  EXPECT_EQ(first.status, SourceStatus::official);
  EXPECT_EQ(first.place, (Place{"here/rulebook.yaml", 18, 9}));
  const DatedValue& second = rate.values[1];
  EXPECT_EQ(second.value, Ratio(1, 3));
  EXPECT_EQ(second.valid, (Period{{2026, 7, 1}, std::nullopt}));
  EXPECT_EQ(second.known, (Date{2026, 5, 20}));
  EXPECT_EQ(second.source, "Nog een bron");
  EXPECT_EQ(second.status, SourceStatus::secondary);
  EXPECT_EQ(parameter_named(book(), "most").values[0].status, SourceStatus::unconfirmed);
}

TEST(RightRulebook, HasParametersOfEveryUnit) {
  const auto expect_value = [](const std::string& name, Unit unit, const Ratio& value, std::int64_t parts) {
    const Parameter& parameter = parameter_named(book(), name);
    EXPECT_EQ(parameter.unit, unit) << name;
    ASSERT_EQ(parameter.values.size(), 1U) << name;
    EXPECT_EQ(parameter.values[0].value, value) << name;
    EXPECT_EQ(parameter.values[0].parts, parts) << name;
  };
  expect_value("hour-rate", Unit::eur_per_hour, Ratio(5755, 1000), 0);
  expect_value("most", Unit::eur, Ratio(210), 21'000);
  expect_value("far", Unit::km, Ratio(1, 1000), 1);
  expect_value("long", Unit::hour, Ratio(15, 2), 7'500);
  expect_value("late", Unit::day, Ratio(42), 42);
  expect_value("old", Unit::year, Ratio(12), 12);
  expect_value("many", Unit::count, Ratio(3), 3);
  expect_value("part", Unit::percent, Ratio(3, 20), 0);
}

TEST(RightRulebook, HasItsArticles) {
  EXPECT_EQ(book().articles.size(), 18U);
  const Article& drive = book().articles[0];
  EXPECT_EQ(drive.id, "drive");
  EXPECT_EQ(drive.title, (Text{"Rijden", "Driving"}));
  EXPECT_EQ(drive.reason, (Text{"Want rijden kost geld.", "For driving costs money."}));
  EXPECT_EQ(drive.source, "Een besluit");
  EXPECT_EQ(drive.valid, (Period{{2026, 2, 1}, Date{2026, 11, 30}}));
  EXPECT_EQ(drive.of, CaseKind::line);
  EXPECT_EQ(drive.place, (Place{"here/rulebook.yaml", 37, 9}));
  EXPECT_EQ(article_named(book(), "walk").valid, book().valid);
  for (const auto& [id, kind] : {std::pair("marked", CaseKind::pot),
                                 {"kept", CaseKind::pot},
                                 {"seen", CaseKind::line},
                                 {"asked", CaseKind::payment},
                                 {"counted", CaseKind::vote},
                                 {"grown", CaseKind::voter},
                                 {"fair", CaseKind::proposal},
                                 {"known", CaseKind::partner}}) {
    EXPECT_EQ(article_named(book(), id).of, kind) << id;
  }
}

TEST(RightRulebook, HasConditionsOfEveryType) {
  const Article& drive = article_named(book(), "drive");
  ASSERT_EQ(drive.when.size(), 2U);
  EXPECT_EQ(drive.when[0].field, field(CaseKind::line, "kind"));
  EXPECT_EQ(drive.when[0].comparison, Comparison::is);
  EXPECT_EQ(drive.when[0].words, std::vector<std::string>{"kilometres"});
  EXPECT_EQ(drive.when[0].place, (Place{"here/rulebook.yaml", 45, 9}));
  EXPECT_EQ(drive.when[1].field, field(CaseKind::line, "kilometres"));
  EXPECT_EQ(drive.when[1].comparison, Comparison::at_least);
  EXPECT_EQ(drive.when[1].parameter, index_of("far"));
  const Condition& literal = condition(article_named(book(), "walk").unless, 0);
  EXPECT_EQ(literal.comparison, Comparison::at_least);
  EXPECT_EQ(literal.parameter, std::nullopt);
  EXPECT_EQ(literal.number, 1);
  const Article& fair = article_named(book(), "fair");
  const auto& required = rule<Require>("fair").all;
  ASSERT_EQ(fair.when.size(), 3U);
  ASSERT_EQ(fair.unless.size(), 2U);
  ASSERT_EQ(required.size(), 2U);
  EXPECT_EQ(fair.when[0].comparison, Comparison::less_than);
  EXPECT_EQ(fair.when[0].parameter, index_of("many"));
  EXPECT_EQ(fair.when[1].comparison, Comparison::has);
  EXPECT_EQ(fair.when[2].comparison, Comparison::none_of);
  EXPECT_EQ(fair.when[2].words, (std::vector<std::string>{"here", "there"}));
  EXPECT_EQ(fair.unless[0].comparison, Comparison::has_not);
  EXPECT_EQ(fair.unless[1].comparison, Comparison::more_than);
  EXPECT_EQ(required[0].comparison, Comparison::is_not);
  EXPECT_EQ(required[0].words, std::vector<std::string>{"no"});
  EXPECT_EQ(required[1].comparison, Comparison::at_most);
  EXPECT_EQ(required[1].number, 125'050);
  EXPECT_EQ(rule<Require>("known").all.at(0).comparison, Comparison::one_of);
}

void expect_pay(const std::string& id, PayKind kind, const std::string& parameter,
                std::optional<FieldIndex> times, std::optional<Rounding> rounding) {
  const Pay& pay = rule<Pay>(id);
  EXPECT_EQ(pay.kind, kind) << id;
  EXPECT_EQ(pay.parameter, parameter.empty() ? std::nullopt : std::optional(index_of(parameter))) << id;
  EXPECT_EQ(pay.times, times) << id;
  EXPECT_EQ(pay.rounding, rounding) << id;
}

TEST(RightRulebook, PaysInEveryForm) {
  const FieldIndex kilometres = field(CaseKind::line, "kilometres");
  const FieldIndex hours = field(CaseKind::line, "hours");
  expect_pay("drive", PayKind::rate, "km-rate", kilometres, Rounding::half_up);
  expect_pay("help", PayKind::rate, "hour-rate", hours, Rounding::half_even);
  expect_pay("walk", PayKind::amount, "most", std::nullopt, std::nullopt);
  expect_pay("drive-early", PayKind::share, "part", std::nullopt, Rounding::down);
  expect_pay("drive-late", PayKind::claimed, "", std::nullopt, std::nullopt);
}

void expect_limit(const std::string& id, Per per, Span in, Beyond beyond, bool elsewhere) {
  const LimitRule& limit = rule<LimitRule>(id);
  EXPECT_EQ(limit.per, per) << id;
  EXPECT_EQ(limit.in, in) << id;
  EXPECT_EQ(limit.beyond, beyond) << id;
  EXPECT_EQ(limit.counts_elsewhere, elsewhere) << id;
  const bool is_rate = id == "hour";
  EXPECT_EQ(limit.at_most, index_of(is_rate ? "hour-rate" : "most")) << id;
  EXPECT_EQ(limit.times.has_value(), is_rate) << id;
  EXPECT_EQ(limit.rounding, is_rate ? std::optional(Rounding::up) : std::nullopt) << id;
}

TEST(RightRulebook, LimitsInEveryForm) {
  expect_limit("month", Per::person, Span::month, Beyond::hold, true);
  expect_limit("hour", Per::household, Span::line, Beyond::cut, false);
  expect_limit("day", Per::project, Span::day, Beyond::refuse, false);
  expect_limit("year", Per::pot, Span::year, Beyond::cut, false);
  EXPECT_EQ(rule<LimitRule>("hour").times, field(CaseKind::line, "hours"));
}

TEST(RightRulebook, HasAllOtherVerbs) {
  const auto& marked = rule<EarmarkRule>("marked");
  EXPECT_EQ(marked.all_of, (std::vector<std::string>{"groen", "straat"}));
  EXPECT_EQ(marked.any_of, (std::vector<std::string>{"bomen", "water"}));
  EXPECT_EQ(marked.largest_share, index_of("part"));
  EXPECT_EQ(rule<ReserveRule>("kept").at_least, index_of("part"));
  EXPECT_EQ(rule<Sign>("seen").roles, (std::vector<Role>{Role::approver, Role::treasurer}));
  EXPECT_EQ(rule<Sign>("asked").roles, (std::vector<Role>{Role::second_approver, Role::board}));
  const std::vector<std::pair<std::string, std::vector<std::string>>> words = {
      {"method", {"equal-shares"}}, {"completion", {"add-one", "greedy"}}, {"threshold", {"5%"}}};
  EXPECT_EQ(rule<TermsRule>("counted").words, words);
}

const Step& step(std::size_t example, std::size_t index = 0) {
  return right_folder().examples.at(example).steps.at(index);
}

const FieldValue& value_in(const Step& one, std::string_view name) {
  return one.one.fields.at(field(one.one.kind, name));
}

TEST(RightExamples, HaveTheirDaysAndCases) {
  ASSERT_EQ(right_folder().examples.size(), 9U);
  EXPECT_EQ(right_folder().examples[0].title, (Text{"Tien kilometer", "Ten kilometres"}));
  EXPECT_EQ(right_folder().examples[0].place, (Place{"here/examples.yaml", 2, 5}));
  EXPECT_EQ(step(0).on, (Date{2026, 2, 10}));
  EXPECT_EQ(step(0).known, (Date{2026, 3, 1}));
  EXPECT_EQ(step(0).one.kind, CaseKind::line);
  EXPECT_EQ(step(0).subject.person, "r1");
  EXPECT_EQ(step(0).subject.household, "h1");
  EXPECT_EQ(step(0).subject.project, "p1");
  EXPECT_EQ(step(0).subject.pot, "q1");
  EXPECT_EQ(value_in(step(0), "kind").word, "kilometres");
  EXPECT_EQ(value_in(step(0), "kilometres").number, 10'000);
  EXPECT_TRUE(value_in(step(0), "elsewhere-month").is_known);
  EXPECT_FALSE(value_in(step(0), "elsewhere-year").is_known);
  ASSERT_EQ(right_folder().examples[1].steps.size(), 2U);
  EXPECT_EQ(step(1).on, (Date{2026, 2, 10}));
  EXPECT_EQ(step(1).known, (Date{2026, 2, 11}));
  EXPECT_EQ(step(1, 1).on, (Date{2026, 2, 12}));
  EXPECT_EQ(step(1, 1).known, (Date{2026, 2, 13}));
  EXPECT_EQ(step(1, 1).place, (Place{"here/examples.yaml", 14, 9}));
  EXPECT_EQ(value_in(step(1), "hours").number, 4'125);
  EXPECT_EQ(step(2).known, step(2).on);
  EXPECT_EQ(value_in(step(2), "receipt").number, 1);
  EXPECT_EQ(value_in(step(2), "rung").number, 4);
  EXPECT_EQ(value_in(step(3), "tags").tags, (std::vector<std::string>{"groen", "straat"}));
  EXPECT_EQ(value_in(step(3), "cost").number, 125'051);
  EXPECT_EQ(step(8).one.kind, CaseKind::vote);
}

TEST(RightExamples, HaveWhatMustComeOut) {
  const Money nothing(0, Currency::euro());
  EXPECT_EQ(step(0).expected.verdict, Verdict::paid);
  EXPECT_EQ(step(0).expected.amount, Money(230, Currency::euro()));
  EXPECT_EQ(step(0).expected.roles, (std::vector<Role>{Role::approver, Role::treasurer}));
  EXPECT_EQ(step(1, 1).expected.verdict, Verdict::held);
  EXPECT_EQ(step(1, 1).expected.amount, std::nullopt);
  EXPECT_EQ(step(1, 1).expected.fits, nothing);
  EXPECT_EQ(step(1, 1).expected.by, (std::vector<std::string>{"help", "month"}));
  EXPECT_EQ(step(1, 1).expected.roles, std::nullopt);
  EXPECT_EQ(step(2).expected.verdict, Verdict::nothing);
  EXPECT_EQ(step(2).expected.by, std::vector<std::string>());
  EXPECT_EQ(step(3).expected.verdict, Verdict::refused);
  EXPECT_EQ(step(4).expected.verdict, Verdict::admitted);
  EXPECT_EQ(step(6).expected.reserve, Ratio(3, 20));
  EXPECT_EQ(step(6).expected.largest_share, Ratio(3, 20));
  EXPECT_EQ(step(6).expected.all_of, (std::vector<std::string>{"groen", "straat"}));
  EXPECT_EQ(step(6).expected.any_of, (std::vector<std::string>{"bomen", "water"}));
  EXPECT_EQ(step(7).expected.verdict, std::nullopt);
  const std::vector<std::pair<std::string, std::vector<std::string>>> terms = {
      {"method", {"equal-shares"}}, {"completion", {"add-one", "greedy"}}};
  EXPECT_EQ(step(8).expected.terms, terms);
}

TEST(RightExamples, ComeOut) {
  for (const Mismatch& mismatch : mismatches(book(), right_folder().examples)) {
    ADD_FAILURE() << mismatch.example << ' ' << mismatch.what << ": " << mismatch.found << ", not "
                  << mismatch.expected;
  }
}

}  // namespace
}  // namespace buurtkas

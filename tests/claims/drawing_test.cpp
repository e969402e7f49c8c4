// Which purses pay: tables, every tiny case against all ways there are, and what holds of any amounts.

#include "engine/claims/drawing.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/claims/desk.h"
#include "tests/oracles/brute_force_drawing.h"

namespace buurtkas {
namespace {

using oracles::TinyDrawn;
using oracles::TinyLine;
using testing::euro_cents;
using Cents = std::vector<std::int64_t>;

std::vector<DrawnLine> drawn_of(const Cents& purses, const std::vector<TinyLine>& lines) {
  std::vector<Money> money;
  std::vector<LineToPay> to_pay;
  for (const std::int64_t cents : purses) money.push_back(euro_cents(cents));
  for (const TinyLine& line : lines) to_pay.push_back({euro_cents(line.cents), line.may_draw});
  return draw(money, to_pay);
}

// `0:60 1:40`; `short 10 of 0 2`, `short 10 of none`.
std::string told(const DrawnLine& line) {
  std::string text;
  for (const DrawnPart& part : line.parts) {
    text +=
        (text.empty() ? "" : " ") + std::to_string(part.purse) + ':' + std::to_string(part.amount.cents());
  }
  if (!text.empty()) return text;
  text = "short " + std::to_string(line.dry.short_by.cents()) + " of";
  for (const Purse purse : line.dry.purses) text += ' ' + std::to_string(purse);
  return text + (line.dry.purses.empty() ? " none" : "");
}

using Texts = std::vector<std::string>;

Texts told(const std::vector<DrawnLine>& lines) {
  Texts all;
  for (const DrawnLine& line : lines) all.push_back(told(line));
  return all;
}

struct Row {
  const char* about;
  Cents purses;
  std::vector<TinyLine> lines;
  Texts expected;
};

void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(told(drawn_of(row.purses, row.lines)), row.expected) << row.about;
}

const std::vector<bool> any = {true, true};
const std::vector<bool> first_only = {true, false};
const std::vector<bool> second_only = {false, true};
const std::vector<bool> neither = {false, false};

TEST(Draw, FromOnePurse) {
  const std::vector<bool> it = {true};
  expect_rows({
      {"no line", {100}, {}, {}},
      {"all of it", {100}, {{100, it}}, {"0:100"}},
      {"a cent too much", {100}, {{101, it}}, {"short 1 of 0"}},
      {"nothing in it", {0}, {{7, it}}, {"short 7 of 0"}},
      {"in order",
       {100},
       {{60, it}, {50, it}, {40, it}, {1, it}},
       {"0:60", "short 10 of 0", "0:40", "short 1 of 0"}},
      {"no purse is allowed", {100}, {{5, {false}}}, {"short 5 of none"}},
      {"no purse at all", {}, {{5, {}}}, {"short 5 of none"}},
  });
}

TEST(Draw, FromTwoPursesInTheirOrder) {
  expect_rows({
      {"the first first", {100, 100}, {{60, any}, {60, any}}, {"0:60", "0:40 1:20"}},
      {"together", {30, 30}, {{60, any}}, {"0:30 1:30"}},
      {"a cent too much for both", {30, 30}, {{61, any}}, {"short 1 of 0 1"}},
      {"the first is empty", {0, 50}, {{50, any}}, {"1:50"}},
      {"of the second only", {100, 50}, {{40, second_only}, {40, any}}, {"1:40", "0:40"}},
      {"of the second only, dry", {100, 50}, {{60, second_only}, {40, any}}, {"short 10 of 1", "0:40"}},
      {"of neither", {100, 50}, {{60, neither}, {40, any}}, {"short 60 of none", "0:40"}},
  });
}

TEST(Draw, MovesALineToAnotherPurseForOneThatHasNoChoice) {
  expect_rows({
      {"the first gives way", {50, 50}, {{50, any}, {50, first_only}}, {"1:50", "0:50"}},
      {"and gives what is left", {50, 50}, {{50, any}, {30, first_only}}, {"0:20 1:30", "0:30"}},
      {"but is not undone",
       {50, 50},
       {{50, any}, {30, any}, {50, first_only}},
       {"0:50", "1:30", "short 30 of 0 1"}},
      {"the purses it could have are named",
       {50, 50, 9},
       {{50, {true, true, false}}, {51, {false, true, false}}},
       {"0:50", "short 1 of 1"}},
      {"a line before it takes from both",
       {50, 50},
       {{80, any}, {40, second_only}},
       {"0:50 1:30", "short 20 of 0 1"}},
      {"one that is too large leaves it to the next",
       {50, 50},
       {{101, any}, {100, any}},
       {"short 1 of 0 1", "0:50 1:50"}},
  });
}

TEST(Draw, KeepsToTheCentWhateverTheAmounts) {
  const std::int64_t most = Money::cents_max / 2;
  expect_rows({
      {"large",
       {most, most},
       {{2 * most, any}},
       {"0:" + std::to_string(most) + " 1:" + std::to_string(most)}},
      {"large, short", {most, most - 1}, {{2 * most, any}}, {"short 1 of 0 1"}},
  });
}

TinyDrawn tiny(const DrawnLine& line, std::size_t purses) {
  TinyDrawn one{!line.parts.empty(), Cents(purses, 0), 0, {}};
  for (const DrawnPart& part : line.parts) one.parts.at(part.purse) = part.amount.cents();
  if (one.is_paid) return one;
  one.short_by = line.dry.short_by.cents();
  one.dry = line.dry.purses;
  return one;
}

// Empty when all is as brute force has it.
std::string difference(const Cents& purses, const std::vector<TinyLine>& lines) {
  const std::vector<DrawnLine> ours = drawn_of(purses, lines);
  const std::vector<TinyDrawn> theirs = oracles::brute_force_draw(purses, lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (tiny(ours[i], purses.size()) == theirs[i]) continue;
    std::string text = "line " + std::to_string(i) + ": " + told(ours[i]) + "; purses";
    for (const std::int64_t cents : purses) text += ' ' + std::to_string(cents);
    for (const TinyLine& line : lines) {
      text += ", line " + std::to_string(line.cents) + " of";
      for (const bool may : line.may_draw) text += may ? " y" : " n";
    }
    return text;
  }
  return "";
}

// Two purses, three lines, every amount and choice.
TEST(DrawTwin, AgreesOnEveryTinyCase) {
  int seen = 0;
  for (int code = 0; code < 4 * 4 * 12 * 12 * 12; ++code) {
    const Cents purses = {code % 4, code / 4 % 4};
    std::vector<TinyLine> lines;
    for (int rest = code / 16; lines.size() < 3; rest /= 12) {
      const int choice = rest % 12 / 3;
      lines.push_back({rest % 3 + 1, {choice % 2 == 1, choice / 2 == 1}});
    }
    ASSERT_EQ(difference(purses, lines), "");
    ++seen;
  }
  EXPECT_EQ(seen, 27648);
}

RC_GTEST_PROP(DrawTwin, AgreesOnThreePursesAndThreeLines, ()) {
  for (int round = 0; round < 10; ++round) {
    Cents purses;
    std::vector<TinyLine> lines;
    for (int purse = 0; purse < 3; ++purse) purses.push_back(*rc::gen::inRange(0, 5));
    for (int line = 0; line < 3; ++line) {
      lines.push_back(
          {*rc::gen::inRange(1, 6),
           {*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()}});
    }
    const std::string found = difference(purses, lines);
    if (!found.empty()) RC_FAIL(found);
  }
}

RC_GTEST_PROP(Draw, TakesAllOfALineOrNothingAndNeverMoreThanThereIs, ()) {
  const auto purses = *rc::gen::container<Cents>(5, rc::gen::inRange<std::int64_t>(0, 100'000));
  std::vector<TinyLine> lines;
  for (int line = 0; line < 20; ++line) {
    lines.push_back({*rc::gen::inRange(1, 50'000),
                     *rc::gen::container<std::vector<bool>>(5, rc::gen::arbitrary<bool>())});
  }
  Cents left = purses;
  const std::vector<DrawnLine> drawn = drawn_of(purses, lines);
  RC_ASSERT(drawn.size() == lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < drawn[i].parts.size(); ++at) {
      const DrawnPart& part = drawn[i].parts[at];
      RC_ASSERT(part.amount.cents() > 0);
      if (at > 0) RC_ASSERT(drawn[i].parts[at - 1].purse < part.purse);
      RC_ASSERT(lines[i].may_draw.at(part.purse));
      left[part.purse] -= part.amount.cents();
      sum += part.amount.cents();
    }
    if (!drawn[i].parts.empty()) {
      RC_ASSERT(sum == lines[i].cents);
      RC_ASSERT(drawn[i].dry.purses.empty());
      continue;
    }
    const bool may_any = std::count(lines[i].may_draw.begin(), lines[i].may_draw.end(), true) > 0;
    RC_ASSERT(drawn[i].dry.purses.empty() != may_any);
    RC_ASSERT(drawn[i].dry.short_by > euro_cents(0));
    RC_ASSERT(drawn[i].dry.short_by <= euro_cents(lines[i].cents));
  }
  for (const std::int64_t cents : left) RC_ASSERT(cents >= 0);
}

// What is short of the last of these lines.
std::int64_t short_by(const Cents& purses, const std::vector<TinyLine>& lines) {
  const DrawnLine last = drawn_of(purses, lines).back();
  return last.parts.empty() ? last.dry.short_by.cents() : 0;
}

// The purses that are named are those that more money helps in.
RC_GTEST_PROP(Draw, NamesThePursesThatMoreMoneyHelpsIn, ()) {
  const auto purses = *rc::gen::container<Cents>(3, rc::gen::inRange<std::int64_t>(0, 1000));
  std::vector<TinyLine> paid;
  for (int i = 0; i < 6; ++i) {
    const auto may_draw = *rc::gen::container<std::vector<bool>>(3, rc::gen::arbitrary<bool>());
    std::vector<TinyLine> asked = paid;
    asked.push_back({*rc::gen::inRange(1, 1000), may_draw});
    const DrawnLine last = drawn_of(purses, asked).back();
    if (!last.parts.empty()) {
      paid = asked;
      continue;
    }
    const std::int64_t is_short = last.dry.short_by.cents();
    Cents others = purses;
    for (Purse purse = 0; purse < 3; ++purse) {
      const auto& named = last.dry.purses;
      const bool is_named = std::find(named.begin(), named.end(), purse) != named.end();
      if (!is_named) others[purse] += 5000;
      Cents richer = purses;
      richer[purse] += 1;
      RC_ASSERT(short_by(richer, asked) == is_short - (is_named ? 1 : 0));
      if (!may_draw[purse]) continue;
      richer[purse] += is_short - 2;
      RC_ASSERT(short_by(richer, asked) == 1);
      richer[purse] += 1;
      RC_ASSERT(short_by(richer, asked) == 0);
    }
    RC_ASSERT(short_by(others, asked) == is_short);
  }
}

}  // namespace
}  // namespace buurtkas

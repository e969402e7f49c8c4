// What was granted, taken back and put back.

#include "engine/claims/history.h"

#include <gtest/gtest.h>

#include "tests/claims/desk.h"

namespace buurtkas {
namespace {

using testing::euro_cents;
using testing::line_of;

const ResidentId anna("anna");

LineId id(std::uint32_t number) {
  return {ClaimId("c1"), number};
}

DecidedLine decided(std::uint32_t number, std::string_view line, std::int64_t cents) {
  return {id(number), anna, line_of(line), euro_cents(cents), {{"book/limit", "anna", {2026, 3, 1}}}};
}

std::string earlier(const ClaimHistory& history, std::string_view line) {
  const auto like = history.like(anna, line_of(line));
  return like ? to_string(like->earlier) : "none";
}

Money counted(const ClaimHistory& history) {
  return history.limits().of("book/limit", "anna", {2026, 3, 1});
}

TEST(History, IsEmptyAtFirst) {
  ClaimHistory history;
  EXPECT_EQ(history.find(id(1)), nullptr);
  EXPECT_FALSE(history.take_back(id(1)).has_value());
  EXPECT_EQ(counted(history), euro_cents(0));
  EXPECT_EQ(history.granted(anna, Span::year, {2026, 1, 1}), euro_cents(0));
  EXPECT_EQ(history.advances(anna), euro_cents(0));
  EXPECT_EQ(earlier(history, "kilometres 2026-03-09 km=10"), "none");
}

TEST(History, PutsBackWhereItWas) {
  const std::string trip = "kilometres 2026-03-09 km=10";
  ClaimHistory history;
  for (const std::uint32_t number : {1U, 2U, 3U}) history.add(decided(number, trip, 100 * number));
  EXPECT_EQ(counted(history), euro_cents(600));
  EXPECT_EQ(earlier(history, trip), "c1/1");
  EXPECT_EQ(history.find(id(2))->amount, euro_cents(200));

  auto first = history.take_back(id(1));
  auto second = history.take_back(id(2));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->decided.amount, euro_cents(100));
  EXPECT_FALSE(history.take_back(id(1)).has_value());
  EXPECT_EQ(history.find(id(1)), nullptr);
  EXPECT_EQ(counted(history), euro_cents(300));
  EXPECT_EQ(earlier(history, trip), "c1/3");

  history.put_back(*second);
  EXPECT_EQ(earlier(history, trip), "c1/2");
  history.add(decided(4, trip, 400));
  history.put_back(*first);
  EXPECT_EQ(earlier(history, trip), "c1/1");
  EXPECT_EQ(counted(history), euro_cents(1000));
  EXPECT_EQ(history.granted(anna, Span::day, {2026, 3, 9}), euro_cents(1000));
  EXPECT_EQ(history.granted(anna, Span::month, {2026, 3, 1}), euro_cents(1000));
  EXPECT_EQ(history.granted(anna, Span::year, {2026, 1, 1}), euro_cents(1000));
  for (const std::uint32_t number : {1U, 2U, 3U}) history.take_back(id(number));
  EXPECT_EQ(earlier(history, trip), "c1/4");
  EXPECT_EQ(counted(history), euro_cents(400));
}

TEST(History, CountsAdvancesOfEachResident) {
  ClaimHistory history;
  history.add(decided(1, "advance 2026-03-09 eur=5", 500));
  DecidedLine of_bert = decided(2, "advance 2026-03-09 eur=7", 700);
  of_bert.claimant = ResidentId("bert");
  history.add(of_bert);
  history.add(decided(3, "purchase 2026-03-09 eur=5", 500));
  EXPECT_EQ(history.advances(anna), euro_cents(500));
  EXPECT_EQ(history.advances(ResidentId("bert")), euro_cents(700));
  const auto placed = history.take_back(id(1));
  EXPECT_EQ(history.advances(anna), euro_cents(0));
  history.put_back(*placed);
  EXPECT_EQ(history.advances(anna), euro_cents(500));
  EXPECT_EQ(history.advances(ResidentId("carla")), euro_cents(0));
}

}  // namespace
}  // namespace buurtkas

// Lines that may be an earlier one once more: which pairs are alike, and which earlier line is named.

#include <gtest/gtest.h>

#include "tests/claims/desk.h"

namespace buurtkas {
namespace {

using testing::Desk;

const std::string anna = "anna wijkverbinder@2026-01-01 year=1990 month=0 year-paid=0";
const std::string bert = "bert wijkverbinder@2026-01-01 year=1990 month=0 year-paid=0";

bool is_paid(const std::string& outcome) {
  return outcome.ends_with("approver");
}

struct Pair {
  std::string first;
  std::string second;  // by anna, as the first
  std::string alike;   // `receipt`, `trip`, `line`; empty: they are not
};

void expect_pairs(const std::vector<Pair>& pairs, const std::string& second_by = anna) {
  for (const Pair& pair : pairs) {
    Desk desk;
    EXPECT_TRUE(is_paid(desk.hand_in(anna, {pair.first}))) << pair.first;
    const std::string found = desk.hand_in(second_by, {pair.second});
    if (pair.alike.empty()) {
      EXPECT_TRUE(is_paid(found)) << pair.first << ", " << pair.second << ": " << found;
    } else {
      EXPECT_EQ(found, "held as the " + pair.alike + " c1/1") << pair.first << ", " << pair.second;
    }
  }
}

TEST(Alike, AreLinesWithOneReceiptWhoeverClaimsThem) {
  const std::vector<Pair> pairs = {
      {"purchase 2026-03-09 eur=5 receipt=r1", "purchase 2026-03-09 eur=5 receipt=r1", "receipt"},
      {"purchase 2026-03-09 eur=5 receipt=r1", "purchase 2026-03-09 eur=6 receipt=r1", "receipt"},
      {"purchase 2026-03-09 eur=5 receipt=r1", "materials 2026-04-10 eur=7 receipt=r1 project=p", "receipt"},
      {"purchase 2026-03-09 eur=5 receipt=r1", "public-transport 2026-04-10 eur=7 receipt=r1 trip=A-B",
       "receipt"},
      {"kilometres 2026-03-09 km=5 receipt=r1", "purchase 2026-04-10 eur=7 receipt=r1", "receipt"},
      {"purchase 2026-03-09 eur=5 receipt=r1", "purchase 2026-03-09 eur=5 receipt=r2", ""},
      {"purchase 2026-03-09 eur=5 receipt=r1", "purchase 2026-03-09 eur=5 receipt=r11", ""},
  };
  expect_pairs(pairs, anna);
  expect_pairs(pairs, bert);
}

TEST(Alike, AreTripsOfOneDayAndText) {
  expect_pairs({
      {"kilometres 2026-03-09 km=10 trip=A-B", "kilometres 2026-03-09 km=10 trip=A-B", "trip"},
      {"kilometres 2026-03-09 km=10 trip=A-B", "kilometres 2026-03-09 km=11 trip=A-B", "trip"},
      {"kilometres 2026-03-09 km=10 trip=A-B", "kilometres 2026-03-10 km=10 trip=A-B", ""},
      {"kilometres 2026-03-09 km=10 trip=A-B", "kilometres 2026-03-09 km=10 trip=B-A", ""},
      // By bus and by car.
      {"kilometres 2026-03-09 km=10 trip=A-B", "public-transport 2026-03-09 eur=3 receipt=r1 trip=A-B",
       "trip"},
      {"public-transport 2026-03-09 eur=3 receipt=r1 trip=A-B", "kilometres 2026-03-09 km=10 trip=A-B",
       "trip"},
      {"public-transport 2026-03-09 eur=3 receipt=r1 trip=A-B",
       "public-transport 2026-03-09 eur=3 receipt=r2 trip=A-B", "trip"},
      {"public-transport 2026-03-09 eur=3 receipt=r1 trip=A-B",
       "public-transport 2026-03-09 eur=3 receipt=r2 trip=B-A", ""},
      {"flat-travel 2026-03-09 eur=3 trip=A-B", "flat-travel 2026-03-09 eur=4 trip=A-B", "trip"},
      // As somebody writes it down again.
      {"kilometres 2026-03-09 km=10 trip=Oude-Kerk", "kilometres 2026-03-09 km=11 trip=oude-kerk", "trip"},
      {"kilometres 2026-03-09 km=10 trip=A\tto\tB", "kilometres 2026-03-09 km=11 trip=atob", "trip"},
      {"kilometres 2026-03-09 km=10 trip=A[B", "kilometres 2026-03-09 km=11 trip=a{B", ""},
      {"kilometres 2026-03-09 km=10 trip=AZ", "kilometres 2026-03-09 km=11 trip=az", "trip"},
  });
  expect_pairs({{"kilometres 2026-03-09 km=10 trip=A-B", "kilometres 2026-03-09 km=10 trip=A-B", ""}}, bert);
}

TEST(Alike, AreTripsOfOneDayAndLengthWhenOneHasNoText) {
  expect_pairs({
      {"kilometres 2026-03-09 km=10", "kilometres 2026-03-09 km=10", "trip"},
      {"kilometres 2026-03-09 km=10 trip=A-B", "kilometres 2026-03-09 km=10", "trip"},
      {"kilometres 2026-03-09 km=10", "kilometres 2026-03-09 km=10 trip=A-B", "trip"},
      {"kilometres 2026-03-09 km=10", "kilometres 2026-03-09 km=10.001", ""},
      {"kilometres 2026-03-09 km=10", "kilometres 2026-03-10 km=10", ""},
      {"kilometres 2026-03-09 km=10 project=p", "kilometres 2026-03-09 km=10 project=q", "trip"},
      {"flat-travel 2026-03-09 km=10 eur=5", "flat-travel 2026-03-09 km=10 eur=5", "trip"},
      {"flat-travel 2026-03-09 km=10 eur=5", "flat-travel 2026-03-09 km=10 eur=6", ""},
      {"flat-travel 2026-03-09 km=10 eur=5", "attendance 2026-03-09 km=10 eur=5", ""},
      {"kilometres 2026-03-09 km=10", "kilometres 2026-03-09 km=10 eur=2.50", "trip"},
      {"kilometres 2026-03-09 km=10 eur=2.50", "kilometres 2026-03-09 km=10", "trip"},
      {"flat-travel 2026-03-09 eur=20", "flat-travel 2026-03-09 eur=20 trip=A-B", "line"},
      {"flat-travel 2026-03-09 eur=20 trip=A-B", "flat-travel 2026-03-09 eur=20", "line"},
      // Another trip beside it, of another length.
      {"kilometres 2026-03-09 km=10 trip=A-B", "kilometres 2026-03-09 km=11", ""},
  });
  expect_pairs({{"kilometres 2026-03-09 km=10", "kilometres 2026-03-09 km=10", ""}}, bert);
}

TEST(Alike, AreLinesOfOneDayKindAndAmountUnlessTheyHaveTwoReceipts) {
  expect_pairs({
      {"attendance 2026-03-09 eur=5", "attendance 2026-03-09 eur=5", "line"},
      {"attendance 2026-03-09 eur=5", "attendance 2026-03-09 eur=5.01", ""},
      {"attendance 2026-03-09 eur=5", "attendance 2026-03-10 eur=5", ""},
      {"attendance 2026-03-09 eur=5", "flat-travel 2026-03-09 eur=5", ""},
      {"attendance 2026-03-09 eur=5 project=p", "attendance 2026-03-09 eur=5 project=q", "line"},
      {"hours 2026-03-09 eur=5 hours=1", "hours 2026-03-09 eur=5 hours=1", "line"},
      {"hours 2026-03-09 eur=5 hours=1", "hours 2026-03-09 eur=5 hours=2", ""},
      {"attendance 2026-03-09 eur=5 receipt=r1", "attendance 2026-03-09 eur=5", "line"},
      {"attendance 2026-03-09 eur=5", "attendance 2026-03-09 eur=5 receipt=r1", "line"},
      {"attendance 2026-03-09 eur=5 receipt=r1", "attendance 2026-03-09 eur=5 receipt=r2", ""},
      {"purchase 2026-03-09 eur=5 receipt=r1", "purchase 2026-03-09 eur=5 receipt=r2", ""},
  });
  expect_pairs({{"attendance 2026-03-09 eur=5", "attendance 2026-03-09 eur=5", ""}}, bert);
}

TEST(Alike, NamesTheFirstThatWasDecided) {
  Desk desk;
  desk.hand_in(anna, {"purchase 2026-03-09 eur=5 receipt=r1", "kilometres 2026-03-09 km=10 trip=A-B"});
  desk.hand_in(anna, {"kilometres 2026-03-09 km=20 trip=B-A", "purchase 2026-03-10 eur=5 receipt=r2"});
  const auto found = [&](const std::string& line) { return desk.hand_in(anna, {line}); };
  EXPECT_EQ(found("public-transport 2026-03-09 eur=5 receipt=r1 trip=A-B"), "held as the receipt c1/1");
  EXPECT_EQ(found("public-transport 2026-03-09 eur=5 receipt=r2 trip=A-B"), "held as the trip c1/2");
  EXPECT_EQ(found("public-transport 2026-03-09 eur=5 receipt=r2 trip=B-A"), "held as the trip c2/1");
  EXPECT_EQ(found("public-transport 2026-03-09 eur=5 receipt=r2 trip=B-C"), "held as the receipt c2/2");
  EXPECT_EQ(found("kilometres 2026-03-09 km=20"), "held as the trip c2/1");
}

TEST(Alike, IsWithinOneClaimToo) {
  Desk desk;
  EXPECT_EQ(desk.hand_in(anna, {"kilometres 2026-03-09 km=10", "kilometres 2026-03-09 km=10",
                                "kilometres 2026-03-09 km=10 other=c1/1"}),
            "2.50 by travel/kilometres; approver | held as the trip c1/1 | 2.50 by travel/kilometres; "
            "approver");
}

TEST(Alike, IsNotTheLineThatItSaysItIsAnotherThan) {
  Desk desk;
  const std::string line = "kilometres 2026-03-09 km=10";
  desk.hand_in(anna, {line});
  EXPECT_EQ(desk.hand_in(anna, {line + " other=c1/2"}), "held as the trip c1/1");
  EXPECT_EQ(desk.hand_in(anna, {line + " other=c9/1"}), "held as the trip c1/1");
  EXPECT_TRUE(is_paid(desk.hand_in(anna, {line + " other=c1/1"})));
  // Now there are two, and it is another than one.
  EXPECT_EQ(desk.hand_in(anna, {line + " other=c1/1"}), "held as the trip c4/1");
  EXPECT_EQ(desk.hand_in(anna, {line + " other=c4/1"}), "held as the trip c1/1");
  desk.history().take_back({ClaimId("c1"), 1});
  EXPECT_TRUE(is_paid(desk.hand_in(anna, {line + " other=c4/1"})));
}

TEST(Alike, IsNoLineThatWasTakenBackOrNeverGranted) {
  const std::string line = "attendance 2026-03-09 eur=200";
  Desk desk;
  EXPECT_TRUE(is_paid(desk.hand_in(anna, {line})));
  EXPECT_EQ(desk.hand_in(anna, {"attendance 2026-03-10 eur=21"}),
            "held 20.00 by volunteer-allowance/month-limit");
  EXPECT_EQ(desk.hand_in(anna, {line, "attendance 2026-03-10 eur=21"}),
            "held 20.00 by volunteer-allowance/month-limit | held 20.00 by volunteer-allowance/month-limit");
  desk.history().take_back({ClaimId("c1"), 1});
  EXPECT_TRUE(is_paid(desk.hand_in(anna, {"attendance 2026-03-10 eur=21"})));
  EXPECT_TRUE(is_paid(desk.hand_in(anna, {"attendance 2026-03-09 eur=199"})));
  // Refused, undecided, worth nothing: none is an earlier line.
  Desk other;
  other.hand_in("anna", {"kilometres 2026-03-09 km=10 trip=A-B"});
  other.hand_in(anna, {"kilometres 2026-03-09 eur=2 trip=A-B", "kilometres 2026-03-09 km=0 trip=A-B"});
  EXPECT_TRUE(is_paid(other.hand_in(anna, {"kilometres 2026-03-09 km=10 trip=A-B"})));
  EXPECT_EQ(other.hand_in(anna, {"kilometres 2026-03-09 km=10 trip=A-B"}), "held as the trip c3/1");
}

// What is alike is told of lines that would be paid: a limit that holds one goes before.
TEST(Alike, IsToldOfWhatWouldBePaid) {
  Desk desk;
  desk.hand_in(anna, {"attendance 2026-03-09 eur=110"});
  EXPECT_EQ(desk.hand_in(anna, {"attendance 2026-03-09 eur=110"}), "held as the line c1/1");
  desk.hand_in(anna, {"attendance 2026-03-10 eur=110"});
  EXPECT_EQ(desk.hand_in(anna, {"attendance 2026-03-09 eur=110"}),
            "held 0.00 by volunteer-allowance/month-limit");
}

}  // namespace
}  // namespace buurtkas

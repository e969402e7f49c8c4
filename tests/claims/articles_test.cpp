// Every article that speaks of lines, of the four rulebooks together: what a line earns, and which decided.

#include <gtest/gtest.h>

#include "tests/claims/desk.h"

namespace buurtkas {
namespace {

using testing::Desk;

struct Row {
  std::string who;
  std::string line;
  std::string expected;
};

// Each row by itself.
void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    Desk desk;
    EXPECT_EQ(desk.hand_in(row.who, {row.line}), row.expected) << row.who << ": " << row.line;
  }
}

// Each row after those before it.
void expect_steps(Desk& desk, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(desk.hand_in(row.who, {row.line}), row.expected)
        << "step " << &row - rows.data() + 1 << ", " << row.who << ": " << row.line;
  }
}

TEST(Ladder, OpensKindsOfClaimRungByRung) {
  const std::vector<std::string> rungs = {"",           "bezoeker",    "deelnemer",    "ondersteuner",
                                          "kartrekker", "coordinator", "wijkverbinder"};
  struct Opened {
    std::size_t from;  // of the rungs above
    std::string article;
    std::string line;
    std::string earned;
  };
  const std::vector<Opened> all = {
      {1, "from-bezoeker", "public-transport 2026-03-09 eur=4.50 receipt=r1",
       "4.50 by travel/public-transport; approver"},
      {2, "from-deelnemer", "purchase 2026-03-09 eur=12.50 receipt=r1",
       "12.50 by expenses/actual-costs; approver"},
      {2, "from-deelnemer", "kilometres 2026-03-09 km=10", "2.50 by travel/kilometres; approver"},
      {3, "from-ondersteuner", "hours 2026-03-09 hours=2 eur=11.50",
       "11.50 by volunteer-allowance/allowance; approver"},
      {3, "from-ondersteuner", "materials 2026-03-09 eur=20 receipt=r1 project=garden",
       "20.00 by expenses/actual-costs; approver"},
      {4, "from-kartrekker", "advance 2026-03-09 eur=100", "100.00 by expenses/advance; approver"},
      {4, "from-kartrekker", "attendance 2026-03-09 eur=15",
       "15.00 by volunteer-allowance/allowance; approver"},
      {5, "from-coordinator", "household 2026-03-09 eur=30 receipt=r1",
       "30.00 by expenses/actual-costs; approver"},
      {6, "for-wijkverbinder", "flat-travel 2026-03-09 eur=15",
       "15.00 by volunteer-allowance/allowance; approver"},
  };
  for (const Opened& one : all) {
    for (std::size_t rung = 0; rung < rungs.size(); ++rung) {
      const std::string on = rung == 0 ? "" : " " + rungs[rung] + "@2026-01-01";
      Desk desk;
      EXPECT_EQ(desk.hand_in("anna year=1990 month=0 year-paid=0" + on, {one.line}),
                rung >= one.from ? one.earned : "refused by engagement-ladder/" + one.article)
          << one.line << on;
    }
  }
}

TEST(Ladder, CountsARungFromItsFirstDay) {
  const std::string purchase = "purchase 2026-03-09 eur=1 receipt=r1";
  const std::string paid = "1.00 by expenses/actual-costs; approver";
  const std::string refused = "refused by engagement-ladder/from-deelnemer";
  expect_rows({
      {"anna deelnemer@2026-03-09", purchase, paid},
      {"anna deelnemer@2026-03-10", purchase, refused},
      {"anna deelnemer@2026-03-10 in=2026-04-01", purchase, refused},  // the day of the line is what counts
      {"anna bezoeker@2026-01-01 deelnemer@2026-03-10", purchase, refused},
      {"anna bezoeker@2026-03-10 deelnemer@2026-03-09", purchase, paid},
      {"anna coordinator@2026-03-01", purchase, paid},
  });
}

TEST(Ladder, AsksFourWeeksAsALeadForAnAdvance) {
  const std::string advance = "advance 2026-03-29 eur=50";
  const std::string paid = "50.00 by expenses/advance; approver";
  const std::string refused = "refused by engagement-ladder/lead-for-a-while";
  expect_rows({
      {"anna kartrekker@2026-03-02", advance, refused},  // 27 days
      {"anna kartrekker@2026-03-01", advance, paid},     // 28
      {"anna kartrekker@2026-03-29", advance, refused},
      {"anna kartrekker@2026-03-20 coordinator@2026-03-29", advance, paid},
      {"anna kartrekker@2026-03-20 coordinator@2026-03-30", advance, refused},
      {"anna kartrekker@2025-03-01", advance, paid},
      {"anna ondersteuner@2025-03-01", advance, "refused by engagement-ladder/from-kartrekker"},
  });
}

TEST(Expenses, AskForAReceiptInTime) {
  const std::string anna = "anna wijkverbinder@2026-01-01";
  const std::string paid = "9.00 by expenses/actual-costs; approver";
  for (const char* kind : {"purchase", "materials", "household"}) {
    const std::string line = std::string(kind) + " 2026-01-01 eur=9 project=p";
    expect_rows({
        {anna, line + " receipt=r1", paid},
        {anna, line, "refused by expenses/receipt"},
        {anna + " in=2026-04-03", line + " receipt=r1", paid},                                // 92 days
        {anna + " in=2026-04-04", line + " receipt=r1", "refused by expenses/hand-in-term"},  // 93
        {anna + " in=2026-04-04", line, "refused by expenses/receipt expenses/hand-in-term"},
    });
  }
  // Travel, allowances and advances may be late.
  expect_rows({
      {anna + " in=2026-06-30", "kilometres 2026-01-01 km=4", "1.00 by travel/kilometres; approver"},
      {anna + " in=2026-06-30", "advance 2026-01-01 eur=4", "4.00 by expenses/advance; approver"},
  });
}

TEST(Expenses, AskFirstOfWhatIsCostlyForTheHousehold) {
  const std::string anna = "anna coordinator@2026-01-01";
  expect_rows({
      {anna, "household 2026-03-09 eur=100 receipt=r1", "100.00 by expenses/actual-costs; approver"},
      {anna, "household 2026-03-09 eur=100.01 receipt=r1", "refused by expenses/ask-first"},
      {anna, "household 2026-03-09 eur=100.01 receipt=r1 agreed",
       "100.01 by expenses/actual-costs; approver"},
      {anna, "purchase 2026-03-09 eur=100.01 receipt=r1", "100.01 by expenses/actual-costs; approver"},
      {anna, "household 2026-03-09 receipt=r1",
       "undecided by expenses/actual-costs expenses/ask-first "
       "expenses/second-approval"},
  });
}

TEST(Expenses, DoNotPayAlcoholTobaccoAndFinesNorWhatNoArticlePays) {
  const std::string anna = "anna wijkverbinder@2026-01-01";
  expect_rows({
      {anna, "alcohol 2026-03-09 eur=9 receipt=r1", "refused by expenses/not-paid"},
      {anna, "tobacco 2026-03-09 eur=9 receipt=r1", "refused by expenses/not-paid"},
      {anna, "fine 2026-03-09 eur=9 receipt=r1 agreed", "refused by expenses/not-paid"},
      {"anna", "alcohol 2026-03-09", "refused by expenses/not-paid"},  // whatever else is unknown
      {anna, "snacks 2026-03-09 eur=9 receipt=r1", "nothing"},
      {anna, "snacks 2026-03-09 km=9", "undecided by expenses/second-approval"},
      {anna, "purchase 2026-03-09 eur=0 receipt=r1", "nothing"},
  });
}

TEST(Expenses, HoldMaterialsBeyondTheLimitOfAProjectAndYear) {
  const std::string anna = "anna ondersteuner@2026-01-01";
  const std::string bert = "bert ondersteuner@2026-01-01";
  Desk desk;
  expect_steps(desk, {
                         {anna, "materials 2026-03-09 eur=1500.01 receipt=r0 project=garden",
                          "held 1500.00 by expenses/materials-limit"},
                         {anna, "materials 2026-03-09 eur=1000 receipt=r1 project=garden",
                          "1000.00 by expenses/actual-costs; approver second-approver"},
                         {bert, "materials 2026-12-31 eur=500.01 receipt=r2 project=garden",
                          "held 500.00 by expenses/materials-limit"},
                         {bert, "materials 2026-01-01 eur=500 receipt=r3 project=garden",
                          "500.00 by expenses/actual-costs; approver second-approver"},
                         {anna, "materials 2026-06-01 eur=0.01 receipt=r4 project=garden",
                          "held 0.00 by expenses/materials-limit"},
                         {anna, "purchase 2026-06-01 eur=0.01 receipt=r5 project=garden",
                          "0.01 by expenses/actual-costs; approver"},
                         {anna, "materials 2026-06-01 eur=0.01 receipt=r6 project=party",
                          "0.01 by expenses/actual-costs; approver"},
                     });
}

TEST(Expenses, GiveOneAdvanceAtATimeCutToTheMost) {
  const std::string anna = "anna kartrekker@2026-01-01";
  Desk desk;
  const Resident known = testing::resident_of(anna);
  EXPECT_EQ(desk.history().advances(known.id), testing::euro_cents(0));
  expect_steps(desk,
               {
                   {"bert coordinator@2026-01-01", "advance 2026-03-09 eur=300",
                    "300.00 by expenses/advance; approver second-approver"},
                   {anna, "advance 2026-03-09 eur=300.01",
                    "300.00 by expenses/advance expenses/advance-limit; approver second-approver"},
                   {anna, "advance 2026-04-09 eur=1", "refused by expenses/one-advance"},
                   {anna, "purchase 2026-04-09 eur=1 receipt=r1", "1.00 by expenses/actual-costs; approver"},
               });
  EXPECT_EQ(desk.history().advances(known.id), testing::euro_cents(30000));
  desk.history().take_back({ClaimId("c4"), 1});
  EXPECT_EQ(desk.history().advances(known.id), testing::euro_cents(30000));
  desk.history().take_back({ClaimId("c2"), 1});
  EXPECT_EQ(desk.history().advances(known.id), testing::euro_cents(0));
  expect_steps(desk, {{anna, "advance 2026-04-09 eur=1", "1.00 by expenses/advance; approver"}});
  EXPECT_EQ(
      desk.hand_in("carla kartrekker@2026-01-01", {"advance 2026-03-09 eur=1", "advance 2026-03-10 eur=1"}),
      "1.00 by expenses/advance; approver | refused by expenses/one-advance");
}

TEST(Expenses, AskASecondApprovalOfAHighAmount) {
  const std::string anna = "anna deelnemer@2026-01-01";
  expect_rows({
      {anna, "purchase 2026-03-09 eur=250 receipt=r1", "250.00 by expenses/actual-costs; approver"},
      {anna, "purchase 2026-03-09 eur=250.01 receipt=r1",
       "250.01 by expenses/actual-costs; approver second-approver"},
      // What a quantity earns.
      {anna, "kilometres 2026-03-09 km=1000", "250.00 by travel/kilometres; approver"},
      {anna, "kilometres 2026-03-09 km=1000.019", "250.00 by travel/kilometres; approver"},
      {anna, "kilometres 2026-03-09 km=1000.02", "250.01 by travel/kilometres; approver second-approver"},
      {anna, "kilometres 2026-03-09 km=2000 eur=1", "500.00 by travel/kilometres; approver second-approver"},
  });
  Desk before({2026, 5, 20});  // 0.23
  expect_steps(before,
               {
                   {anna, "kilometres 2026-03-09 km=1086.956", "250.00 by travel/kilometres; approver"},
                   {anna, "kilometres 2026-03-10 km=1086.979",
                    "250.01 by travel/kilometres; approver second-approver"},
               });
}

TEST(Travel, PaysKilometresByTheRateRoundedOnce) {
  const std::string anna = "anna deelnemer@2026-01-01";
  expect_rows({
      {anna, "kilometres 2026-03-09 km=0.5", "0.13 by travel/kilometres; approver"},  // 12.5 cents
      {anna, "kilometres 2026-03-09 km=0.499", "0.12 by travel/kilometres; approver"},
      {anna, "kilometres 2026-03-09 km=0.02", "0.01 by travel/kilometres; approver"},
      {anna, "kilometres 2026-03-09 km=0.019", "nothing"},
      {anna, "kilometres 2026-03-09 km=0", "nothing"},
      {anna, "kilometres 2026-03-09 eur=5", "undecided by travel/kilometres"},
      {anna, "kilometres 2026-03-09", "undecided by expenses/second-approval travel/kilometres"},
      {anna, "kilometres 2026-03-09 km=10 eur=2.50", "2.50 by travel/kilometres; approver"},
  });
}

TEST(Travel, PaysPublicTransportWithATicket) {
  const std::string anna = "anna bezoeker@2026-01-01";
  expect_rows({
      {anna, "public-transport 2026-03-09 eur=4.50 receipt=r1", "4.50 by travel/public-transport; approver"},
      {anna, "public-transport 2026-03-09 eur=4.50", "refused by travel/ticket"},
      {"anna", "public-transport 2026-03-09 eur=4.50",
       "refused by engagement-ladder/from-bezoeker travel/ticket"},
      {anna, "public-transport 2026-03-09 km=9 receipt=r1",
       "undecided by expenses/second-approval travel/public-transport"},
  });
}

}  // namespace
}  // namespace buurtkas

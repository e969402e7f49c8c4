#include "engine/journal/balances.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

const Currency euro = Currency::euro();
constexpr std::int64_t most = Money::cents_max;

struct Leg {
  std::string pot;
  std::string account;
  std::int64_t cents = 0;
};

Entry entry_of(EntryKind kind, const std::vector<Leg>& legs, Currency currency = euro) {
  Entry entry;
  entry.kind = kind;
  for (const Leg& leg : legs)
    entry.postings.push_back({PotId(leg.pot), *parse_account(leg.account), Money(leg.cents, currency)});
  return entry;
}

// `below-zero street project:bench -1`, or `none`.
std::string told(const std::optional<BalanceProblem>& problem) {
  if (!problem) return "none";
  const std::vector<std::string> names = {"does-not-add-up", "other-currency", "wrong-move", "below-zero",
                                          "too-large"};
  std::string text = names.at(static_cast<std::size_t>(problem->fault)) + ' ' + problem->pot.text();
  if (problem->fault != BalanceFault::does_not_add_up) text += ' ' + to_string(problem->account);
  return text + ' ' + std::to_string(problem->cents);
}

// A street with 10.00 in its pot, 2.00 in its reserve, 5.00 for a bench, 2.00 payable to r1 and 1.00 in
// transit.
Balances street() {
  Balances balances;
  const std::vector<Entry> entries = {
      entry_of(EntryKind::pot_opened,
               {{"street", "grantor", -2000}, {"street", "pot", 1800}, {"street", "reserve", 200}}),
      entry_of(EntryKind::funding, {{"street", "pot", -800}, {"street", "project:bench", 800}}),
      entry_of(EntryKind::approval, {{"street", "project:bench", -300}, {"street", "payable:r1", 300}}),
      entry_of(EntryKind::batch, {{"street", "payable:r1", -100}, {"street", "in-transit:1", 100}}),
  };
  for (const Entry& entry : entries) EXPECT_EQ(told(balances.add(entry)), "none");
  return balances;
}

struct Row {
  std::string wanted;
  EntryKind kind;
  std::vector<Leg> legs;
};

void expect_told(const std::vector<Row>& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    Balances balances = street();
    EXPECT_EQ(told(balances.add(entry_of(table[i].kind, table[i].legs))), table[i].wanted) << "row " << i;
  }
}

std::vector<Leg> move(std::int64_t cents, const std::string& from, const std::string& to) {
  return {{"street", from, -cents}, {"street", to, cents}};
}

TEST(Balances, AreRightWhenNothingIsWrong) {
  using enum EntryKind;
  expect_told({
      {"none", claim, {}},
      {"none", outcome, {}},
      {"none", funding, {}},
      {"none", pot_opened, {{"other", "grantor", -1}, {"other", "pot", 1}}},
      {"none", pot_changed, move(1000, "pot", "grantor")},
      {"none", pot_changed, move(1000, "pot", "reserve")},
      {"none",
       pot_changed,
       {{"street", "grantor", 1200}, {"street", "pot", -1000}, {"street", "reserve", -200}}},
      {"none",
       funding,
       {{"street", "pot", -1000}, {"street", "project:trees", 900}, {"street", "reserve", 100}}},
      {"none", approval, move(500, "project:bench", "payable:r1")},
      {"none", approval, move(200, "reserve", "payable:r2")},
      {"none", batch, move(200, "payable:r1", "in-transit:2")},
      {"none", bank_status, move(100, "in-transit:1", "payable:r1")},
      {"none", settlement, move(100, "in-transit:1", "bank")},
      {"none", correction, move(500, "project:bench", "pot")},
      {"none", waiver, move(200, "payable:r1", "reserve")},
      // Legs of one account are looked at together, and pots apart.
      {"none", funding, {{"street", "pot", -500}, {"street", "project:a", 1000}, {"street", "pot", -500}}},
      {"none", pot_changed, {{"street", "pot", -1001}, {"street", "reserve", 1}, {"street", "pot", 1000}}},
  });
}

TEST(Balances, TellEachFault) {
  using enum EntryKind;
  expect_told({
      {"does-not-add-up street 1", funding, {{"street", "pot", -100}, {"street", "project:bench", 101}}},
      {"does-not-add-up street -100", funding, {{"street", "pot", -100}}},
      {"does-not-add-up street 100", pot_opened, {{"street", "pot", 100}}},
      {"does-not-add-up other 100", funding, {{"street", "pot", -100}, {"other", "project:bench", 100}}},
      {"does-not-add-up a -1",
       funding,
       {{"b", "pot", -1}, {"a", "pot", -1}, {"a", "reserve", 0}, {"b", "reserve", 2}}},

      {"wrong-move street pot -1", outcome, move(1, "pot", "project:bench")},
      {"wrong-move street pot -1", claim, move(1, "pot", "payable:r1")},
      {"wrong-move street pot 0", claim, {{"street", "pot", 0}}},
      {"wrong-move street pot 0", funding, {{"street", "pot", 0}, {"street", "project:bench", 0}}},
      {"wrong-move street project:bench 0",
       funding,
       {{"street", "pot", -1}, {"street", "project:bench", 0}, {"street", "reserve", 1}}},
      {"wrong-move street payable:r1 1", funding, move(1, "pot", "payable:r1")},
      {"wrong-move street project:bench -1", funding, move(1, "project:bench", "reserve")},
      {"wrong-move street pot 1",
       funding,
       {{"street", "pot", -2}, {"street", "pot", 1}, {"street", "reserve", 1}}},
      {"wrong-move street bank 1", approval, move(1, "project:bench", "bank")},
      {"wrong-move street payable:r1 -1", settlement, move(1, "payable:r1", "bank")},
      {"wrong-move street grantor -1", correction, move(1, "grantor", "pot")},
      {"wrong-move street bank 1",
       batch,
       {{"street", "payable:r1", -2}, {"street", "bank", 1}, {"street", "in-transit:2", 1}}},

      {"below-zero street pot -1", funding, move(1001, "pot", "project:bench")},
      {"below-zero street reserve -1", approval, move(201, "reserve", "payable:r1")},
      {"below-zero street project:bench -1", approval, move(501, "project:bench", "payable:r1")},
      {"below-zero street project:trees -1", approval, move(1, "project:trees", "payable:r1")},
      {"below-zero street payable:r1 -1", batch, move(201, "payable:r1", "in-transit:2")},
      {"below-zero street in-transit:1 -1", settlement, move(101, "in-transit:1", "bank")},
      {"below-zero street in-transit:2 -1", bank_status, move(1, "in-transit:2", "payable:r1")},
      {"below-zero street bank -1", settlement, move(1, "bank", "payable:r1")},
      {"below-zero street bank -1", repayment, move(1, "bank", "project:bench")},
      {"below-zero street pot -1", pot_changed, move(1001, "pot", "grantor")},
      {"below-zero other pot -1", funding, {{"other", "pot", -1}, {"other", "project:bench", 1}}},
  });
}

// More is returned than was given.
TEST(Balances, LetAGrantorOweNothing) {
  Balances balances = street();
  balances.add(
      entry_of(EntryKind::pot_opened, {{"b", "grantor", -100}, {"b", "pot", 50}, {"b", "reserve", 50}}));
  balances.add(entry_of(EntryKind::pot_changed, {{"b", "pot", -50}, {"b", "grantor", 50}}));
  EXPECT_EQ(
      told(balances.add(entry_of(EntryKind::pot_changed, {{"b", "reserve", -51}, {"b", "grantor", 51}}))),
      "below-zero b grantor 1");
}

TEST(Balances, AreInOneCurrency) {
  const Currency krone = *Currency::from_code("SEK");
  Balances balances = street();
  EXPECT_EQ(told(balances.add(entry_of(EntryKind::funding, move(1, "pot", "reserve"), krone))),
            "other-currency street pot -1");
  EXPECT_EQ(balances.currency(), euro);
  Balances none;
  EXPECT_EQ(none.currency(), std::nullopt);
  EXPECT_EQ(told(none.add(entry_of(EntryKind::claim, {}))), "none");
  EXPECT_EQ(none.currency(), std::nullopt);
  Entry mixed = entry_of(EntryKind::pot_opened, move(5, "grantor", "pot"));
  mixed.postings[1].amount = Money(5, krone);
  EXPECT_EQ(told(none.add(mixed)), "other-currency street pot 5");
  EXPECT_EQ(none.currency(), euro);
  Balances no_currency;
  EXPECT_EQ(told(no_currency.add(entry_of(EntryKind::pot_opened, move(5, "grantor", "pot"), Currency()))),
            "none");
  EXPECT_EQ(told(no_currency.add(entry_of(EntryKind::pot_opened, move(5, "grantor", "pot")))),
            "other-currency street grantor -5");
}

// All that can be wrong, and then less and less: what stands first is told.
TEST(Balances, TellTheMostTellingFirst) {
  using enum EntryKind;
  Balances balances = street();
  Entry entry = entry_of(outcome, {{"street", "pot", -5000}, {"street", "reserve", 1}});
  entry.postings[1].amount = Money(1, Currency());
  EXPECT_EQ(told(balances.add(entry)), "other-currency street reserve 1");
  expect_told({
      {"does-not-add-up street -4999", outcome, {{"street", "pot", -5000}, {"street", "reserve", 1}}},
      {"wrong-move street pot -5000", outcome, move(5000, "pot", "reserve")},
      {"below-zero street pot -4000", funding, move(5000, "pot", "reserve")},
      // What is too large for an account is not added, and so it is told before all else.
      {"too-large street pot 0",
       outcome,
       {{"street", "pot", most}, {"street", "pot", most}, {"street", "reserve", -1}}},
  });
}

TEST(Balances, AddWhatIsWrongAllTheSame) {
  Balances balances = street();
  EXPECT_EQ(told(balances.add(entry_of(EntryKind::claim, move(5000, "pot", "reserve")))),
            "wrong-move street pot -5000");
  EXPECT_EQ(balances.cents().at({PotId("street"), {AccountKind::pot, ""}}), -4000);
  EXPECT_EQ(balances.cents().at({PotId("street"), {AccountKind::reserve, ""}}), 5200);
  EXPECT_EQ(told(balances.add(entry_of(EntryKind::funding, move(1, "pot", "reserve")))),
            "below-zero street pot -4001");
}

TEST(Balances, DoNotGrowWithoutEnd) {
  using enum EntryKind;
  Balances balances;
  EXPECT_EQ(told(balances.add(entry_of(pot_opened, move(most, "grantor", "pot")))), "none");
  const auto before = balances.cents();
  EXPECT_EQ(told(balances.add(entry_of(pot_opened, move(1, "grantor", "pot")))),
            "too-large street grantor 0");
  EXPECT_EQ(balances.cents(), before);
  EXPECT_EQ(told(balances.add(entry_of(funding, move(most, "pot", "project:bench")))), "none");
  EXPECT_EQ(told(balances.add(entry_of(funding, move(most, "pot", "project:bench")))),
            "too-large street project:bench 0");
  EXPECT_EQ(told(balances.add(entry_of(correction, move(most, "project:bench", "pot")))), "none");
  EXPECT_EQ(told(balances.add(entry_of(correction, move(most, "project:bench", "reserve")))),
            "below-zero street project:bench -100000000000000000");
  EXPECT_EQ(told(balances.add(entry_of(correction, move(1, "project:bench", "payable:r1")))),
            "too-large street project:bench 0");

  // Together they are nothing, and each sum on the way is far beyond 64 bits.
  std::vector<Leg> legs;
  for (int i = 0; i < 100; ++i) {
    legs.push_back({"a", "pot", most});
    legs.push_back({"b", "pot", -most});
  }
  EXPECT_EQ(told(balances.add(entry_of(pot_changed, legs))), "too-large a pot 0");
  for (int i = 0; i < 100; ++i) {
    legs.push_back({"b", "pot", most});
    legs.push_back({"a", "pot", -most});
  }
  EXPECT_EQ(told(balances.add(entry_of(pot_changed, legs))), "none");
  EXPECT_EQ(told(Balances().add(
                entry_of(pot_opened, {{"a", "pot", most}, {"a", "reserve", most}, {"a", "grantor", -most}}))),
            "does-not-add-up a 100000000000000000");
  EXPECT_EQ(told(Balances().add(entry_of(pot_opened, {{"a", "pot", most}, {"a", "reserve", most}}))),
            "too-large a pot 0");
}

// Any accounts and amounts, those at the bounds often.
Entry some_entry() {
  const auto account = rc::gen::element<std::string>("grantor", "pot", "reserve", "project:a", "project:b",
                                                     "payable:a", "in-transit:a", "bank");
  const auto cents =
      rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-3, 4),
                     rc::gen::element<std::int64_t>(0 + most, -most, most - 1, 1 - most, most / 2));
  std::vector<Leg> legs;
  const int count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) {
    const std::string pot = *rc::gen::element<std::string>("x", "y");
    const Leg leg = {pot, *account, *cents};
    legs.push_back(leg);
    if (*rc::gen::inRange(0, 4) > 0) legs.push_back({pot, *account, -leg.cents});
  }
  const auto kind = static_cast<EntryKind>(*rc::gen::inRange<std::size_t>(0, entry_kinds));
  return entry_of(kind, legs, *rc::gen::inRange(0, 20) == 0 ? Currency() : euro);
}

__extension__ using WideCents = __int128;

// The slow way: every account anew from all entries that were added.
std::map<Balances::Key, WideCents> summed(const std::vector<Entry>& entries) {
  std::map<Balances::Key, WideCents> sums;
  for (const Entry& entry : entries) {
    for (const Posting& posting : entry.postings)
      sums[{posting.pot, posting.account}] += posting.amount.cents();
  }
  return sums;
}

bool fits(const std::map<Balances::Key, WideCents>& sums) {
  return std::all_of(sums.begin(), sums.end(),
                     [](const auto& sum) { return sum.second >= -most && sum.second <= most; });
}

RC_GTEST_PROP(Balances, AreTheSumsOfWhatWasAdded, ()) {
  Balances balances;
  std::vector<Entry> added;
  const int count = *rc::gen::inRange(0, 30);
  for (int i = 0; i < count; ++i) {
    added.push_back(some_entry());
    const auto problem = balances.add(added.back());
    if (fits(summed(added))) continue;
    RC_ASSERT(problem && problem->fault == BalanceFault::too_large);
    added.pop_back();
  }
  const auto sums = summed(added);
  RC_ASSERT(sums.size() == balances.cents().size());
  for (const auto& [key, cents] : balances.cents()) RC_ASSERT(sums.at(key) == cents);
}

// A move that the kind of entry may make, of what is there, or of one cent more.
Entry some_move(const Balances& balances) {
  using enum EntryKind;
  const auto kind = *rc::gen::element(pot_opened, pot_changed, funding, approval, batch, bank_status,
                                      settlement, correction, waiver, repayment);
  const Moves moves = moves_of(kind);
  const auto account_of = [](AccountKind account) {
    const bool has_name = account == AccountKind::project || account == AccountKind::payable ||
                          account == AccountKind::in_transit;
    return Account{account, has_name ? *rc::gen::element<std::string>("a", "b") : std::string()};
  };
  const Account from =
      account_of(*rc::gen::elementOf(std::vector<AccountKind>(moves.from.begin(), moves.from.end())));
  const Account to =
      account_of(*rc::gen::elementOf(std::vector<AccountKind>(moves.to.begin(), moves.to.end())));
  const std::string pot = *rc::gen::element<std::string>("x", "y");
  const auto there = balances.cents().find({PotId(pot), from});
  const std::int64_t most_cents = from.kind == AccountKind::grantor ? 100
                                  : there == balances.cents().end() ? 0
                                                                    : there->second;
  const auto cents = *rc::gen::inRange<std::int64_t>(1, most_cents + 2);
  return entry_of(kind, {{pot, to_string(from), -cents}, {pot, to_string(to), cents}});
}

// As long as nothing is wrong, nothing is lost and nothing is made: all of a pot is nothing together, no
// account is below zero, and what the grantor gave is what is in the others.
RC_GTEST_PROP(Balances, LoseNothing, ()) {
  Balances balances;
  for (const char* pot : {"x", "y"}) {
    RC_ASSERT(!balances.add(
        entry_of(EntryKind::pot_opened, {{pot, "grantor", -30}, {pot, "pot", 20}, {pot, "reserve", 10}})));
  }
  const int count = *rc::gen::inRange(20, 100);
  for (int i = 0; i < count; ++i) {
    Balances after = balances;
    if (!after.add(*rc::gen::inRange(0, 4) == 0 ? some_entry() : some_move(balances))) balances = after;
  }
  std::map<PotId, WideCents> sums;
  for (const auto& [key, cents] : balances.cents()) {
    sums[key.first] += cents;
    RC_ASSERT((key.second.kind == AccountKind::grantor ? cents <= 0 : cents >= 0));
  }
  for (const auto& [pot, sum] : sums) RC_ASSERT(sum == 0);
}

}  // namespace
}  // namespace buurtkas

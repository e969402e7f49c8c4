// `buurtkas status`, and the reports about money: every cent is somewhere, and the three agree.

#include <map>
#include <random>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/commands/settled_round.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::expect_in;
using Json = nlohmann::json;

std::int64_t cents(const Json& text) {
  return parse_amount(text.get<std::string>(), Currency::euro())->cents();
}

std::int64_t sum_of(const Json& one, const std::vector<const char*>& keys) {
  std::int64_t sum = 0;
  for (const char* key : keys) sum += cents(one[key]);
  return sum;
}

class Status : public testing::SettledRound {
 protected:
  void expect_wide_enough(const std::string& text) const {
    std::size_t first = 0;
    for (std::size_t end = 0; (end = text.find('\n', first)) != std::string::npos; first = end + 1) {
      std::size_t width = 0;
      for (std::size_t i = first; i < end; ++i) width += (text[i] & 0xC0) == 0x80 ? 0 : 1;
      EXPECT_LE(width, 80U) << text.substr(first, end - first);
    }
  }
};

TEST_F(Status, FollowsAPaymentToTheBank) {
  EXPECT_EQ(json_of({"status"})["pots"][0]["payable"], "63.22");
  ASSERT_EQ(pay().code, 0);
  EXPECT_EQ(json_of({"status"})["pots"][0]["in_transit"], "63.22");
  bank_says(BankDid::booked, "s0001", "2026-04-22");
  const Json now = json_of({"status"});
  EXPECT_EQ(now["pots"][0]["paid"], "63.22");
  EXPECT_EQ(now["batches"][0]["booked"], "63.22");
  EXPECT_EQ(now["batches"][0]["open"], false);
  expect_in("1 batch is settled in full.\n", call({"status"}).out);
  // As it was the day before, and before there was anything.
  EXPECT_EQ(json_of({"status", "--as-of", "2026-04-21"})["pots"][0]["in_transit"], "63.22");
  EXPECT_EQ(json_of({"status", "--as-of", "2020-01-01"})["entries"], "0");
}

TEST_F(Status, WhatComesBackIsToBePaidAgain) {
  ASSERT_EQ(pay().code, 0);
  bank_says(BankDid::rejected, "s0001", "2026-04-21", "MS03");
  Json now = json_of({"status"});
  EXPECT_EQ(now["pots"][0]["payable"], "63.22");
  EXPECT_EQ(now["pots"][0]["came_back"], "63.22");
  EXPECT_EQ(now["batches"][0]["rejected"], "63.22");
  EXPECT_EQ(now["came_back"][0]["reason"], "MS03");
  expect_in("for r1: € 63.22, rejected: MS03, ", call({"status"}).out);
  ASSERT_EQ(pay("2026-04-23").code, 0);
  now = json_of({"status"});
  EXPECT_EQ(now["came_back"], Json::array());
  EXPECT_EQ(now["pots"][0]["in_transit"], "63.22");
  EXPECT_EQ(now["batches"].size(), 2U);
}

// In all, whatever became of it since.
TEST_F(Status, SaysWhatTheBankRejectedAndReturnedInAll) {
  const auto told = [this](const char* key) {
    const Json now = json_of({"status"});
    std::string text;
    for (const char* part : {"pots", "projects", "residents"}) {
      for (const Json& one : now[part]) text += one[key].get<std::string>() + ' ';
    }
    return text;
  };
  const std::string words = "What the bank rejected or returned, in all:";
  const std::string none = told("rejected");
  EXPECT_EQ(none.find_first_not_of("0. "), std::string::npos) << none;
  EXPECT_EQ(call({"status"}).out.find(words), std::string::npos);
  ASSERT_EQ(pay().code, 0);
  bank_says(BankDid::rejected, "s0001", "2026-04-21", "MS03");
  ASSERT_EQ(pay("2026-04-22").code, 0);
  bank_says(BankDid::booked, "s0003", "2026-04-23");
  bank_says(BankDid::returned, "s0003", "2026-04-24", "MS03");
  run({"waive", "c001/2", "--by", "r1", "--on", "2026-04-25"});
  ASSERT_EQ(pay("2026-04-25").code, 0);
  bank_says(BankDid::rejected, "s0004", "2026-04-26", "MS03");
  const Json now = json_of({"status"});
  EXPECT_EQ(now["pots"][0]["rejected"], "123.22");  // 63.22, and the 60.00 that were not given up
  EXPECT_EQ(now["pots"][0]["returned"], "63.22");
  EXPECT_EQ(now["pots"][0]["came_back"], "60.00");
  EXPECT_EQ(now["projects"][0]["project"], "bench");
  EXPECT_EQ(now["projects"][0]["rejected"], "123.22");
  EXPECT_EQ(now["projects"][1]["rejected"], "0.00");
  EXPECT_EQ(now["residents"][0]["returned"], "63.22");
  EXPECT_EQ(json_of({"report", "--grant", "street"})["projects"][0]["returned"], "63.22");
  const std::string text = call({"status"}).out;
  expect_in(words, text);
  expect_in("rejected    returned\nstreet", text);
  expect_in("r1 ", text.substr(text.find(words)));
  expect_wide_enough(text);
  run({"waive", "c001/1", "--by", "r1", "--on", "2026-04-27"});
  EXPECT_EQ(json_of({"status"})["residents"][0]["rejected"], "123.22");  // all of it given up
  expect_wide_enough(call({"status"}).out);
}

TEST_F(Status, SaysWhatIsToBeDoneWhenThePotIsOver) {
  const std::string running = call({"status", "--as-of", "2026-12-31"}).out;
  expect_in("street runs until 31 December 2026.", running);
  const std::string over = call({"status", "--as-of", "2027-01-01"}).out;
  expect_in("street ran until 31 December 2026.", over);
  expect_in("First still to be paid: € 63.22.", over);
  ASSERT_EQ(pay().code, 0);
  bank_says(BankDid::booked, "s0001", "2026-04-22");
  expect_in("No payment is open any more.", call({"status", "--as-of", "2027-01-01"}).out);
  for (const Words& words :
       {Words{"status"}, Words{"report", "--grant", "street"}, Words{"report", "--year", "2026"}}) {
    expect_wide_enough(call(words).out);
  }
}

TEST_F(Status, WhatDoesNotAddUpIsNotTold) {
  ASSERT_EQ(pay().code, 0);
  round_.tamper([](testing::Tampering& tampering) {
    std::vector<Entry> all;
    for (const SealedEntry& one : tampering.entries()) all.push_back(one.entry);
    for (Entry& entry : all) {
      if (entry.kind != EntryKind::batch) continue;
      entry.postings[0].amount = Money(-6321, Currency::euro());
      entry.postings[1].amount = Money(6321, Currency::euro());
    }
    tampering.rewrite(all);
  });
  for (const Words& words :
       {Words{"status"}, Words{"report", "--grant", "street"}, Words{"report", "--year", "2026"}}) {
    const Answer answer = call(words);
    EXPECT_EQ(answer.code, 2);
    EXPECT_EQ(answer.out, "");
    expect_in("does-not-add-up", answer.err);
  }
}

// Every account still adds up; the seal does not fit.
TEST_F(Status, WhatIsNotAsItWasSealedIsNotTold) {
  ASSERT_EQ(pay().code, 0);
  round_.tamper([](testing::Tampering& tampering) {
    tampering.run("UPDATE entry SET actor = 'r5' WHERE kind = 'batch'");
  });
  for (const Words& words :
       {Words{"status"}, Words{"report", "--grant", "street"}, Words{"report", "--year", "2026"}}) {
    const Answer answer = call(words);
    EXPECT_EQ(answer.code, 2);
    EXPECT_EQ(answer.out, "");
    expect_in("does-not-add-up", answer.err);
  }
  const Answer adds = call({"vote"});
  EXPECT_EQ(adds.code, 2);
  expect_in("error journal-damaged: this journal is not as it was recorded: ", adds.err);
}

TEST_F(Status, AGrantsAccountHasEveryLineWithItsArticle) {
  ASSERT_EQ(pay().code, 0);
  bank_says(BankDid::booked, "s0001", "2026-04-22");
  const Json grant = json_of({"report", "--grant", "street"});
  EXPECT_EQ(grant["pot"], json_of({"status"})["pots"][0]);
  ASSERT_EQ(grant["lines"].size(), 2U);
  EXPECT_EQ(grant["lines"][0]["grounds"], Json::array({"expenses actual-costs"}));
  EXPECT_EQ(grant["lines"][1]["grounds"], Json::array({"travel kilometres"}));
  EXPECT_EQ(grant["lines"][1]["paid"], "3.22");
  const std::string text = call({"report", "--grant", "street"}).out;
  EXPECT_EQ(text.find("vaste planten"), std::string::npos) << "what a resident wrote";
  EXPECT_EQ(text.find("Nergens"), std::string::npos) << "a name";
  const Answer none = call({"report", "--grant", "lane"});
  EXPECT_EQ(none.code, 2);
  expect_in("there is no pot `lane`; there are: `street`", none.err);
}

TEST_F(Status, AYearIsHeldAgainstTheLimits) {
  sign("r5", "c002", "2026-04-11");
  sign("r6", "c002", "2026-04-11");
  ASSERT_EQ(pay().code, 0);
  bank_says(BankDid::booked, "s0001", "2027-01-04");
  const Json year = json_of({"report", "--year", "2026"});
  EXPECT_EQ(year["granted"]["receipts"], "340.00");
  EXPECT_EQ(year["granted"]["kilometres"], "3.22");
  EXPECT_EQ(year["granted"]["allowance"], "15.00");
  EXPECT_EQ(year["paid"]["sum"], "0.00");
  // r3 has an allowance and costs in one month: together they are more than the scheme allows.
  const Json& limits = year["residents"][1]["limits"];
  ASSERT_EQ(limits.size(), 2U);
  EXPECT_EQ(limits[1]["most"], "220.00");
  EXPECT_EQ(limits[1]["costs"], "280.00");
  EXPECT_EQ(limits[1]["beyond"], true);
  EXPECT_EQ(limits[0]["beyond"], false);
  expect_in("above a limit, with the costs added", call({"report", "--year", "2026"}).out);
  EXPECT_EQ(json_of({"report", "--year", "2027"})["paid"]["sum"], "63.22");
}

TEST_F(Status, ReportsAskForOneThing) {
  EXPECT_EQ(call({"report"}).code, 2);
  EXPECT_EQ(call({"report", "--grant", "street", "--year", "2026"}).code, 2);
  EXPECT_EQ(call({"report", "--statement", "s0001", "--as-of", "2026-04-20"}).code, 2);
  EXPECT_EQ(call({"report", "--year", "26"}).code, 2);
}

// Whatever one value of one body says, with every seal right.
TEST_F(Status, HostileJournalsAreRefusedOrTold) {
  ASSERT_EQ(pay().code, 0);
  bank_says(BankDid::rejected, "s0001", "2026-04-21", "MS03");
  ASSERT_EQ(pay("2026-04-22").code, 0);
  bank_says(BankDid::booked, "s0003", "2026-04-23");
  std::vector<Entry> right;
  for (const SealedEntry& one : entries()) right.push_back(one.entry);
  const std::vector<Json> others = {
      nullptr,  "",           "-1.00",       "999999999.99", "0.00",
      "x",      "2026-13-01", Json::array(), Json::object(), Json::array({nullptr}),
      "c001/9", "b001",       "refused"};
  std::mt19937 random(2026);
  const auto any = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  for (int i = 0; i < 120; ++i) {
    std::vector<Entry> forged = right;
    Entry& entry = forged[any(forged.size())];
    Json body = Json::parse(entry.body);
    const Json flat = body.flatten();
    auto at = flat.begin();
    std::advance(at, any(flat.size()));
    Json::json_pointer pointer(at.key());
    if (any(3) == 0 && !pointer.parent_pointer().empty()) pointer = pointer.parent_pointer();
    body[pointer] = others[any(others.size())];
    entry.body = canonical_json(body);
    round_.tamper([&](testing::Tampering& tampering) { tampering.rewrite(forged); });
    for (const Words& words :
         {Words{"status"}, Words{"report", "--grant", "street"}, Words{"report", "--year", "2026"}}) {
      const Answer answer = call(words);
      EXPECT_TRUE(answer.code == 0 || answer.code == 2)
          << entry.key << ' ' << pointer.to_string() << ' ' << words.front() << answer.err;
    }
  }
}

TEST(StatusOfASample, IsToldLikeThis) {
  testing::start_afresh();
  for (const char* call : {"vote", "claims --on 2026-05-20", "approve c019 c104 --by r192 --on 2026-05-20",
                           "approve c037 --by r192 --on 2026-05-20", "approve c037 --by r223 --on 2026-05-20",
                           "approve c005 c007 c028 c105 --by r192 --on 2026-05-20"}) {
    const std::string words = call;
    const std::size_t end = std::min(words.find(' '), words.size());
    const Answer answer = testing::ask(words.substr(0, end) + " sample-budgets/groz-zuid-2026" +
                                       words.substr(end) + " --quiet");
    ASSERT_EQ(answer.code, 0) << call << answer.err;
  }
  std::string text;
  for (const std::string call : {"status", "status --as-of 2027-01-01 --lang en", "report --grant samen",
                                 "report --grant klimaat --lang en", "report --year 2026",
                                 "report --year 2026 --lang en", "report --grant kas"}) {
    const std::size_t end = std::min(call.find(' '), call.size());
    const std::string whole = call.substr(0, end) + " sample-budgets/groz-zuid-2026" + call.substr(end);
    const Answer answer = testing::ask(whole);
    text += "$ buurtkas " + whole + '\n' + answer.out;
    if (!answer.err.empty()) text += "--- standard error\n" + answer.err;
    text += "--- exit code " + std::to_string(answer.code) + "\n\n";
  }
  testing::start_afresh();
  testing::expect_golden("money.txt", text);
}

// A street of its own for each run of a property.
class AnyStreet : public testing::SettledRound {
 public:
  void TestBody() override {}
  void start() {
    SetUp();
    write_people(std::string(testing::people_of_street) + "r5;Eva;NL02ABNA0123456789;\n");
  }

  void act(unsigned what) {
    const std::string day = "2026-05-" + std::to_string(10 + step_++);
    const Json batches = json_of({"status"})["batches"];
    switch (what % 6) {
      case 0:
        call({"approve", what % 4 < 2 ? "c002" : "c001", "--by", what % 8 < 4 ? "r5" : "r6", "--on", day});
        break;
      case 1:
        call({"waive", "c002/1", "--by", "r3", "--on", day});
        break;
      case 2:
        pay(day);
        break;
      default:
        answer_one(what % 6 == 3   ? BankDid::booked
                   : what % 6 == 4 ? BankDid::rejected
                                   : BankDid::returned,
                   day);
    }
  }

  // From the postings alone.
  void add_up() {
    std::map<std::string, std::int64_t> kinds;
    std::map<std::string, std::int64_t> accounts;
    for (const SealedEntry& one : entries()) {
      for (const Posting& posting : one.entry.postings) {
        kinds[std::string(name_of(posting.account.kind))] += posting.amount.cents();
        accounts[to_string(posting.account)] += posting.amount.cents();
      }
    }
    const Json status = json_of({"status"});
    const Json& pot = status["pots"][0];
    RC_ASSERT(cents(pot["given"]) == -kinds["grantor"]);
    RC_ASSERT(cents(pot["free"]) == kinds["pot"]);
    RC_ASSERT(cents(pot["committed"]) == kinds["project"]);
    RC_ASSERT(cents(pot["payable"]) == kinds["payable"]);
    RC_ASSERT(cents(pot["in_transit"]) == kinds["in-transit"]);
    RC_ASSERT(cents(pot["paid"]) == kinds["bank"]);
    RC_ASSERT(cents(pot["given"]) ==
              sum_of(pot, {"free", "reserve", "committed", "payable", "in_transit", "paid"}));
    RC_ASSERT(cents(pot["left"]) == sum_of(pot["end"], {"returned", "carried", "reserved", "undecided"}));
    for (const Json& one : status["projects"]) {
      RC_ASSERT(cents(one["granted"]) == sum_of(one, {"left", "payable", "in_transit", "paid"}));
      RC_ASSERT(cents(one["left"]) == accounts["project:" + one["project"].get<std::string>()]);
    }
    std::int64_t paid = 0;
    for (const Json& one : status["residents"]) {
      RC_ASSERT(cents(one["granted"]) ==
                sum_of(one, {"to_sign", "settled", "payable", "in_transit", "paid", "given_back"}));
      RC_ASSERT(cents(one["payable"]) == accounts["payable:" + one["resident"].get<std::string>()]);
      paid += cents(one["paid"]);
    }
    RC_ASSERT(paid == kinds["bank"]);
    for (const char* key : {"rejected", "returned"}) {
      std::int64_t batches = 0;
      for (const Json& one : status["batches"]) batches += cents(one[key]);
      for (const char* part : {"pots", "projects", "residents"}) {
        std::int64_t sum = 0;
        for (const Json& one : status[part]) sum += cents(one[key]);
        for (const Json& one : status["reserves"]) sum += part[1] == 'r' ? cents(one[key]) : 0;
        RC_ASSERT(sum == batches);
      }
    }
    for (const Json& one : status["batches"]) {
      RC_ASSERT(cents(one["total"]) == sum_of(one, {"in_transit", "booked", "rejected", "returned"}));
      RC_ASSERT(cents(one["in_transit"]) == accounts["in-transit:" + one["batch"].get<std::string>()]);
    }
    const Json grant = json_of({"report", "--grant", "street"});
    RC_ASSERT(grant["pot"] == pot);
    std::int64_t lines = 0;
    for (const Json& one : grant["lines"]) lines += cents(one["amount"]);
    RC_ASSERT(lines == sum_of(pot, {"payable", "in_transit", "paid"}));
    RC_ASSERT(cents(json_of({"report", "--year", "2026"})["paid"]["sum"]) == kinds["bank"]);
  }

 private:
  // Of the first statement that it can be said of.
  void answer_one(BankDid did, const std::string& day) {
    std::map<std::string, BankDid> said;
    std::vector<std::string> paid;
    for (const SealedEntry& one : entries()) {
      const Json body = Json::parse(one.entry.body);
      if (one.entry.kind == EntryKind::batch) {
        for (const Json& payment : body["payments"]) paid.push_back(payment["statement"]);
      }
      const auto answer = settlement_in(body);
      if (answer) said[answer->statement] = answer->did;
    }
    for (const std::string& code : paid) {
      const auto at = said.find(code);
      const bool can_be =
          did == BankDid::returned ? at != said.end() && at->second == BankDid::booked : at == said.end();
      if (can_be) return bank_says(did, code.substr(0, code.find('-')), day, "AC01");
    }
  }

  unsigned step_ = 0;
};

TEST(StatusProperty, EveryCentIsSomewhere) {
  const auto acts = rc::gen::container<std::vector<unsigned>>(12, rc::gen::inRange(0U, 24U));
  rc::check("status, the account and the year agree with the postings", [&] {
    AnyStreet street;
    street.start();
    for (const unsigned what : *acts) street.act(what);
    street.add_up();
  });
}

}  // namespace
}  // namespace buurtkas

// Months of claims, advances, signatures, refusals, waivers, corrections, payments, advances that are given
// back, and a bank that books, rejects and returns payments, in any order: every cent is accounted for, and
// an audit agrees. The journal's bodies are added up here by themselves.

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/render/batch_bodies.h"
#include "cli/render/statement_bodies.h"
#include "engine/money/amount.h"
#include "tests/commands/paid_round.h"
#include "tests/support/bank_answers.h"
#include "tests/support/claims_round.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::Answer;

std::int64_t cents(const Json& text) {
  return parse_amount(text.get<std::string>(), Currency::euro())->cents();
}

class RandomPayments : public testing::PaidRound, public ::testing::WithParamInterface<unsigned> {
 protected:
  std::size_t any(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
  }
  std::string today() const {
    return "2026-0" + std::to_string(5 + step_ / 28) + (step_ % 28 < 9 ? "-0" : "-") +
           std::to_string(step_ % 28 + 1);
  }

  void act() {
    const std::vector<std::string> signers = {"r2", "r5", "r6"};
    const std::string claim = ids_[ids_.size() - 1 - any(std::min<std::size_t>(ids_.size(), 6))];
    Answer answer;
    switch (any(12)) {
      case 0:
      case 1:
        return hand_in();
      case 2:
      case 3:
      case 4:
        answer = call({"approve", claim, "--by", signers[any(3)], "--on", today()});
        break;
      case 5:
        answer = any(3) > 0 ? pay(today())
                            : call({"approve", claim, "--by", "r5", "--on", today(), "--refuse", "nee"});
        break;
      case 6:
        answer = call({"waive", claim, "--by", claimants_[claim], "--on", today()});
        break;
      case 7:
      case 8:
        answer = bank_answers();
        break;
      case 9:
      case 10:
        answer = give_back();
        break;
      default:
        answer = call({"claims", "--correct", "--on", today()});
    }
    EXPECT_TRUE(answer.code == 0 || answer.code == 2) << answer.code << ' ' << answer.err;
  }

  // Of any advance, paid or not: some, or all that is open.
  Answer give_back() {
    const std::vector<std::string> whose = {"r1", "r5"};
    const std::string who = whose[any(2)];
    if (advances_[who].empty()) return {};
    std::string amount = std::to_string(1 + any(30)) + ".25";
    if (any(2) == 0) {
      const Json status = Json::parse(call({"status", "--format", "json"}).out);
      for (const Json& one : status["residents"]) {
        if (one["resident"] == who && one["open_advances"] != "0.00") amount = one["open_advances"];
      }
    }
    return call({"repaid", advances_[who], "1", amount, "--by", "r4", "--on", today()});
  }

  // Of any payment, also of one that was settled before; or of a whole batch.
  Answer bank_answers() {
    std::vector<Json> payments;
    std::vector<std::string> batches;
    for (const SealedEntry& one : entries()) {
      if (one.entry.kind != EntryKind::batch) continue;
      const Json body = Json::parse(one.entry.body);
      for (const Json& payment : body["payments"]) payments.push_back(payment);
      batches.push_back(batch_code(body["batch"], one.entry.body));
    }
    if (payments.empty()) return pay(today());
    const Json& payment = payments[payments.size() - 1 - any(std::min<std::size_t>(payments.size(), 4))];
    const std::string code = payment["statement"];
    std::string text;
    if (any(6) == 0) {
      text = testing::pain002(batches.back(), {{"", "RJCT", "AM04", ""}});
    } else if (any(3) == 0) {
      text = testing::pain002("", {{code, "RJCT", "MS03", ""}});
    } else {
      testing::BankLine line = {.end_to_end = code, .amount = payment["amount"], .day = today()};
      line.is_credit = any(3) == 0;
      if (line.is_credit) line.reason = "AC06";
      text = testing::camt053({line}, today());
    }
    const std::string file = files_.write("answer.xml", text).string();
    return call({"settle", file, "--by", "r4", "--on", today()});
  }

  // A line or two; what is not accepted is not handed in after all.
  void hand_in() {
    const std::string who = any(2) == 0 ? "r1" : "r5";
    const std::string id = "c1" + std::to_string(ids_.size());
    std::string text = "  - id: " + id + "\n    claimant: " + who + "\n    handed-in: " + today() +
                       "\n    project: bench\n    lines:\n";
    const std::string date = "date: " + today() + ", ";
    if (any(3) == 0) {
      text += "      - {kind: advance, " + date + "amount: " + std::to_string(40 + any(60)) + ".50}\n";
    } else {
      const std::string receipt = testing::write_receipt(round_.round(), id + ".txt", "VERZONNEN BON " + id);
      text += "      - {kind: purchase, " + date + "amount: " + std::to_string(1 + any(60)) +
              ".07, receipt: private/receipts/" + id + ".txt, sha256: " + receipt;
      const std::string& advance = advances_[who];
      if (any(5) == 0) {
        text += ", settles: " + ids_[any(ids_.size())] + "/1";
      } else if (!advance.empty()) {
        text += ", settles: " + advance + "/1";
      }
      text += "}\n      - {kind: kilometres, " + date + "kilometres: " + std::to_string(1 + any(30)) +
              ", trip: " + id + "}\n";
    }
    testing::write_claims(round_.round(), claims_ + text);
    const Answer answer = call({"claims", "--on", today()});
    EXPECT_TRUE(answer.code == 0 || answer.code == 2) << answer.code << ' ' << answer.err;
    if (answer.code == 0) {
      claims_ += text;
      ids_.push_back(id);
      claimants_[id] = who;
      if (text.find("kind: advance") != std::string::npos) advances_[who] = id;
    } else {
      testing::write_claims(round_.round(), claims_);
    }
  }

  void read(const SealedEntry& sealed) {
    const Entry& entry = sealed.entry;
    const Json body = Json::parse(entry.body);
    for (const Posting& posting : entry.postings)
      balances_[to_string(posting.account)] += posting.amount.cents();
    if (entry.kind == EntryKind::claim) claimant_of_[body["claim"]] = body["claimant"];
    if (entry.kind == EntryKind::assessment && body.contains("corrects")) {
      const std::string claim = body["claim"];
      granted_[claim + '/' + body["line"].get<std::string>()] = cents(body["amount"]);
      corrects_[claim + '/' + body["line"].get<std::string>()] =
          claim + '/' + body["corrects"].get<std::string>();
    } else if (entry.kind == EntryKind::assessment) {
      for (const Json& line : body["lines"]) {
        granted_[body["claim"].get<std::string>() + '/' + line["line"].get<std::string>()] =
            cents(line["amount"]);
      }
    } else if (entry.kind == EntryKind::approval) {
      for (const Json& one : body["drawn"]) drawn_[one["line"]] += cents(one["amount"]);
      for (const Json& one : body["settled"]) {
        settled_[one["line"]] += cents(one["amount"]);
        settled_of_[one["advance"]] += cents(one["amount"]);
      }
    } else if (entry.kind == EntryKind::waiver) {
      for (const Json& one : body["given_back"]) drawn_[one["line"]] -= cents(one["amount"]);
    } else if (entry.kind == EntryKind::repayment) {
      std::int64_t sum = 0;
      for (const Json& one : body["given_back"]) {
        sum += cents(one["amount"]);
        given_back_of_[one["line"]] += cents(one["amount"]);
      }
      EXPECT_EQ(sum, cents(body["amount"]));
      const std::string advance = body["of"].get<std::string>() + '/' + body["line"].get<std::string>();
      settled_of_[advance] += sum;  // as if there were receipts for it
      given_back_ += sum;
    } else if (entry.kind == EntryKind::statement) {
      std::int64_t paid = 0;
      for (const Json& line : body["lines"]) {
        EXPECT_TRUE(told_.insert(line["line"]).second) << line << " is in two statements";
        EXPECT_EQ(cents(line["granted"]), cents(line["settled"]) + cents(line["paid"])) << line;
        paid_[line["line"]] = cents(line["paid"]);
        paid += cents(line["paid"]);
      }
      EXPECT_EQ(paid, cents(body["total"]));
      statements_[statement_code(body["statement"], entry.body)] = body;
    } else if (entry.kind == EntryKind::batch) {
      batched_ += cents(body["total"]);
    } else if (entry.kind == EntryKind::settlement || entry.kind == EntryKind::bank_status) {
      read_bank(body);
    }
  }

  void read_bank(const Json& body) {
    const Json& statement = statements_.at(body["statement"]);
    const std::int64_t amount = cents(body["amount"]);
    EXPECT_EQ(amount, cents(statement["total"]));
    if (body["bank"] == "booked") {
      booked_ += amount;
      return;
    }
    batched_ -= amount;
    if (body["bank"] == "returned") booked_ -= amount;
    ++reopened_;
    for (const Json& line : statement["lines"]) {
      told_.erase(line["line"]);
      paid_.erase(line["line"]);
    }
  }

  void add_up() {
    for (const SealedEntry& one : entries()) read(one);
    std::map<std::string, std::int64_t> payable;
    std::int64_t all_paid = 0;
    for (const auto& [line, amount] : drawn_) {
      EXPECT_TRUE(amount == 0 || amount + settled_[line] == granted_[line]) << line;
      EXPECT_TRUE(!paid_.contains(line) || paid_[line] == amount || paid_[line] == 0) << line;
      payable["payable:" + claimant_of_[line.substr(0, line.find('/'))]] += amount - paid_[line];
      all_paid += paid_[line];
    }
    for (const auto& [advance, amount] : settled_of_) {
      std::int64_t beforehand = drawn_[advance];
      for (const auto& [line, corrected] : corrects_) beforehand += corrected == advance ? drawn_[line] : 0;
      EXPECT_LE(amount, beforehand) << advance;
    }
    std::int64_t in_transit = 0;
    std::int64_t sum = 0;
    for (const auto& [account, amount] : balances_) {
      sum += amount;
      EXPECT_TRUE(amount >= 0 || account == "grantor") << account;
      EXPECT_TRUE(!account.starts_with("payable:") || amount == payable[account]) << account;
      if (account.starts_with("in-transit:")) in_transit += amount;
    }
    EXPECT_EQ(sum, 0);
    EXPECT_EQ(in_transit, batched_ - booked_);
    EXPECT_EQ(balances_["bank"], booked_ - given_back_);
    for (const auto& [line, amount] : given_back_of_) EXPECT_LE(amount, paid_[line]) << line;
    expect_status();
    EXPECT_EQ(in_transit + booked_, all_paid);
  }

  // What the program says is open agrees with what was added up here.
  void expect_status() const {
    const Json status = Json::parse(call({"status", "--format", "json"}).out);
    std::int64_t given_back = 0;
    for (const Json& one : status["residents"]) {
      std::int64_t sum = cents(one["granted"]);
      for (const char* part : {"to_sign", "settled", "payable", "in_transit", "paid", "given_back"}) {
        sum -= cents(one[part]);
      }
      EXPECT_EQ(sum, 0) << one;
      given_back += cents(one["given_back"]);
    }
    EXPECT_EQ(given_back, given_back_);
  }

  std::mt19937 random_{GetParam()};
  unsigned step_ = 0;
  std::string claims_ = testing::given_claims();
  std::vector<std::string> ids_ = {"c001", "c002"};
  std::map<std::string, std::string> advances_;  // the last of each
  std::map<std::string, std::string> claimants_ = {{"c001", "r1"}, {"c002", "r3"}};

  std::map<std::string, std::int64_t> balances_, granted_, drawn_, settled_, settled_of_, paid_,
      given_back_of_;
  std::map<std::string, std::string> claimant_of_, corrects_;
  std::set<std::string> told_;
  std::map<std::string, Json> statements_;
  std::int64_t batched_ = 0, booked_ = 0, given_back_ = 0;
  unsigned reopened_ = 0;
  const testing::TemporaryFolder files_;
};

TEST_P(RandomPayments, AddUp) {
  write_people(std::string(testing::people_of_street) + "r5;Eva;NL02ABNA0123456789;\n");
  for (step_ = 0; step_ < 84; ++step_) act();
  pay(today());
  add_up();
  const Answer audit = round_.audit();
  EXPECT_EQ(audit.code, 0) << audit.out;
  EXPECT_TRUE(settled_.size() + reopened_ > 0) << "too little to say anything";
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomPayments, ::testing::Range(0U, 6U));

}  // namespace
}  // namespace buurtkas

// Journals whose entries about claims and payments say anything, with every seal right: an audit finds it,
// and no command that reads them fails.

#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"
#include "tests/commands/paid_round.h"
#include "tests/support/claims_round.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::Tampering;
using Json = nlohmann::json;

const std::vector<Json>& others() {
  static const std::vector<Json> all = {nullptr,
                                        "",
                                        "x",
                                        "-1.00",
                                        "0.00",
                                        "999999999.99",
                                        "0",
                                        "7",
                                        "c003/1",
                                        "c003/2",
                                        "c999/9",
                                        "r99",
                                        "r3",
                                        "refused",
                                        "advance",
                                        "../../../s0001",
                                        "2026-13-01",
                                        Json::array(),
                                        Json::object(),
                                        Json::array({nullptr}),
                                        Json::array({"r4", "r4"})};
  return all;
}

class HostilePayments : public testing::PaidRound {
 protected:
  void SetUp() override {
    PaidRound::SetUp();
    const std::string receipt = testing::write_receipt(round_.round(), "c004.txt", "VERZONNEN BON");
    const std::string head = "    claimant: r1\n    handed-in: 2026-04-15\n    project: bench\n    lines:\n";
    testing::write_claims(round_.round(),
                          testing::given_claims() + "  - id: c003\n" + head +
                              "      - {kind: advance, date: 2026-04-11, amount: 100.00}\n  - id: c004\n" +
                              head +
                              "      - {kind: purchase, date: 2026-04-12, amount: 82.40, receipt: "
                              "private/receipts/c004.txt, sha256: " +
                              receipt + ", settles: c003/1}\n");
    run({"claims", "--on", "2026-04-15"});
    sign("r2", "c003", "2026-04-15");
    sign("r2", "c004", "2026-04-15");
    run({"approve", "c002/2", "--by", "r5", "--on", "2026-04-15"});
    run({"waive", "c002/2", "--by", "r3", "--on", "2026-04-16"});
    run({"approve", "c002/1", "--by", "r5", "--on", "2026-04-16", "--refuse", "nee"});
    ASSERT_EQ(pay().code, 0);
    run({"claims", "--correct", "--on", "2026-06-01"});
    sign("r2", "c001", "2026-06-01");
    for (const SealedEntry& one : entries()) right_.push_back(one.entry);
    for (const Entry& entry : right_) {
      if (entry.kind >= EntryKind::claim && entry.kind <= EntryKind::repayment)
        of_claims_.push_back(entry.number);
    }
  }

  // One value in one body by another; which.
  std::string forge() {
    std::vector<Entry> entries = right_;
    Entry& entry = entries.at(any(of_claims_) - 1);
    const Json flat = Json::parse(entry.body).flatten();
    auto at = flat.begin();
    std::advance(at, std::uniform_int_distribution<std::size_t>(0, flat.size() - 1)(random_));
    const Json other = any(others());
    Json body = Json::parse(entry.body);
    Json::json_pointer pointer(at.key());
    // The value itself, or what it stands in.
    const bool is_above =
        std::uniform_int_distribution<int>(0, 3)(random_) == 0 && !pointer.parent_pointer().empty();
    if (is_above) pointer = pointer.parent_pointer();
    body[pointer] = other;
    entry.body = canonical_json(body);
    round_.tamper([&](Tampering& tampering) { tampering.rewrite(entries); });
    return entry.key + ' ' + pointer.to_string() + ' ' + other.dump() +
           (entry.body == right_.at(entry.number - 1).body ? " (the same)" : "");
  }

  template <class Value>
  const Value& any(const std::vector<Value>& values) {
    return values[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(random_)];
  }

  std::mt19937 random_{2026};
  std::vector<Entry> right_;
  std::vector<std::uint64_t> of_claims_;
};

TEST_F(HostilePayments, AreFoundAndNothingFails) {
  ASSERT_EQ(round_.audit().code, 0);
  for (int i = 0; i < 150; ++i) {
    const std::string what = forge();
    const bool is_same = what.ends_with("(the same)");
    const bool is_any_text = what.find(" /reason ") != std::string::npos;
    const int code = round_.audit().code;
    EXPECT_TRUE(is_any_text || code == (is_same ? 0 : 3)) << what << ": " << code;
    for (const Words& words :
         std::array<Words, 4>{Words{"report", "--statement", "s0001"}, Words{"explain", "c004"},
                              Words{"pay", "--on", "2026-06-02", "--by", "r4", "--dry-run"},
                              Words{"claims", "--correct", "--on", "2026-06-02", "--dry-run"}}) {
      const Answer answer = call(words);
      EXPECT_TRUE(answer.code == 0 || answer.code == 2) << what << '\n' << words.front() << ' ' << answer.err;
    }
  }
}

}  // namespace
}  // namespace buurtkas

#pragma once

#include <optional>
#include <string>

#include "cli/record/canonical_json.h"
#include "cli/render/settlement_bodies.h"
#include "engine/money/amount.h"
#include "tests/commands/paid_round.h"

// The round of one street, whose payments a bank answers.

namespace buurtkas::testing {

class SettledRound : public PaidRound {
 protected:
  // An entry that says what the bank did with a statement's payment, with every seal right.
  void bank_says(BankDid did, const std::string& statement, const std::string& on,
                 const std::string& reason = {}) const {
    const nlohmann::json body = body_of("statement:" + statement);
    SettlementBody settlement;
    settlement.did = did;
    settlement.statement = code_of(statement);
    for (const SealedEntry& one : entries()) {
      if (one.entry.kind != EntryKind::batch) continue;
      const nlohmann::json batch = nlohmann::json::parse(one.entry.body);
      for (const nlohmann::json& payment : batch["payments"]) {
        if (payment["statement"] == settlement.statement) settlement.batch = batch["batch"];
      }
    }
    settlement.resident = ResidentId(body["to"]["resident"].get<std::string>());
    settlement.amount = *parse_amount(body["total"].get<std::string>(), Currency::euro());
    if (did != BankDid::rejected) settlement.booked = parse_iso_date(on);
    settlement.reason = reason;
    settlement.by = ResidentId("r4");
    settlement.file = std::string(64, 'a');
    Entry entry;
    entry.date = *parse_iso_date(on);
    entry.actor = "r4";
    entry.role = "treasurer";
    entry.kind = did == BankDid::rejected ? EntryKind::bank_status : EntryKind::settlement;
    entry.key = settlement_key(settlement);
    entry.body = canonical_json(settlement_body(settlement));
    const Account in_transit = {AccountKind::in_transit, settlement.batch};
    const Account payable = {AccountKind::payable, settlement.resident.text()};
    const Account bank = {AccountKind::bank, {}};
    const PotId pot("street");
    entry.postings = {{pot, did == BankDid::returned ? bank : in_transit, -settlement.amount},
                      {pot, did == BankDid::booked ? bank : payable, settlement.amount}};
    round_.tamper([&](Tampering& tampering) { tampering.append(entry); });
  }

  nlohmann::json json_of(Words words) const {
    words.insert(words.end(), {"--format", "json"});
    const Answer answer = call(words);
    EXPECT_EQ(answer.code, 0) << answer.err;
    return nlohmann::json::parse(answer.out, nullptr, false);
  }
};

}  // namespace buurtkas::testing

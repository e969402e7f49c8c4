#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/date.h"
#include "engine/money/money.h"
#include "engine/round/bank_account.h"

// What a bank is asked to pay, in one file: from one account, on one day. ISO 20022 customer credit transfer
// initiation, as SEPA and Dutch banks take it.

namespace buurtkas {

struct CreditTransfer {
  std::string end_to_end;  // comes back in all that the bank says of it
  Money amount;
  std::string name;  // in a bank's letters, as all texts here
  std::string iban;
  std::string remittance;  // that the creditor reads; without personal data
};

struct CreditTransfers {
  PaymentFile form = PaymentFile::pain_001_001_09;
  std::string message;  // never used before
  Date created;
  Date execution;
  BankAccount debtor;
  std::vector<CreditTransfer> payments;
};

// What a bank would refuse.
enum class BankRule {
  letters,     // others than banks take
  length,      // empty, or longer than allowed: names 70, references 35, remittance 140
  slashes,     // a reference that starts or ends with `/`, or holds `//`
  amount,      // below 0.01 or above 999,999,999.99, or of another currency
  execution,   // no banking day, or before the file was made
  same_twice,  // an end-to-end id
  nothing,     // no payments at all
};

struct BrokenRule {
  BankRule rule = BankRule::letters;
  std::string found;

  bool operator==(const BrokenRule&) const = default;
};

// The first that is broken. IBANs are for their reader to check.
std::optional<BrokenRule> broken_rule(const CreditTransfer& payment);
std::optional<BrokenRule> broken_rule(const CreditTransfers& file);  // with its payments

// The file. Sums and counts are its own. REQUIRES: no broken rule. Cost: linear.
std::string pain001_text(const CreditTransfers& file);

}  // namespace buurtkas

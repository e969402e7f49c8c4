#pragma once

#include <optional>
#include <string>
#include <string_view>

// The account that a round's payments are made from, and the form of the file that its bank takes.

namespace buurtkas {

// ISO 20022 customer credit transfer initiations.
enum class PaymentFile { pain_001_001_09, pain_001_001_03 };

std::string_view name_of(PaymentFile file);  // `pain.001.001.09`
std::optional<PaymentFile> parse_payment_file(std::string_view text);

struct BankAccount {
  std::string holder;  // as the bank knows them
  std::string iban;    // without spaces, in capitals
  std::string bic;     // empty: the bank does not need it
  PaymentFile file = PaymentFile::pain_001_001_09;

  bool operator==(const BankAccount&) const = default;
};

}  // namespace buurtkas

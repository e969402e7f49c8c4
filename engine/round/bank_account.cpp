#include "engine/round/bank_account.h"

namespace buurtkas {

std::string_view name_of(PaymentFile file) {
  return file == PaymentFile::pain_001_001_09 ? "pain.001.001.09" : "pain.001.001.03";
}

std::optional<PaymentFile> parse_payment_file(std::string_view text) {
  for (const PaymentFile file : {PaymentFile::pain_001_001_09, PaymentFile::pain_001_001_03}) {
    if (text == name_of(file)) return file;
  }
  return std::nullopt;
}

}  // namespace buurtkas

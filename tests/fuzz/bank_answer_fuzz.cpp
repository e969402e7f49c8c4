#include <cstdint>
#include <string>

#include "cli/read/bank/bank_answer.h"
#include "cli/render/finding_words.h"
#include "engine/assertion.h"

// Any bytes as what a bank answers. Nothing may crash, hang or grow; it is read whole or has an error whose
// place is inside the file and whose words are one line; what is read is read again the same; no amount is
// below 0, and what is booked has a day.

namespace buurtkas {
namespace {

// What holds of a file that is read.
void check(const BankAnswer& answer, std::size_t size) {
  if (const auto* report = std::get_if<StatusReport>(&answer.content)) {
    BUURTKAS_ASSERT(!report->id.empty());
    for (const PaymentStatus& status : report->statuses) {
      BUURTKAS_ASSERT(!status.batch.empty() && status.spot.line > 0);
      BUURTKAS_ASSERT(status.other_amount.empty() || !status.amount);
      BUURTKAS_ASSERT(!status.amount || status.amount->cents() >= 0);
    }
    return;
  }
  const auto& statements = std::get<std::vector<AccountStatement>>(answer.content);
  BUURTKAS_ASSERT(!statements.empty());
  Money sum(0, Currency::euro());
  for (const AccountStatement& statement : statements) {
    for (const BookedEntry& entry : statement.entries) {
      BUURTKAS_ASSERT(entry.amount.has_value() == entry.other_amount.empty());
      BUURTKAS_ASSERT(!entry.is_booked() || entry.booked_on);
      BUURTKAS_ASSERT(entry.transactions.size() <= size);
      if (entry.amount) {
        BUURTKAS_ASSERT(entry.amount->cents() >= 0);
        sum += *entry.amount;
      }
    }
  }
}

void read(const std::string& bytes) {
  const Reading<BankAnswer> reading = bank_answer_of(bytes, "f.xml");
  BUURTKAS_ASSERT(reading.value.has_value() != has_errors(reading.findings));
  for (const Finding& finding : reading.findings) {
    BUURTKAS_ASSERT(finding.place.line <= bytes.size() + 1);
    BUURTKAS_ASSERT(finding.place.column <= 2 * bytes.size() + 1);
    for (const Language language : {Language::nl, Language::en}) {
      BUURTKAS_ASSERT(line_of(finding, language).find('\n') == std::string::npos);
    }
  }
  if (!reading.value) return;
  check(*reading.value, bytes.size());
  const Reading<BankAnswer> again = bank_answer_of(bytes, "f.xml");
  BUURTKAS_ASSERT(again.value && again.findings == reading.findings);
}

}  // namespace
}  // namespace buurtkas

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  buurtkas::read(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}

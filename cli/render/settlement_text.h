#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "cli/render/settlement_bodies.h"

// What a bank's files say of payments, for the treasurer: at most 80 columns wide.

namespace buurtkas {

// A line of the bank's that settles nothing.
struct UnmatchedLine {
  enum class Why {
    not_ours,          // no payment of this round
    other_account,     // a whole account statement; `reference` is its IBAN
    other_amount,      // than that payment, or than what is in transit of that batch: `expected`
    other_batch,       // than the one that pays it
    paid_twice,        // it was booked before
    not_paid,          // comes back, and was never booked
    booked_already,    // rejected, and booked
    reopened_before,   // and this is something else
    booked_after_all,  // it was rejected, or came back, before
    copy,              // rejected as one that the bank had before; `expected` is its code
    pending,           // the bank has not booked it yet
    rejected_part,     // of a batch that was booked whole: it must come back
    later,             // than the day of this act
    too_early,         // before the payment was made
    rejected_back,     // what was rejected and debited all the same comes back
    other_copy,        // a reference of our form that this journal does not have
    not_a_return,      // comes in with a payment's reference, and the bank does not say that it is one
    contradicts,       // a rejection of all, in a report that accepts a part
    given_back,        // what comes back has an advance of which a resident gave money back before
    details_differ,    // the transactions of a booking are together `sum`
  };
  Why why = Why::not_ours;
  std::string file;
  std::uint32_t line = 0;
  std::optional<Date> day;
  std::optional<Money> amount, sum;  // in euros; the sum: what is expected
  std::string other_amount;          // of another currency, as the file has it
  bool came_in = false;
  std::string reference, expected;
};

struct ShownSettled {
  SettlementBody body;
  std::string text;  // what the bank says besides its reason's code
};

struct ShownBatchLeft {
  std::string id;
  std::size_t count = 0;
  Money amount = Money(0, Currency::euro());
};

struct ShownSettling {
  std::vector<ShownSettled> settled;  // recorded by this call
  std::vector<UnmatchedLine> unmatched;
  std::size_t known = 0, accepted = 0;  // recorded before; neither a rejection nor a booking
  std::vector<ShownBatchLeft> in_transit;
};

std::string settlement_text(const ShownSettling& shown, Language language);
nlohmann::json settlement_json(const ShownSettling& shown, Language language);

}  // namespace buurtkas

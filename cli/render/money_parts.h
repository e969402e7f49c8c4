#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "cli/render/told_pot.h"
#include "engine/money/money.h"

// What became of money, for status and reports: how far its payment is, and what is to be done with what a
// pot has left.

namespace buurtkas {

struct PaidOut {
  explicit PaidOut(Currency currency = Currency::euro())
      : payable(0, currency), came_back(payable), in_transit(payable), paid(payable) {}

  Money payable;    // and not sent to the bank
  Money came_back;  // of what is payable: a bank rejected it, or gave it back
  Money in_transit;
  Money paid;  // as the bank booked it

  Money sum() const { return payable + in_transit + paid; }
  PaidOut& operator+=(const PaidOut& other);
};

nlohmann::json paid_out_json(const PaidOut& out);

// What a bank rejected, and what it gave back: in all, also what was paid again or given up since.
struct Reopened {
  explicit Reopened(Currency currency = Currency::euro()) : rejected(0, currency), returned(rejected) {}

  Money rejected, returned;

  bool is_zero() const { return rejected.is_zero() && returned.is_zero(); }
  Reopened& operator+=(const Reopened& other);
};

// `rejected` and `returned`, into an object.
void add_reopened(nlohmann::json& json, const Reopened& reopened);

// Where what is left of a pot goes when its time is over. A reserve stays one, unless all goes back to who
// gave it: nothing may be spent then.
struct PotEnd {
  Money returned, carried, reserved, undecided;
};
PotEnd end_of(const ToldPot& pot, Money left, Money reserve);
nlohmann::json end_json(const PotEnd& end);

// Whether it is over, and what is still open then.
std::string end_words(const ToldPot& pot, bool has_ended, const PaidOut& out, Money left, Language language);

}  // namespace buurtkas

#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "engine/date.h"
#include "engine/id.h"
#include "engine/money/money.h"

// A year of claims for the treasurer: what residents were granted and paid, beside the limits of the
// volunteer allowance; and what of it is outside that scheme. As text of at most 80 columns, and as JSON.

namespace buurtkas {

// Of one resident. All in euros.
struct YearSums {
  Money allowance;   // what counts for the limits of the scheme
  Money receipts;    // costs, each with its receipt
  Money kilometres;  // by the kilometre, and without the two before
  Money unproven;    // none of these three
  Money advances;    // to be settled with costs: never of what was granted
  Money given_back;  // of advances, of whatever year

  YearSums();
  Money costs() const { return receipts + kilometres + unproven; }
  Money sum() const { return allowance + costs() + advances - given_back; }
  bool has_any() const { return !sum().is_zero() || !given_back.is_zero(); }
  YearSums& operator+=(const YearSums& other);
};

// What a limit of the scheme counts of a month or of the year.
struct YearLimit {
  std::string limit;  // `volunteer-allowance month-limit`
  bool is_of_year = false;
  Date first;
  Money counted;    // with what others pay
  Money elsewhere;  // what of that others pay
  Money most;
  Money costs;  // that were granted beside it, and that the limit does not count

  // A resident tells costs as paid by others when they stand beside an allowance: these count once.
  Money beside() const { return std::max(elsewhere, costs); }
  Money together() const { return counted - elsewhere + beside(); }
  bool is_beyond() const { return together() > most; }
};

struct YearResident {
  ResidentId resident;
  YearSums granted;  // for days in the year
  YearSums paid;     // as the bank booked it in the year
  std::vector<YearLimit> limits;
};

struct ShownYear {
  std::string round;
  int year = 0;
  Date on;
  std::vector<YearResident> residents;
  std::string scheme;  // the source of its limits; empty: no line counts for one
};

std::string year_text(const ShownYear& shown, Language language);
nlohmann::json year_json(const ShownYear& shown);

}  // namespace buurtkas

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/date.h"
#include "engine/finding.h"
#include "engine/rulebook/unit.h"

// An amount with a unit and two dates: when a value holds, and since when it was known.

namespace buurtkas {

struct Text {
  std::string nl;
  std::string en;

  bool operator==(const Text&) const = default;
};

struct Period {
  Date from;
  std::optional<Date> until;  // the last day in it

  bool has(const Date& day) const { return from <= day && (!until || day <= *until); }
  bool operator==(const Period&) const = default;
};

std::string to_string(const Period& period);  // `2026-01-01 .. 2026-12-31`

enum class SourceStatus { official, secondary, unconfirmed };

struct DatedValue {
  Ratio value;             // in the parameter's unit
  std::int64_t parts = 0;  // the same, when has_parts(unit)
  Period valid;
  std::optional<Date> known;  // nothing: always
  std::string source;
  SourceStatus status = SourceStatus::unconfirmed;
  Place place;
};

struct Parameter {
  std::string name;
  Text title;
  Unit unit = Unit::eur;
  std::vector<DatedValue> values;
  Place place;
};

}  // namespace buurtkas

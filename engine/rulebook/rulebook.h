#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/date.h"
#include "engine/finding.h"
#include "engine/rulebook/condition.h"
#include "engine/rulebook/verb.h"

// A rulebook: parameters with two dates, and articles. rules/README.md says what each part means.

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

struct Article {
  std::string id;
  Text title;
  Text reason;
  std::string source;
  Period valid;
  CaseKind of = CaseKind::line;
  std::vector<Condition> when;
  std::vector<Condition> unless;
  Verb verb;
  Place place;
};

// Each such case must have an article of that verb.
struct Cover {
  VerbKind verb = VerbKind::pay;
  CaseKind of = CaseKind::line;
  std::vector<Condition> when;
  std::vector<Condition> unless;
  Place place;
};

struct Rulebook {
  std::string name;
  Text title;
  Text about;
  Period valid;
  std::vector<Cover> covers;
  std::vector<Parameter> parameters;
  std::vector<Article> articles;
  std::string sha256;  // of its file, 64 hexadecimal digits
  Place place;
};

using ArticleIndex = std::uint32_t;

}  // namespace buurtkas

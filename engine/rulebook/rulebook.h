#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/finding.h"
#include "engine/rulebook/condition.h"
#include "engine/rulebook/parameter.h"
#include "engine/rulebook/verb.h"

// A rulebook: parameters with two dates, and articles. rules/README.md says what each part means.

namespace buurtkas {

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

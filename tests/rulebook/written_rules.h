#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rulebook/example.h"
#include "engine/rulebook/rulebook.h"

// Rulebooks as a test writes them down. Whatever stands on line n of the file was the n-th to be added.

namespace buurtkas::testing {

using Lines = std::vector<std::string>;

Date day(std::string_view text);
Period period(std::string_view text);  // `2026-01-01 .. 2026-12-31`, `2026-01-01 ..`

class Written {
 public:
  explicit Written(CaseKind kind = CaseKind::line, std::string_view valid = "2026-01-01 .. 2026-12-31");

  // `18 | 2026-01-01 .. | 2026-06-01`: a value as files have it, valid, and since when it was known.
  Written& parameter(const std::string& name, Unit unit, const Lines& values);

  // Valid as long as the rulebook is.
  Written& article(const std::string& id, Verb verb, const Lines& when = {}, const Lines& unless = {});
  Written& require(const std::string& id, const Lines& all, const Lines& when = {}, const Lines& unless = {});
  Written& valid(std::string_view period);  // of the last article
  Written& of(CaseKind kind);               // of what is added from here on
  Written& cover(VerbKind verb, const Lines& when = {}, const Lines& unless = {});

  Condition condition(const std::string& text) const;  // `age at-least 21`, `kind one-of a b`, `age is p`
  ParameterIndex index(const std::string& name) const;
  Pay rate(const std::string& name, Rounding rounding = Rounding::half_up) const;  // times kilometres
  Pay amount(const std::string& name) const;
  Pay share(const std::string& name) const;
  LimitRule limit(const std::string& name, Span in = Span::month, Beyond beyond = Beyond::cut) const;

  Rulebook rulebook;

 private:
  std::vector<Condition> conditions(const Lines& texts) const;
  Place next_place() const;

  CaseKind kind_;
};

// `kind hours`, `age 21 year`, `tags green`: as witnesses have it; the others are blank.
Case case_with(CaseKind kind, const Lines& fields);

// With these words of a file, for when a test fails.
std::string written(const Rulebook& rulebook);

// `articles-disagree 4: a, b: 2026-01-01 (r.yaml:3)`; a finding a line, in the order of the file.
std::string written(const Findings& findings);

}  // namespace buurtkas::testing

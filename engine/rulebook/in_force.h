#pragma once

#include <map>
#include <optional>
#include <vector>

#include "engine/rulebook/rulebook.h"

// A rulebook as it stands for a day, as it was known on another.

namespace buurtkas {

// What a parameter is: among the values that were known and are valid, the one that was known last. Nothing
// when there is none.
const DatedValue* value_on(const Parameter& parameter, const Date& on, const Date& known);

// Whether a case, for as far as it is known, is one of them. An unknown field is neither.
enum class Answer { no, yes, unknown };

struct RulesInForce {
  const Rulebook* rulebook = nullptr;
  Date on;
  Date known;
  std::vector<const DatedValue*> values;  // one a parameter; nothing where it has none
  std::vector<ArticleIndex> articles;     // valid on that day, in the order of the file

  // The value that a condition compares with, in parts. Nothing when its parameter has no value.
  std::optional<std::int64_t> number_of(const Condition& condition) const;
};

// REQUIRES: the rulebook outlives the result.
RulesInForce rules_in_force(const Rulebook& rulebook, const Date& on, const Date& known);

// The same for many days, each made once.
class RulesByDay {
 public:
  RulesByDay(const Rulebook& rulebook, const Date& known) : rulebook_(&rulebook), known_(known) {}
  const RulesInForce& on(const Date& day);

 private:
  const Rulebook* rulebook_;
  Date known_;
  std::map<Date, RulesInForce> days_;
};

// Unknown also when the parameter has no value.
Answer holds(const RulesInForce& rules, const Condition& condition, const Case& one);

// Every `when` and no `unless`: `no` as soon as one says so, whatever is unknown besides.
struct Applies {
  Answer answer = Answer::yes;
  const Condition* because = nullptr;  // the first that says no, or else the first that is unknown
};
Applies applies(const RulesInForce& rules, const std::vector<Condition>& when,
                const std::vector<Condition>& unless, const Case& one);

}  // namespace buurtkas

#include "engine/rulebook/in_force.h"

#include <algorithm>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

bool compares(std::int64_t value, Comparison comparison, std::int64_t with) {
  switch (comparison) {
    case Comparison::is:
      return value == with;
    case Comparison::is_not:
      return value != with;
    case Comparison::at_least:
      return value >= with;
    case Comparison::at_most:
      return value <= with;
    case Comparison::more_than:
      return value > with;
    case Comparison::less_than:
      return value < with;
    default:
      BUURTKAS_ASSERT(false);
      return false;
  }
}

bool is_one_of(std::string_view word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool names_one(const Field& field, const FieldValue& value, const Condition& condition) {
  if (field.type == FieldType::tags) {
    return std::binary_search(value.tags.begin(), value.tags.end(), condition.words.front());
  }
  const bool is_open = field.type == FieldType::open_word;
  return is_one_of(
      is_open ? std::string_view(value.word) : field.words[static_cast<std::size_t>(value.number)],
      condition.words);
}

bool is_denial(Comparison comparison) {
  return comparison == Comparison::is_not || comparison == Comparison::none_of ||
         comparison == Comparison::has_not;
}

}  // namespace

const DatedValue* value_on(const Parameter& parameter, const Date& on, const Date& known) {
  const DatedValue* latest = nullptr;
  for (const DatedValue& value : parameter.values) {
    if (!value.valid.has(on) || (value.known && known < *value.known)) continue;
    if (latest == nullptr || latest->known < value.known) latest = &value;
  }
  return latest;
}

std::optional<std::int64_t> RulesInForce::number_of(const Condition& condition) const {
  if (!condition.parameter) return condition.number;
  const DatedValue* value = values.at(*condition.parameter);
  return value == nullptr ? std::nullopt : std::optional(value->parts);
}

RulesInForce rules_in_force(const Rulebook& rulebook, const Date& on, const Date& known) {
  RulesInForce rules{&rulebook, on, known, {}, {}};
  for (const Parameter& parameter : rulebook.parameters) {
    rules.values.push_back(value_on(parameter, on, known));
  }
  for (std::size_t i = 0; i < rulebook.articles.size(); ++i) {
    if (rulebook.articles[i].valid.has(on)) rules.articles.push_back(static_cast<ArticleIndex>(i));
  }
  return rules;
}

const RulesInForce& RulesByDay::on(const Date& day) {
  const auto known = days_.find(day);
  if (known != days_.end()) return known->second;
  return days_.emplace(day, rules_in_force(*rulebook_, day, known_)).first->second;
}

Answer holds(const RulesInForce& rules, const Condition& condition, const Case& one) {
  const FieldValue& value = one.fields[condition.field];
  if (!value.is_known) return Answer::unknown;
  const Field& field = fields_of(one.kind)[condition.field];
  if (field.type == FieldType::number) {
    const auto with = rules.number_of(condition);
    if (!with) return Answer::unknown;
    return compares(value.number, condition.comparison, *with) ? Answer::yes : Answer::no;
  }
  return names_one(field, value, condition) != is_denial(condition.comparison) ? Answer::yes : Answer::no;
}

Applies applies(const RulesInForce& rules, const std::vector<Condition>& when,
                const std::vector<Condition>& unless, const Case& one) {
  Applies result;
  const auto take = [&](const Condition& condition, Answer stops) {
    const Answer answer = holds(rules, condition, one);
    if (answer == stops) {
      result = {Answer::no, &condition};
      return true;
    }
    if (answer == Answer::unknown && result.answer == Answer::yes) result = {Answer::unknown, &condition};
    return false;
  };
  for (const Condition& condition : when) {
    if (take(condition, Answer::no)) return result;
  }
  for (const Condition& condition : unless) {
    if (take(condition, Answer::yes)) return result;
  }
  return result;
}

}  // namespace buurtkas

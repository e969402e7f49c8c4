#include "engine/rulebook/condition.h"

#include <algorithm>
#include <tuple>

namespace buurtkas {
namespace {

using Word = std::string_view;

constexpr std::array<Word, comparison_count> names = {
    "is", "is-not", "at-least", "at-most", "more-than", "less-than", "one-of", "none-of", "has", "has-not"};

constexpr std::array<Comparison, comparison_count> opposites = {
    Comparison::is_not,  Comparison::is,       Comparison::less_than, Comparison::more_than,
    Comparison::at_most, Comparison::at_least, Comparison::none_of,   Comparison::one_of,
    Comparison::has_not, Comparison::has};

}  // namespace

std::string_view name_of(Comparison comparison) {
  return names.at(static_cast<std::size_t>(comparison));
}

std::optional<Comparison> comparison_from(std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Comparison>(at - names.begin());
}

bool goes_with(Comparison comparison, FieldType type) {
  switch (type) {
    case FieldType::number:
      return comparison <= Comparison::less_than;
    case FieldType::word:
    case FieldType::open_word:
      return comparison == Comparison::is || comparison == Comparison::is_not ||
             comparison == Comparison::one_of || comparison == Comparison::none_of;
    case FieldType::tags:
      return comparison == Comparison::has || comparison == Comparison::has_not;
  }
  return false;
}

Comparison opposite_of(Comparison comparison) {
  return opposites.at(static_cast<std::size_t>(comparison));
}

bool Condition::says_the_same_as(const Condition& other) const {
  return std::tie(field, comparison, parameter, number, words) ==
         std::tie(other.field, other.comparison, other.parameter, other.number, other.words);
}

}  // namespace buurtkas

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding.h"
#include "engine/rulebook/fields.h"

// Field, comparison, value: all that an article can ask of a case.

namespace buurtkas {

enum class Comparison {
  is,
  is_not,
  at_least,
  at_most,
  more_than,
  less_than,
  one_of,
  none_of,
  has,
  has_not,
};

inline constexpr std::size_t comparison_count = 10;

std::string_view name_of(Comparison comparison);  // `at-least`
std::optional<Comparison> comparison_from(std::string_view name);

bool goes_with(Comparison comparison, FieldType type);
Comparison opposite_of(Comparison comparison);  // what holds when it does not

using ParameterIndex = std::uint32_t;

struct Condition {
  FieldIndex field = 0;
  Comparison comparison = Comparison::is;
  std::optional<ParameterIndex> parameter;  // else the literal below
  std::int64_t number = 0;                  // parts
  std::vector<std::string> words;           // of a word, an open word or tags: at least one
  Place place;

  bool says_the_same_as(const Condition& other) const;  // but for its place
};

}  // namespace buurtkas

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/rulebook/rulebook.h"

// Every case and every day that could matter to a rulebook, one by one, and its conditions taken at their
// word. It shares nothing with the engine's spaces and epochs.

namespace buurtkas::testing {

// Of these rulebooks: each number that a condition compares with, one less and one more; each word that one
// names and another; each set of tags. Fields that none names are the least they can be.
std::vector<Case> all_cases(const std::vector<const Rulebook*>& rulebooks, CaseKind kind);

struct Moment {
  Date on;
  Date known;

  bool operator==(const Moment&) const = default;
};

// Each day on which something begins or ends, with the day before and after, by each day since when something
// is known, with the day before; of those on which the first rulebook is valid.
std::vector<Moment> all_moments(const std::vector<const Rulebook*>& rulebooks);

// What a parameter is. Nothing when it has no value.
std::optional<std::int64_t> literal_parts(const Parameter& parameter, const Moment& at);

// Nothing when its parameter has no value. REQUIRES: the field is known.
std::optional<bool> literally_holds(const Rulebook& rulebook, const Condition& condition, const Case& one,
                                    const Moment& at);

// In force, every `when` and no `unless`; when that cannot be told, not.
bool literally_applies(const Rulebook& rulebook, const Article& article, const Case& one, const Moment& at);
bool literally_in(const Rulebook& rulebook, const std::vector<Condition>& when,
                  const std::vector<Condition>& unless, const Case& one, const Moment& at);

// Whether a require that applies does not hold.
bool literally_refuses(const Rulebook& rulebook, const Article& article, const Case& one, const Moment& at);

}  // namespace buurtkas::testing

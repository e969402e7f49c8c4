#pragma once

#include "engine/rulebook/rulebook.h"
#include "tests/rulebook/random_rules.h"

// Random rulebooks so small that each of their cases can be tried: a few fields, few numbers, few words.
// Articles are often each other's opposites, so that gaps and overlaps are as often there as not.

namespace buurtkas::testing {

enum class KnownSince {
  always,   // every parameter has a value on every day, whatever is known
  any_day,  // some have none as long as it is not known
};

// Of lines, voters or proposals.
CaseKind small_kind(Draw& draw);
Rulebook small_rulebook(Draw& draw, CaseKind kind, KnownSince known);

}  // namespace buurtkas::testing

#pragma once

#include <string>
#include <vector>

#include "engine/rulebook/diff.h"
#include "engine/rulebook/example.h"

// Small changes to a rulebook, and whether its examples would notice: a number one step up or down,
// `at-least` for `more-than`, a condition or an article gone, another `beyond`, a day later.

namespace buurtkas {

struct Mutant {
  Place place;          // of what is changed
  std::string article;  // its id, or a parameter's name
  std::string from;
  std::string to;  // empty: gone
  Rulebook rulebook;
};

std::vector<Mutant> mutants_of(const Rulebook& rulebook);

enum class Noticed {
  by_example,
  by_check,   // the changed rulebook does not hang together
  no_change,  // it decides every case as before
  not_at_all,
};

struct Trial {
  Noticed noticed = Noticed::by_example;
  std::vector<Difference> differences;  // when it is not noticed at all
};

Trial try_mutant(const Rulebook& rulebook, const Mutant& mutant, const std::vector<Example>& examples);

}  // namespace buurtkas

#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "engine/rulebook/coverage.h"
#include "engine/rulebook/diff.h"
#include "engine/rulebook/mutants.h"

// What `buurtkas rules` tells. Text is at most 80 columns wide.

namespace buurtkas {

// A page that a volunteer can read: what the rulebook says on a day, as it was known on another.
std::string rulebook_page(const Rulebook& rulebook, const Date& on, const Date& known, Language language);

struct TriedRulebook {
  const Rulebook* rulebook = nullptr;
  const std::vector<Example>* examples = nullptr;
  std::vector<Mismatch> mismatches;
  Coverage coverage;
};

std::string test_text(const TriedRulebook& tried, Language language);
nlohmann::json test_json(const TriedRulebook& tried);

std::string differences_text(const Differences& differences, const Rulebook& before, const Rulebook& after,
                             Language language);
nlohmann::json differences_json(const Differences& differences, const Rulebook& before,
                                const Rulebook& after);

struct TriedMutants {
  std::size_t by_example = 0;
  std::size_t by_check = 0;
  std::size_t no_change = 0;
  struct Missed {
    const Mutant* mutant = nullptr;
    std::vector<Difference> differences;
  };
  std::vector<Missed> missed;
};

std::string mutants_text(const TriedMutants& tried, Language language);
nlohmann::json mutants_json(const TriedMutants& tried);

// `admitted (supporters)`, `€ 2.30 (car)`
std::string outcome_words(const Decision& decision, const std::vector<std::string>& by, Language language);

}  // namespace buurtkas

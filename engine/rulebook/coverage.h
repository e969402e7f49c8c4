#pragma once

#include <vector>

#include "engine/rulebook/example.h"

// What a rulebook's examples try, and what they leave untried.

namespace buurtkas {

struct ConditionTried {
  ArticleIndex article = 0;
  const Condition* condition = nullptr;
  bool is_true = false;  // in some step; of a `require`, only where the article applies
  bool is_false = false;
};

struct ArticleTried {
  ArticleIndex article = 0;
  bool applies = false;
  bool is_within = false;  // of a limit: some line it let through
  bool is_beyond = false;  // and one that it did not
};

struct Coverage {
  std::vector<ArticleTried> articles;      // each, in the order of the file
  std::vector<ConditionTried> conditions;  // each of `when`, `unless` and `require`
};

// REQUIRES: the rulebook outlives the result.
Coverage coverage_of(const Rulebook& rulebook, const std::vector<Example>& examples);

}  // namespace buurtkas

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/voting/trace.h"

// A trace as it is told step by step: in stages, each of them rounds. A round ends with a project that is
// selected; what was passed over on the way stands before it, what is left out in the end after the last.

namespace buurtkas {

struct CountStep {
  const Event* event = nullptr;                     // a project's
  std::vector<const Event*> ties;                   // that were broken for it
  std::size_t number = 0;                           // in the trace, from 1: its anchor's
  std::optional<std::size_t> round = std::nullopt;  // when it selects: which, from 1
};

struct CountStage {
  enum class Kind { before, shares, by_votes, by_load, method, next };
  Kind kind = Kind::method;
  bool is_afresh = false;  // nothing that was selected before counts any more
  std::vector<CountStep> steps;
  std::vector<const Event*> opens, closes;  // what is told of the stage as a whole
};

std::vector<CountStage> stages_of(const Trace& trace);

// Its name in the words of the pages: `by-votes`.
std::string word_of(const CountStage& stage);

bool selects(const Event& event);
ProjectIndex project_of(const CountStep& step);

// Where the page of the rounds tells a step: `round-3`, `step-17`.
std::string anchor_of(const CountStep& step);

}  // namespace buurtkas

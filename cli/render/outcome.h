#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/event_words.h"
#include "cli/render/language.h"
#include "engine/round/election.h"
#include "engine/rulebook/admission.h"
#include "engine/voting/declared.h"
#include "engine/voting/explain.h"
#include "engine/voting/selection.h"

// A count and its outcome, as a person reads it and as a program does. JSON.md describes the JSON.

namespace buurtkas {

struct InputFile {
  std::string name;    // without its folder
  std::string sha256;  // of its bytes, in hexadecimal
};

struct Outcome {
  const Election& election;
  const Terms& terms;
  const Selection& selection;
  bool is_declared = false;            // the terms are those of a `.pb` file's own rule
  bool is_what_if = false;             // the terms are not the round's own
  std::optional<Agreement> agreement;  // with the file's own outcome, when it was counted by its own rule
  std::vector<InputFile> inputs;
  const Round* round = nullptr;       // of a folder
  const RoundRules* rules = nullptr;  // of a folder
  bool keeps_limits = false;          // of a `.pb` file, by another rule than its own
};

// At most 80 columns. `digest` as outcome_json's.
std::string outcome_text(const Outcome& outcome, const std::string& digest, Language language);

// Everything but the digest, which is the SHA-256 of this, written with sorted keys and without white space.
nlohmann::json outcome_json(const Outcome& outcome);

// A few plain sentences; as paragraphs, or as text.
std::vector<std::string> explanation_paragraphs(const Outcome& outcome, const Explanation& explanation,
                                                Language language, const Naming& naming = {});
std::string explanation_text(const Outcome& outcome, const Explanation& explanation, Language language);
nlohmann::json explanation_json(const Outcome& outcome, const Explanation& explanation);

// How the count went: ties, raises, and whether a file's own outcome agrees; a sentence each.
std::vector<std::string> outcome_notes(const Outcome& outcome, Language language, const Naming& naming = {});

// One sentence when the terms are not the round's own, else empty.
std::string note_of_trial(const Outcome& outcome, Language language);

// Where every ballot went, as a table.
std::string account_text(const Election& election, Language language);

nlohmann::json account_json(const BallotAccount& account);
nlohmann::json terms_json(const Terms& terms, const Instance& instance);

}  // namespace buurtkas

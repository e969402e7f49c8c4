#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "engine/rulebook/admission.h"

// What a round's rulebooks said of it. Text is at most 80 columns wide.

namespace buurtkas {

// A reason from a file, to stand in a sentence.
std::string without_stop(std::string text);

// One sentence: which, and for which days. Empty when there are none.
std::string rulebooks_text(const RoundRules& rules, Language language);
std::string rulebooks_by_title(const RoundRules& rules, Language language);  // a sentence, for readers

// What they refuse, each with its article; empty when they refuse nothing.
std::string refusals_text(const Round& round, const RoundRules& rules, Language language);

struct RefusedProposal {
  std::string id;
  std::string name;
  std::vector<std::string> grounds;  // in whole sentences
};
std::vector<RefusedProposal> refused_proposals(const Round& round, const RoundRules& rules,
                                               Language language);

// `3 residents may not vote.`; empty when all may.
std::string refused_voters_text(const RoundRules& rules, Language language);

// Why a proposal is refused, in a few sentences a ground: the article, its reason and source, what it asks
// and what there is. REQUIRES: a ruling, and all are of one proposal.
std::string rulings_text(const Round& round, const RoundRules& rules,
                         const std::vector<const Ruling*>& rulings, Language language);

nlohmann::json ruling_json(const Round& round, const RoundRules& rules, const Ruling& ruling);

// {rulebooks: [{name, folder, sha256}], as_of, known_at, refused: [...]}
nlohmann::json round_rules_json(const Round& round, const RoundRules& rules);

}  // namespace buurtkas

#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/outcome.h"

// What the journal's entries about a round say: each is one decision with all that it decided. Amounts and
// counts are texts; a list keeps the order of the files. cli/record/README.md describes them.

namespace buurtkas {

std::string_view word_of(BallotType ballots);  // as in round.yaml, and in `.pb` files

nlohmann::json pot_body(const Round& round, const RoundRules& rules, std::size_t pot);
nlohmann::json proposal_body(const Round& round, const RoundRules& rules, std::size_t proposal);

// How will be counted, by which ballots, and by which rulebooks. Of a draw only the commitments: the seeds
// come after the vote.
nlohmann::json terms_body(const Round& round, const RoundRules& rules, const Terms& terms,
                          const Instance& instance);

nlohmann::json ballots_body(const Election& election);

// `certificate`: its SHA-256.
nlohmann::json outcome_body(const Outcome& outcome, const std::string& certificate);
nlohmann::json funding_body(const Outcome& outcome);

}  // namespace buurtkas

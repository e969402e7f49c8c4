#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/claims/assess.h"
#include "engine/claims/correct.h"

// What the journal's entries say of claims and of what was decided of them, and back. cli/record/README.md
// describes them.

namespace buurtkas {

nlohmann::json claim_body(const Claim& claim);
std::optional<Claim> claim_in(const nlohmann::json& body);  // nothing for a body of another form

// `folders`: of each rulebook, as round.yaml has it.
nlohmann::json assessment_body(const Claim& claim, const Assessment& assessment,
                               std::span<const Rulebook> rulebooks, std::span<const std::string> folders,
                               const Date& known);

// A limit, as it was when a line was decided.
struct RecordedLimit {
  std::string limit;
  Money elsewhere;  // what of it others pay
  Money most;
};

// What became of a line, as an assessment says it.
struct RecordedLine {
  std::string verdict;
  Money amount;
  std::vector<Role> needed;
  std::vector<CountedBy> counts;
  std::vector<RecordedLimit> limits;  // that it is within, or was cut by
  std::vector<std::string> signs_by;  // the articles that say who signs: `expenses approval`
};
std::optional<std::vector<RecordedLine>> lines_in(const nlohmann::json& body);

// A further line of a claim, which makes up for what one of its lines was granted too little.
struct Correction {
  LineId line;                 // the further one
  std::uint32_t corrects = 0;  // the line's number
  RecordedLine granted;        // the difference
};
nlohmann::json correction_body(const LineId& line, std::uint32_t corrects, const LineAgain& again,
                               std::span<const Rulebook> rulebooks, std::span<const std::string> folders,
                               const Date& known);
std::optional<Correction> correction_in(const nlohmann::json& body);

// How the rulebooks were known to an assessment, or to a correction.
std::optional<Date> known_at_in(const nlohmann::json& body);

}  // namespace buurtkas

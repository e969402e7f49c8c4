#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/claim_explanation.h"
#include "cli/render/language.h"
#include "cli/render/settlement_bodies.h"
#include "cli/render/statement_bodies.h"
#include "engine/claims/assess.h"

// A statement for a resident: what is paid, what is not and why, what they can do about it, and what counts
// for the limits; first in short, then every line in full. As text of at most 80 columns, as JSON, and as a
// page to print.

namespace buurtkas {

// What was decided of a line, in words of one language.
struct LineWords {
  std::vector<std::string> reasons;  // in short
  std::vector<GroundWords> grounds;  // in full
};
LineWords line_words(const LineAssessment& assessment, Language language);

struct ShownStatedLine {
  StatedLine stated;
  ClaimLine line;
  Date handed_in;
  std::optional<LineId> corrects;
  std::string refused_by;  // of a line that somebody refused
  std::string refused_why;
  LineWords words;
};

struct ShownTotal {
  StatedTotal total;
  std::string title;  // of the article
  bool is_of_year = false;
};

struct ShownStatement {
  std::string round;
  std::string code;
  StatementBody body;
  Date on;
  std::uint64_t entry = 0;  // of the journal
  std::string batch;        // empty: nothing is paid
  std::optional<SettlementBody> booked;
  std::optional<SettlementBody> reopened;  // rejected, or returned
  // What comes of it then: it is paid again, the resident gave all of it up, or was erased.
  enum class Next { paid_again, given_up, erased };
  Next next = Next::paid_again;
  // From private/people.csv; empty when it has not that row any more.
  std::string name;
  std::string iban;
  bool has_changed = false;  // there is a row, but not as it was
  std::vector<ShownStatedLine> lines;
  std::vector<ShownTotal> totals;
};

std::string statement_text(const ShownStatement& statement, Language language);
nlohmann::json statement_json(const ShownStatement& statement, Language language);
std::string statement_page(const ShownStatement& statement, Language language);

}  // namespace buurtkas

#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/date.h"
#include "engine/money/money.h"
#include "engine/round/claim.h"

// What the journal's entries say of statements, and back. cli/record/README.md
// describes them.

namespace buurtkas {

struct StatedLine {
  LineId line;
  std::string became;  // `approved`, `waived`, `refused`, or a verdict
  Money granted;
  Money settled;  // that an advance paid beforehand
  Money paid;     // by this statement
};

// What a limit has counted, with the lines of this statement.
struct StatedTotal {
  std::string limit;  // `volunteer-allowance/month-limit`
  std::string whom;
  Date first;  // day of its month or year
  Money counted;
  Money elsewhere;  // what of that others pay
  Money most;
};

struct StatedAdvance {
  LineId line;
  Money open;
};

// What one resident is paid, and told, in one go.
struct StatementBody {
  std::string id;  // `s0001`
  ResidentId resident;
  std::string commitment;           // to their row in private/people.csv
  std::vector<ResidentId> signers;  // who signed; first the treasurer, whose act it is
  std::vector<StatedLine> lines;    // none of them is in another statement
  std::vector<LineId> waiting;      // to be signed
  std::vector<StatedTotal> totals;
  std::vector<StatedAdvance> advances;  // that are open
  Money total;                          // paid
};

nlohmann::json statement_body(const StatementBody& statement);
std::optional<StatementBody> statement_in(const nlohmann::json& body);

// By which an audit finds it, and a bank shows it: `s0001-` and eight digits of the SHA-256 of its body.
std::string statement_code(const std::string& id, const std::string& body);

// Of a statement or a batch; none when it does not say.
std::vector<ResidentId> signers_in(const nlohmann::json& body);

}  // namespace buurtkas

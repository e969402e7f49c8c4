#pragma once

#include <map>
#include <string>

#include "cli/read/terms/round_terms.h"
#include "tests/support/support.h"

// A small round that goes by rulebooks of a few articles, each frozen as it is.

namespace buurtkas::testing {

struct RuledRound {
  std::string opens = "2026-03-02";
  std::string closes = "2026-03-15";
  std::string currency = "EUR";
  std::string names;  // the list of rulebooks; left out, all of them, frozen
  std::string terms = "terms: {method: greedy}\n";
  std::string pots = "  - {id: square, name: Pleinpot, kind: groz, amount: 1200.00}\n";
  std::string proposals = "  - {id: bench, name: Bank, cost: 400.00}\n";
  std::string partners;  // left out, there is no such file
  std::string residents =
      "resident;neighbourhood;birth_year;born\n"
      "r1;Plein;1958;\nr2;Plein;1980;\nr3;Plein;1990;\n";
  std::string ballots;                           // rows without their number and channel
  std::map<std::string, std::string> rulebooks;  // the texts of their files, by folder
};

void write_ruled(const RuledRound& round, const TemporaryFolder& folder);
Reading<RoundWithTerms> read_ruled(const RuledRound& round, const RoundOptions& options = {});

// `when` and `require` are conditions with `,` between.
std::string require_article(const std::string& id, const std::string& kind, const std::string& require,
                            const std::string& when = {});
// The same of another verb: `reserve: {at-least: part}`.
std::string article(const std::string& id, const std::string& kind, const std::string& verb);
// Since `known`, when that is not empty.
std::string dated_value(const std::string& value, const std::string& valid, const std::string& known = {});
std::string parameter(const std::string& name, const std::string& unit, const std::string& values);
// Valid from 2020 on.
std::string rulebook_text(const std::string& name, const std::string& articles,
                          const std::string& parameters = {});

// A line each: `proposal pond refused r support (supporters at-least 2 count)`.
std::string rulings_of(const RoundWithTerms& round);

// All that the counting is given: proposals, pots with their earmarks, and ballots.
std::string counted_of(const RoundWithTerms& round);

}  // namespace buurtkas::testing

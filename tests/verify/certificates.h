#pragma once

#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/verify/draw.h"
#include "engine/round/election.h"
#include "engine/voting/terms.h"

// Certificates made and checked within a test.

namespace buurtkas::testing {

// A few projects and ballots of that type; more than one pot, with earmarks, when asked.
Election random_election(std::mt19937& random, BallotType type, bool has_pots);

// Words as on the command line: `equal-shares cost add-one,greedy most-votes 2`.
Terms terms_of_words(const std::string& words);

// All that go with the ballots.
std::vector<Terms> all_terms(BallotType type);

// As the program writes it, of a file `f.pb`.
nlohmann::json certificate_of(const Election& election, const Terms& terms);
nlohmann::json funding_certificate_of(const Election& election, const Terms& terms);  // of the funding alone
nlohmann::json declared_certificate_of(const Election& election);  // by its own rule, and without limits

bool proves_outcome(const nlohmann::json& certificate);  // of raises as well

// Empty when it holds; else the sentence that refutes it.
std::string refutation(const nlohmann::json& certificate, const Election& election,
                       const verify::Draw& draw = {});

// Every text in it, as a pointer.
std::vector<nlohmann::json::json_pointer> leaves_of(const nlohmann::json& json);

// Texts that could stand there instead, none of them what stands there.
std::vector<std::string> changes_of(const std::string& leaf, const Election& election);

}  // namespace buurtkas::testing

#pragma once

#include <string>
#include <vector>

#include "engine/round/claim.h"
#include "engine/round/resident.h"
#include "engine/rulebook/rulebook.h"
#include "tests/rulebook/random_rules.h"

// Residents, claims and small rulebooks from a seed, the same on every machine. Amounts are drawn near the
// limits and days about the ends of months and years, so that lines meet, pass and are like each other.

namespace buurtkas::testing {

// People who share nothing with those of another name: their households, projects, pots and receipts bear it.
struct Neighbours {
  std::string name;
  std::vector<Resident> residents;
};
Neighbours random_neighbours(Draw& draw, std::string name, std::size_t count);

// Which kinds of line and amounts: those that the rulebooks of the program know, or of small ones.
enum class ClaimsBy { shipped, small };

Claim random_claim(Draw& draw, ClaimsBy by, const Neighbours& neighbours, std::string id);
std::vector<Claim> random_claims(Draw& draw, ClaimsBy by, const Neighbours& neighbours, std::size_t count);

// One to three: the first pays every kind of line by one article, now and then the second pays too, most have
// limits, some refuse, some are not made for all days. Pays and limits ask nothing but the kind of line.
std::vector<Rulebook> small_rulebooks(Draw& draw);
std::vector<Rulebook> random_rulebooks(Draw& draw, ClaimsBy by);

const Resident& claimant_of(const Neighbours& neighbours, const Claim& claim);

}  // namespace buurtkas::testing

#pragma once

#include <set>
#include <string>

#include "engine/round/round.h"
#include "engine/rulebook/fields.h"

// What a round tells of its proposals, partners, pots and residents, as cases for rulebooks. What it does not
// tell is not known, and never guessed.

namespace buurtkas {

// `proposer` when it is known, `partners` the ids of those that are admitted, `on` the day for the age.
Case proposal_case(const Proposal& proposal, const Resident* proposer, const std::set<std::string>& partners,
                   const Date& on);
Case partner_case(const Partner& partner);
Case pot_case(const Pot& pot);
Case voter_case(const Resident& resident, const Date& on);

// On a day. Where only the year of birth is known, the age reached in that year.
std::optional<int> age_on(const Resident& resident, const Date& day);

}  // namespace buurtkas

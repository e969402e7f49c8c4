#pragma once

#include <set>
#include <string>

#include "engine/round/round.h"
#include "engine/rulebook/fields.h"

// What a round tells of its proposals, partners, pots and residents, as cases for rulebooks. What it does not
// tell is not known, and never guessed.

namespace buurtkas {

// `partners`: the ids of those that are admitted.
Case proposal_case(const Round& round, const Proposal& proposal, const std::set<std::string>& partners,
                   const Date& on);
Case partner_case(const Partner& partner);
Case pot_case(const Pot& pot);

// Of a resident, on the day the vote closes.
Case voter_case(const Round& round, const Resident& resident);

// On a day. Where only the year of birth is known, the age reached in that year.
std::optional<int> age_on(const Resident& resident, const Date& day);

}  // namespace buurtkas

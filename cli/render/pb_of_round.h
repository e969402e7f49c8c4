#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/render/language.h"
#include "cli/render/outcome.h"
#include "engine/finding.h"
#include "engine/round/pb_document.h"
#include "engine/round/round.h"

// A round with its outcome as an election of the field, for pb_text: its admitted proposals, the money of all
// pots together, the ballots that count, and what was selected. Voters are numbered in the order of what they
// voted, and nothing more is said of them: no pseudonym, no channel, no age, no neighbourhood. How it was
// counted, which projects exclude each other, and what the next one gets is told in the comment, in English.
// Format: pabulib.org/format.

namespace buurtkas {

struct PbOfRound {
  PbDocument document;
  std::vector<std::string> left_out;   // what the format has no word for: earmarks, floors, ...
  std::vector<std::string> withdrawn;  // ids of proposals that were on the ballot
  bool drops_least_marks = false;      // not every ballot has them without its marks for those
  std::vector<std::string> missing;    // keys that the format requires, and the round does not say
};

// How many votes the file has: a ballot of weight 1 is one, or as many as make all weights whole.
std::uint64_t pb_votes(const Profile& profile);

// An id or a cost that would be read as something else. `file`: where proposals stand.
Findings not_for_pb(const Round& round, const std::string& file);

// `country`: as the format has it, in English; may be empty. REQUIRES: outcome.round; not_for_pb is empty.
PbOfRound pb_of_round(const Outcome& outcome, const std::string& country, Language language);

}  // namespace buurtkas

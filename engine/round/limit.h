#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/id.h"
#include "engine/money/money.h"

// What a meeting wants kept to besides the money in the pots: of some projects at most one, for some kind of
// project at most so much, or at least so much. First as the meeting says it, then as a count asks it.

namespace buurtkas {

struct Round;
struct Instance;

// A kind of project is all that bear a tag, or all in a place. An amount may be a share of all votable money.
struct LimitTerm {
  enum class Kind { exclusion, cap, floor };
  Kind kind = Kind::exclusion;
  std::vector<ProjectId> projects;   // exclusion: these exclude each other
  std::optional<std::string> tag;    // cap, floor: a tag,
  std::optional<std::string> place;  // or a place
  Money amount;
  std::optional<Ratio> share;  // instead of the amount; part of a cent is not asked, and not allowed
};

// A floor is no limit of a set: its money is a pot of its own, for this kind of project alone.
struct Limit {
  enum class Kind { exclusion, cap };
  Kind kind = Kind::exclusion;
  std::string of;                      // cap: the tag or the place
  std::vector<ProjectIndex> projects;  // each once, in rising order
  Money most;                          // cap: their cost together
};

// A cap's or floor's amount, once it is known what there is to be spent.
Money amount_of(const LimitTerm& term, Money votable);

// Writes the round's limits into an instance of its admitted proposals and its pots. A floor's money is taken
// out of the pots without an earmark, in the order of the file. REQUIRES: they hold the floors together.
void put_limits(const Round& round, Instance& instance);

}  // namespace buurtkas

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/date.h"
#include "engine/id.h"
#include "engine/money/money.h"
#include "engine/round/limit.h"

// What is voted on, from what money, and within which limits. With one pot without an earmark, and no limits,
// it is the field's usual instance, whose budget limit is that pot.

namespace buurtkas {

struct Project {
  ProjectId id;
  std::string name;
  Money cost;                     // not below 0
  std::vector<std::string> tags;  // each once, in byte order
};

// What a pot may pay for. An empty earmark: everything, to the last cent.
struct Earmark {
  std::vector<std::string> all_of;  // a project must bear each of these tags
  std::vector<std::string> any_of;  // and at least one of these, when there are any
  Ratio largest_share = 1;          // of a project's cost, above 0, at most 1; part of a cent is not paid
};

enum class PotKind { grant, groz, gift };

// Where what the vote leaves of a pot goes, as was agreed with who gave it.
enum class Remainder { next_round, reserve, returned };

struct Pot {
  PotId id;
  std::string name;
  PotKind kind = PotKind::grant;
  std::optional<Date> from, until;  // first and last day on which it may be spent
  Money amount;                     // what the pot holds
  Money reserve;                    // of which is kept for residents, out of the vote
  Earmark earmark;
  std::optional<Remainder> remainder = std::nullopt;
  std::optional<PotId> part_of = std::nullopt;  // a floor's money: of which pot of the round
};

// INVARIANT: one currency; ids are unique; every sum over all projects, and over all pots, fits Money.
struct Instance {
  Currency currency;
  std::vector<Project> projects;
  std::vector<Pot> pots;
  std::vector<Limit> limits;
};

// The pot's amount less its reserve: what the vote decides on.
Money votable(const Pot& pot);
Money votable(const Instance& instance);  // of all pots together

Money total_cost(const Instance& instance, const std::vector<ProjectIndex>& projects);

// At most this much of the project's cost may come from the pot: 0 when the earmark does not admit it.
// The pot's own size is not looked at.
Money payable(const Pot& pot, const Project& project);

bool is_unmarked(const Pot& pot);
bool has_one_pot(const Instance& instance);  // that may pay everything
bool is_usual(const Instance& instance);     // the same, without limits

}  // namespace buurtkas

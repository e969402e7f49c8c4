#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/date.h"
#include "engine/id.h"
#include "engine/money/money.h"

// What is voted on, and from what money: the projects and the pots. With one pot without an earmark it is the
// field's usual instance, whose budget limit is that pot.

namespace buurtkas {

// A position in Instance::projects or Instance::pots.
using ProjectIndex = std::uint32_t;
using PotIndex = std::uint32_t;

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

struct Pot {
  PotId id;
  std::string name;
  PotKind kind = PotKind::grant;
  std::optional<Date> from;  // first and last day on which it may be spent
  std::optional<Date> until;
  Money amount;   // what the pot holds
  Money reserve;  // of which is kept for residents, out of the vote
  Earmark earmark;
};

// INVARIANT: one currency; ids are unique; every sum over all projects, and over all pots, fits Money.
struct Instance {
  Currency currency;
  std::vector<Project> projects;
  std::vector<Pot> pots;
};

// The pot's amount less its reserve: what the vote decides on.
Money votable(const Pot& pot);

// All pots' votable money together.
Money votable(const Instance& instance);

Money total_cost(const Instance& instance, const std::vector<ProjectIndex>& projects);

// At most this much of the project's cost may come from the pot: 0 when the earmark does not admit it.
// The pot's own size is not looked at.
Money payable(const Pot& pot, const Project& project);

bool is_unmarked(const Pot& pot);

}  // namespace buurtkas

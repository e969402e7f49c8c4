#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "engine/date.h"
#include "engine/id.h"

// A resident as the round knows them: a pseudonym. Names and bank accounts lie in a private file, elsewhere.

namespace buurtkas {

// Places on the engagement ladder (bindingsladder). They open kinds of claim; they are no rank, and no
// weight.
enum class Rung { bezoeker, deelnemer, ondersteuner, kartrekker, coordinator, wijkverbinder };

inline constexpr std::size_t rung_count = 6;

std::string_view name_of(Rung rung);  // as files have it: `coordinator`, without the diaeresis

struct Resident {
  ResidentId id;
  std::string neighbourhood;
  std::string household;  // any name; empty: alone
  std::optional<int> birth_year;
  std::optional<Date> born;                           // when the day is known too
  bool is_voter = true;                               // not refused by a rulebook
  std::array<std::optional<Date>, rung_count> since;  // when each rung was first stood on
};

}  // namespace buurtkas

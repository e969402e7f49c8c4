#include "engine/round/resident.h"

namespace buurtkas {

std::string_view name_of(Rung rung) {
  static constexpr std::array<std::string_view, rung_count> names = {
      "bezoeker", "deelnemer", "ondersteuner", "kartrekker", "coordinator", "wijkverbinder"};
  return names.at(static_cast<std::size_t>(rung));
}

}  // namespace buurtkas

#pragma once

#include <cstdint>

// Of what voters take, and of what is needed: numbers that may be below 0.

namespace buurtkas {

inline bool is_met(std::int64_t needed) {
  return needed <= 0;
}

// The fewest who take so much together. Both above 0.
inline std::uint64_t fewest_who_take(std::int64_t needed, std::int64_t each) {
  return static_cast<std::uint64_t>((needed + each - 1) / each);
}

inline std::int64_t times(std::uint64_t number, std::int64_t amount) {
  return static_cast<std::int64_t>(number) * amount;
}

}  // namespace buurtkas

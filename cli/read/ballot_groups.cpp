#include "cli/read/ballot_groups.h"

#include <algorithm>

#include "cli/read/id_table.h"

namespace buurtkas {
namespace {

template <class Value>
std::string_view bytes_of(std::span<const Value> values) {
  const void* const data = values.data();
  return {static_cast<const char*>(data), values.size_bytes()};
}

std::uint64_t hash_of_marks(std::span<const ProjectIndex> projects, std::span<const std::int64_t> points) {
  const std::uint64_t hash = hash_of(bytes_of(projects));
  return points.empty() ? hash : hash ^ (3 * hash_of(bytes_of(points)));
}

}  // namespace

std::uint64_t BallotGroups::hash_of_group(std::size_t group) const {
  return hash_of_marks(profile_.projects(group), profile_.points(group));
}

void BallotGroups::grow() {
  places_.assign(places_.empty() ? 1024 : 2 * places_.size(), 0);
  const std::size_t mask = places_.size() - 1;
  for (std::size_t group = 0; group < profile_.groups(); ++group) {
    std::size_t place = hash_of_group(group) & mask;
    while (places_[place] != 0) place = (place + 1) & mask;
    places_[place] = static_cast<std::uint32_t>(group + 1);
  }
}

void BallotGroups::add(std::span<const ProjectIndex> projects, std::span<const std::int64_t> points,
                       std::uint64_t weight) {
  if (2 * (profile_.groups() + 1) > places_.size()) grow();
  const std::size_t mask = places_.size() - 1;
  std::size_t place = hash_of_marks(projects, points) & mask;
  for (; places_[place] != 0; place = (place + 1) & mask) {
    const std::size_t group = places_[place] - 1;
    if (std::ranges::equal(profile_.projects(group), projects) &&
        std::ranges::equal(profile_.points(group), points)) {
      profile_.add_to(group, weight, 1);
      return;
    }
  }
  profile_.add(projects, points, weight, 1);
  places_[place] = static_cast<std::uint32_t>(profile_.groups());
}

}  // namespace buurtkas

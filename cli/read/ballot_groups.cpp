#include "cli/read/ballot_groups.h"

#include <algorithm>
#include <utility>

#include "cli/read/id_table.h"

namespace buurtkas {
namespace {

template <class Value>
std::string_view bytes_of(std::span<const Value> values) {
  const void* const data = values.data();
  return {static_cast<const char*>(data), values.size_bytes()};
}

std::uint32_t hash_of_marks(std::span<const ProjectIndex> projects, std::span<const std::int64_t> points) {
  const std::uint64_t hash = hash_of(bytes_of(projects));
  return static_cast<std::uint32_t>(points.empty() ? hash : hash ^ (3 * hash_of(bytes_of(points))));
}

}  // namespace

void BallotGroups::grow() {
  const std::vector<Place> old = std::exchange(places_, {});
  places_.resize(old.empty() ? 1024 : 2 * old.size());
  const std::size_t mask = places_.size() - 1;
  for (const Place& one : old) {
    if (one.group == 0) continue;
    std::size_t place = one.hash & mask;
    while (places_[place].group != 0) place = (place + 1) & mask;
    places_[place] = one;
  }
}

void BallotGroups::add(std::span<const ProjectIndex> projects, std::span<const std::int64_t> points,
                       std::uint64_t weight) {
  finish();
  last_.projects.assign(projects.begin(), projects.end());
  last_.points.assign(points.begin(), points.end());
  last_.weight = weight;
  last_.hash = hash_of_marks(projects, points);
  if (4 * (profile_.groups() + 1) > 3 * places_.size()) grow();
  __builtin_prefetch(&places_[last_.hash & (places_.size() - 1)]);
}

void BallotGroups::finish() {
  const std::uint64_t weight = std::exchange(last_.weight, 0);
  if (weight == 0) return;
  const std::size_t mask = places_.size() - 1;
  std::size_t place = last_.hash & mask;
  for (; places_[place].group != 0; place = (place + 1) & mask) {
    if (places_[place].hash != last_.hash) continue;
    const std::size_t group = places_[place].group - 1;
    if (std::ranges::equal(profile_.projects(group), last_.projects) &&
        std::ranges::equal(profile_.points(group), last_.points)) {
      profile_.add_to(group, weight, 1);
      return;
    }
  }
  profile_.add(last_.projects, last_.points, weight, 1);
  places_[place] = {last_.hash, static_cast<std::uint32_t>(profile_.groups())};
}

}  // namespace buurtkas

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
  Ballot& ballot = waiting_[added_++ % waiting_.size()];
  settle(ballot);
  ballot.projects.assign(projects.begin(), projects.end());
  ballot.points.assign(points.begin(), points.end());
  ballot.weight = weight;
  ballot.hash = hash_of_marks(projects, points);
  ballot.group = 0;
  if (4 * (profile_.groups() + 1) > 3 * places_.size()) grow();
  __builtin_prefetch(&places_[ballot.hash & (places_.size() - 1)]);
  ask_for_groups();
}

// Of the first group with that hash its number and 1; 0 without one.
std::uint32_t BallotGroups::group_with(std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t place = hash & mask;
  while (places_[place].group != 0 && places_[place].hash != hash) place = (place + 1) & mask;
  return places_[place].group;
}

// For the ballot before this: the weight of the group that may be its own; for the one before that: its
// marks.
void BallotGroups::ask_for_groups() {
  if (added_ < 3) return;
  Ballot& one = waiting_[(added_ - 2) % waiting_.size()];
  one.group = group_with(one.hash);
  if (one.group != 0) __builtin_prefetch(&profile_.weights()[one.group - 1]);
  const Ballot& before = waiting_[(added_ - 3) % waiting_.size()];
  if (before.group != 0) __builtin_prefetch(profile_.projects(before.group - 1).data());
}

void BallotGroups::settle(Ballot& ballot) {
  const std::uint64_t weight = std::exchange(ballot.weight, 0);
  if (weight == 0) return;
  const std::size_t mask = places_.size() - 1;
  std::size_t place = ballot.hash & mask;
  for (; places_[place].group != 0; place = (place + 1) & mask) {
    if (places_[place].hash != ballot.hash) continue;
    const std::size_t group = places_[place].group - 1;
    if (std::ranges::equal(profile_.projects(group), ballot.projects) &&
        std::ranges::equal(profile_.points(group), ballot.points) &&
        profile_.ballot_weight(group) == weight) {
      profile_.add_to(group, 1);
      return;
    }
  }
  profile_.add(ballot.projects, ballot.points, weight, 1);
  places_[place] = {ballot.hash, static_cast<std::uint32_t>(profile_.groups())};
}

void BallotGroups::finish() {
  for (std::size_t after = 0; after < waiting_.size(); ++after) {
    settle(waiting_[(added_ + after) % waiting_.size()]);
  }
}

}  // namespace buurtkas

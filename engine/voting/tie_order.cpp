#include "engine/voting/tie_order.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace buurtkas {
namespace {

template <class Value>
int order(const Value& a, const Value& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

}  // namespace

TieOrder::TieOrder(const Instance& instance, std::span<const Ratio> votes, std::vector<TieBreak> tie_breaks,
                   const TieDraw& draw)
    : instance_(instance),
      votes_(votes.begin(), votes.end()),
      tie_breaks_(std::move(tie_breaks)),
      place_(instance.projects.size()) {
  if (std::find(tie_breaks_.begin(), tie_breaks_.end(), TieBreak::lowest_id) == tie_breaks_.end()) {
    tie_breaks_.push_back(TieBreak::lowest_id);
  }
  if (!draw.seeds.empty()) {
    for (const Project& project : instance.projects) drawn_.push_back(drawn_by(draw, project.id));
  }
  std::vector<ProjectIndex> sorted(place_.size());
  std::iota(sorted.begin(), sorted.end(), ProjectIndex{0});
  std::sort(sorted.begin(), sorted.end(), [this](ProjectIndex a, ProjectIndex b) {
    for (const TieBreak tie_break : tie_breaks_) {
      const int first = compare(tie_break, a, b);
      if (first != 0) return first < 0;
    }
    return false;
  });
  for (std::uint32_t place = 0; place < sorted.size(); ++place) place_[sorted[place]] = place;
}

int TieOrder::compare(TieBreak tie_break, ProjectIndex a, ProjectIndex b) const {
  const Project& left = instance_.projects[a];
  const Project& right = instance_.projects[b];
  switch (tie_break) {
    case TieBreak::most_votes:
      return order(votes_[b], votes_[a]);
    case TieBreak::lowest_cost:
      return order(left.cost, right.cost);
    case TieBreak::highest_cost:
      return order(right.cost, left.cost);
    case TieBreak::lowest_id:
      return order(left.id, right.id);
    case TieBreak::file_order:
      return order(a, b);
    case TieBreak::drawn:
      BUURTKAS_ASSERT(!drawn_.empty());
      return order(drawn_[a], drawn_[b]);
  }
  BUURTKAS_ASSERT(false);
}

void TieOrder::sort(std::vector<ProjectIndex>& projects) const {
  std::sort(projects.begin(), projects.end(),
            [this](ProjectIndex a, ProjectIndex b) { return is_before(a, b); });
}

TieBroken TieOrder::broken(std::vector<ProjectIndex> tied) const {
  BUURTKAS_ASSERT(tied.size() >= 2);
  for (const TieBreak tie_break : tie_breaks_) {
    if (compare(tie_break, tied[0], tied[1]) != 0) return {std::move(tied), tie_break};
  }
  BUURTKAS_ASSERT(false);
}

}  // namespace buurtkas

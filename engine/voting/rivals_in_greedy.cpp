#include "engine/voting/rivals_in_greedy.h"

#include <algorithm>
#include <numeric>

#include "engine/voting/changed_profile.h"
#include "engine/voting/greedy.h"
#include "engine/voting/tally.h"

namespace buurtkas {
namespace {

constexpr std::size_t rivals_most = 2000;  // two of them have a number each

// A vote, or a point where these were counted, is so many of the smallest.
std::int64_t unit_of(const CountedElection& election) {
  const std::int64_t points = election.votes.empty() ? 1 : election.profile.points_unit;
  return points * election.profile.voter_weight();
}

std::vector<Ratio> units_of(const CountedElection& election) {
  const Profile& profile = election.profile;
  std::vector<Ratio> votes = election.votes;
  if (votes.empty()) votes = votes_of(profile, supporters_of(profile, election.instance.projects.size()));
  for (Ratio& one : votes) one *= Ratio(unit_of(election));
  return votes;
}

bool has_points_below_zero(const Profile& profile) {
  for (std::size_t group = 0; group < profile.groups(); ++group)
    for (const std::int64_t points : profile.points(group))
      if (points < 0) return true;
  return false;
}

bool is_whole(const Ratio& number) {
  return number.denominator() == 1;
}

std::int64_t whole(const Ratio& number) {
  return number.numerator().convert_to<std::int64_t>();
}

// So many units fewer, and a project is below the threshold. Nothing where it is already.
std::uint64_t until_below(const Threshold& threshold, const Ratio& voters, std::int64_t unit,
                          const Ratio& units) {
  const Ratio margin = units - threshold.votes(voters) * Ratio(unit);
  const BigInt up = rounded_up(margin);
  const bool is_enough = threshold.must_exceed || Ratio(up) != margin;
  return (is_enough ? up : BigInt(up + 1)).convert_to<std::uint64_t>();
}

}  // namespace

bool RivalsInGreedy::is_known(const CountedElection& election) {
  const Terms& terms = election.terms;
  const BallotType type = election.profile.type();
  if (!is_greedy(terms.method) || terms.satisfaction != Satisfaction::cost) return false;
  if (terms.next && terms.next->kind == NextProject::Kind::whole) return false;
  if (type != BallotType::approval && type != BallotType::choose_one && type != BallotType::cumulative)
    return false;
  if (has_points_below_zero(election.profile)) return false;
  if (!is_usual(election.instance)) return false;
  return std::all_of(election.votes.begin(), election.votes.end(),
                     [&](const Ratio& votes) { return is_whole(votes * Ratio(unit_of(election))); });
}

RivalsInGreedy::RivalsInGreedy(const CountedElection& election, ProjectIndex project,
                               const RivalChoices& choices)
    : election_(election),
      project_(project),
      choices_(choices),
      ties_(election.instance, std::vector<Ratio>(election.instance.projects.size(), Ratio(0)),
            election.terms.tie_breaks, election.terms.draw),
      room_((votable(election.instance) - election.instance.projects[project].cost).cents()) {
  add_rivals(units_of(election));
  if (rivals_.size() <= rivals_most) add_supporters();
}

void RivalsInGreedy::add_rivals(const std::vector<Ratio>& votes) {
  const Instance& instance = election_.instance;
  const auto& threshold = election_.terms.threshold;
  const Ratio voters = election_.profile.voters();
  const std::int64_t unit = unit_of(election_);
  const auto is_reached = [&](ProjectIndex one) {
    return !threshold || threshold->is_reached(votes[one] / Ratio(unit), voters);
  };
  is_below_threshold_ = !is_reached(project_);
  place_.resize(instance.projects.size());
  for (ProjectIndex one = 0; one < instance.projects.size(); ++one) {
    const bool wins_ties = ties_.is_before(one, project_);
    if (one == project_ || !is_reached(one) || votes[one] < votes[project_]) continue;
    if (votes[one] == votes[project_] && !wins_ties) continue;
    const std::int64_t units = whole(votes[one]);
    std::uint64_t needed = static_cast<std::uint64_t>(units - whole(votes[project_])) + (wins_ties ? 1u : 0u);
    if (threshold) needed = std::min(needed, until_below(*threshold, voters, unit, votes[one]));
    rivals_.push_back({one, instance.projects[one].cost.cents(), units, needed});
  }
  std::fill(place_.begin(), place_.end(), rivals_.size());
  for (std::size_t at = 0; at < rivals_.size(); ++at) place_[rivals_[at].project] = at;
}

// What one of its ballots gives, by rival.
std::vector<CoverVoters::Take> RivalsInGreedy::takes(std::size_t group) const {
  const Profile& profile = election_.profile;
  const auto named = profile.projects(group);
  const auto points = profile.points(group);
  std::vector<CoverVoters::Take> takes;
  for (std::size_t mark = 0; mark < named.size(); ++mark) {
    const std::size_t rival = place_[named[mark]];
    if (rival == rivals_.size() || (!points.empty() && points[mark] == 0)) continue;
    const bool by_points = !points.empty() && !election_.votes.empty();
    const std::uint64_t each = by_points ? static_cast<std::uint64_t>(points[mark]) : 1;
    takes.push_back({static_cast<std::uint32_t>(rival), each * profile.ballot_weight(group)});
  }
  std::sort(takes.begin(), takes.end(), [](const auto& a, const auto& b) { return a.rival < b.rival; });
  return takes;
}

void RivalsInGreedy::add_supporters() {
  const std::size_t size = rivals_.size();
  given_.assign(size, 0);
  most_given_.assign(size, 0);
  given_both_.assign(size * size, 0);
  for (const RivalChoices::Alike& alike : choices_.in_order()) {
    const auto each = takes(alike.group);
    for (const CoverVoters::Take& a : each) {
      given_[a.rival] += alike.voters * a.amount;
      most_given_[a.rival] = std::max(most_given_[a.rival], a.amount);
      for (const CoverVoters::Take& b : each)
        given_both_[a.rival * size + b.rival] += alike.voters * std::min(a.amount, b.amount);
    }
  }
}

// When at most so many change: b comes down from a by what they give to it more than to a.
bool RivalsInGreedy::may_be_before(std::size_t a, std::size_t b, std::uint64_t voters) const {
  if (a == b) return false;
  const std::uint64_t given = given_[b] - given_both_[a * rivals_.size() + b];
  const std::int64_t votes =
      rivals_[b].votes - static_cast<std::int64_t>(std::min(given, voters * most_given_[b]));
  if (votes != rivals_[a].votes) return votes < rivals_[a].votes;
  return ties_.is_before(rivals_[a].project, rivals_[b].project);
}

// Of the rivals while they come before the project, and it is selected. What is known of some tells of
// others.
std::vector<RivalsInGreedy::Fate> RivalsInGreedy::fates(const std::vector<bool>& may_be) const {
  const std::size_t size = rivals_.size();
  const std::int64_t own_cost = election_.instance.projects[project_].cost.cents();
  std::vector<Fate> fates(size, Fate::unknown);
  for (std::size_t one = 0; one < size; ++one)
    if (rivals_[one].cost <= own_cost) fates[one] = Fate::paid;
  for (bool is_new = true; is_new;) {
    is_new = false;
    for (std::size_t one = 0; one < size; ++one) {
      if (fates[one] != Fate::unknown) continue;
      const std::int64_t left = room_ + own_cost - rivals_[one].cost;
      std::int64_t at_most = 0;
      std::int64_t at_least = 0;
      for (std::size_t other = 0; other < size; ++other) {
        if (other == one) continue;
        if (fates[other] != Fate::skipped && may_be[other * size + one]) at_most += rivals_[other].cost;
        if (fates[other] == Fate::paid && !may_be[one * size + other]) at_least += rivals_[other].cost;
      }
      if (at_most <= left) fates[one] = Fate::paid;
      if (at_least > left) fates[one] = Fate::skipped;
      is_new = is_new || fates[one] != Fate::unknown;
    }
  }
  return fates;
}

// With so many fewer for it, those who may come before it cost too much beside it; 0: without any fewer.
// REQUIRES: its fate is unknown.
std::uint64_t RivalsInGreedy::unpaid_from(std::size_t one, const std::vector<Fate>& fates,
                                          const std::vector<bool>& may_be) const {
  std::vector<std::pair<std::int64_t, std::int64_t>> before;  // how far it must come down, and their cost
  for (std::size_t other = 0; other < rivals_.size(); ++other) {
    if (fates[other] == Fate::skipped || !may_be[other * rivals_.size() + one]) continue;
    const bool wins_ties = ties_.is_before(rivals_[one].project, rivals_[other].project);
    before.emplace_back(rivals_[one].votes - rivals_[other].votes + (wins_ties ? 1 : 0), rivals_[other].cost);
  }
  std::sort(before.begin(), before.end());
  std::int64_t left = votable(election_.instance).cents() - rivals_[one].cost;
  for (const auto& [down, cost] : before) {
    left -= cost;
    if (left < 0) return static_cast<std::uint64_t>(std::max<std::int64_t>(down, 0));
  }
  BUURTKAS_ASSERT(false);
  return 0;
}

// What at most so many must take from the rivals, at the least.
RivalsInGreedy::Needed RivalsInGreedy::needed_at_least(std::uint64_t voters) const {
  const std::size_t size = rivals_.size();
  std::vector<bool> may_be(size * size, false);
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = 0; b < size; ++b) may_be[a * size + b] = may_be_before(a, b, voters);
  const std::vector<Fate> fates = this->fates(may_be);
  Needed needed(size, 0);
  for (std::size_t one = 0; one < size; ++one) {
    if (fates[one] == Fate::paid) needed[one] = rivals_[one].needed;
    if (fates[one] == Fate::unknown)
      needed[one] = std::min(rivals_[one].needed, unpaid_from(one, fates, may_be));
  }
  return needed;
}

// Enough where every rival that comes first is paid.
RivalsInGreedy::Needed RivalsInGreedy::needed_of_all() const {
  Needed needed;
  for (const Rival& rival : rivals_) needed.push_back(rival.needed);
  if (election_.terms.method == &method::greedy_no_skip) return needed;
  const Needed least = needed_at_least(choices_.possible());
  for (std::size_t one = 0; one < least.size(); ++one)
    if (least[one] == 0) needed[one] = 0;
  return needed;
}

RivalsInGreedy::Cover RivalsInGreedy::cover(const Needed& needed, std::uint64_t most) const {
  std::vector<CoverRival> rivals;
  std::vector<std::uint32_t> number(rivals_.size(), 0);  // among those that count
  std::int64_t cost = -room_;
  for (std::size_t one = 0; one < rivals_.size(); ++one) {
    if (needed[one] == 0) continue;
    number[one] = static_cast<std::uint32_t>(rivals.size());
    rivals.push_back({needed[one], rivals_[one].cost});
    cost += rivals_[one].cost;
  }
  if (cost <= 0) return {};
  std::vector<CoverVoters> voters;
  for (const RivalChoices::Alike& alike : choices_.in_order()) {
    voters.push_back({alike.voters, {}});
    for (const CoverVoters::Take& take : takes(alike.group))
      if (needed[take.rival] > 0) voters.back().takes.push_back({number[take.rival], take.amount});
  }
  const VoterCover found = fewest_cover(voters, rivals, cost, most);
  Cover cover = {std::max<std::uint64_t>(found.none_below, 1), std::nullopt};
  if (found.voters.empty()) return cover;
  cover.voters.emplace(election_.profile.groups(), 0);
  for (std::size_t at = 0; at < voters.size(); ++at)
    (*cover.voters)[choices_.in_order()[at].group] = found.voters[at];
  return cover;
}

RivalsInGreedy::Fewest RivalsInGreedy::fewest() const {
  const std::uint64_t possible = choices_.possible();
  if (is_below_threshold_) return {possible + 1, {}};
  if (rivals_.size() > rivals_most) return {};
  const Cover all = cover(needed_of_all(), possible);
  Fewest fewest;
  std::uint64_t end = possible + 1;
  if (all.voters) {
    fewest.tries.push_back(*all.voters);
    end = std::accumulate(all.voters->begin(), all.voters->end(), std::uint64_t{0});
  }
  if (election_.terms.method == &method::greedy_no_skip) {
    fewest.none_below = all.none_below;
    return fewest;
  }
  // With more voters more may come before others, with fewer less is proven: halves.
  std::optional<Voters> least;
  std::uint64_t high = end - 1;
  for (std::uint64_t voters = high; fewest.none_below < end && fewest.none_below <= high;) {
    Cover cover = this->cover(needed_at_least(voters), end - 1);
    const std::uint64_t none_below = std::min(cover.none_below, voters + 1);
    if (none_below > fewest.none_below) {
      fewest.none_below = none_below;
      least.reset();
    } else {
      high = voters - 1;
    }
    if (cover.none_below == fewest.none_below && cover.voters) least = std::move(cover.voters);
    voters = fewest.none_below + (high - fewest.none_below) / 2;
  }
  if (least && fewest.none_below < end) fewest.tries.insert(fewest.tries.begin(), std::move(*least));
  return fewest;
}

}  // namespace buurtkas

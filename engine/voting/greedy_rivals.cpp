#include "engine/voting/greedy_rivals.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "engine/voting/changed_profile.h"
#include "engine/voting/greedy.h"
#include "engine/voting/tally.h"

namespace buurtkas {
namespace {

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

// So that what all supporters give adds up in 64 bits, many times over.
constexpr std::int64_t units_most = std::int64_t{1} << 40U;

// Where they are counted, not too many of them.
bool are_points_usual(const Profile& profile, bool are_counted) {
  const auto most = are_counted
                        ? units_most / static_cast<std::int64_t>(std::max<std::uint64_t>(profile.weight(), 1))
                        : std::numeric_limits<std::int64_t>::max();
  for (std::size_t group = 0; group < profile.groups(); ++group)
    for (const std::int64_t points : profile.points(group))
      if (points < 0 || points > most) return false;
  return true;
}

bool is_whole(const Ratio& number) {
  return number.denominator() == 1;
}

std::int64_t whole(const Ratio& number) {
  return number.numerator().convert_to<std::int64_t>();
}

// So many units fewer, and a project is below the threshold. Nothing where it is already.
std::int64_t until_below(const Threshold& threshold, const Ratio& voters, std::int64_t unit,
                         const Ratio& units) {
  const Ratio margin = units - threshold.votes(voters) * Ratio(unit);
  const BigInt up = rounded_up(margin);
  const bool is_enough = threshold.must_exceed || Ratio(up) != margin;
  return (is_enough ? up : BigInt(up + 1)).convert_to<std::int64_t>();
}

}  // namespace

bool GreedyRivals::is_known(const CountedElection& election) {
  const Terms& terms = election.terms;
  const BallotType type = election.profile.type();
  if (!is_greedy(terms.method) || terms.satisfaction != Satisfaction::cost) return false;
  if (terms.next && terms.next->kind == NextProject::Kind::whole) return false;
  const bool has_places_or_scores = type == BallotType::ordinal || type == BallotType::scoring;
  if (has_places_or_scores && !election.votes.empty()) return false;
  if (!are_points_usual(election.profile, !election.votes.empty())) return false;
  if (!is_usual(election.instance)) return false;
  const std::vector<Ratio> units = units_of(election);
  return std::all_of(units.begin(), units.end(),
                     [](const Ratio& one) { return is_whole(one) && one <= Ratio(units_most); });
}

GreedyRivals::GreedyRivals(const CountedElection& election, ProjectIndex project, const RivalChoices& choices)
    : election_(election),
      project_(project),
      choices_(choices),
      ties_(election.instance, std::vector<Ratio>(election.instance.projects.size(), Ratio(0)),
            election.terms.tie_breaks, election.terms.draw),
      own_cost_(election.instance.projects[project].cost.cents()),
      money_(votable(election.instance).cents()) {
  add_rivals(units_of(election));
}

void GreedyRivals::add_rivals(const std::vector<Ratio>& votes) {
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
    std::int64_t needed = units - whole(votes[project_]) + (wins_ties ? 1 : 0);
    if (threshold) needed = std::min(needed, until_below(*threshold, voters, unit, votes[one]));
    rivals_.push_back({one, instance.projects[one].cost.cents(), units, needed});
  }
  std::fill(place_.begin(), place_.end(), rivals_.size());
  for (std::size_t at = 0; at < rivals_.size(); ++at) place_[rivals_[at].project] = at;
  std::vector<std::size_t> order(rivals_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
    return ties_.is_before(rivals_[a].project, rivals_[b].project);
  });
  in_ties_.resize(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) in_ties_[order[at]] = at;
}

bool GreedyRivals::wins_ties(std::size_t a, std::size_t b) const {
  return in_ties_[a] < in_ties_[b];
}

std::vector<GreedyRivals::Gift> GreedyRivals::gifts(std::size_t group) const {
  const Profile& profile = election_.profile;
  const auto named = profile.projects(group);
  const auto points = profile.points(group);
  const auto weight = static_cast<std::int64_t>(profile.ballot_weight(group));
  std::vector<Gift> gifts;
  for (std::size_t mark = 0; mark < named.size(); ++mark) {
    const std::size_t rival = place_[named[mark]];
    if (rival == rivals_.size() || (!points.empty() && points[mark] == 0)) continue;
    const bool by_points = !points.empty() && !election_.votes.empty();
    gifts.push_back({rival, (by_points ? points[mark] : 1) * weight});
  }
  std::sort(gifts.begin(), gifts.end(), [](const auto& a, const auto& b) { return a.rival < b.rival; });
  return gifts;
}

GreedyRivals::Turns GreedyRivals::turns(const Voters& voters, bool stops_at_misfit) const {
  std::vector<std::int64_t> given(rivals_.size(), 0);
  for (const RivalChoices::Alike& alike : choices_.in_order()) {
    if (voters[alike.group] == 0) continue;
    for (const Gift& gift : gifts(alike.group))
      given[gift.rival] += static_cast<std::int64_t>(voters[alike.group]) * gift.votes;
  }
  Turns turns = {{}, !is_below_threshold_};
  for (std::size_t one = 0; one < rivals_.size(); ++one) {
    if (given[one] >= rivals_[one].needed) continue;
    turns.before.push_back({one, rivals_[one].votes - given[one], false});
  }
  std::sort(turns.before.begin(), turns.before.end(), [this](const Turn& a, const Turn& b) {
    return a.votes != b.votes ? a.votes > b.votes : wins_ties(a.rival, b.rival);
  });
  std::int64_t left = money_;
  for (Turn& turn : turns.before) {
    turn.is_paid = rivals_[turn.rival].cost <= left;
    if (turn.is_paid) left -= rivals_[turn.rival].cost;
    if (!turn.is_paid && stops_at_misfit) turns.is_selected = false;
  }
  turns.is_selected = turns.is_selected && own_cost_ <= left;
  return turns;
}

}  // namespace buurtkas

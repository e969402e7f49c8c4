#include "engine/voting/more_voters.h"

#include <algorithm>
#include <limits>

#include "engine/voting/changed_profile.h"

namespace buurtkas {

bool MoreVoters::is_known(const CountedElection& election) {
  const Terms& terms = election.terms;
  return is_equal_shares(terms.method) && terms.satisfaction != Satisfaction::effort && !terms.next &&
         !(terms.threshold && terms.threshold->is_share) && is_usual(election.instance) &&
         election.profile.default_points == 0;
}

MoreVoters::MoreVoters(const CountedElection& of, ProjectIndex named)
    : election(of),
      project(named),
      money(cents_of(votable(of.instance))),
      voters_(of.profile.voters()),
      each_(BigInt(heaviest_ballot(of.profile)), BigInt(of.profile.voter_weight())) {}

void MoreVoters::with(std::uint64_t voters, const std::function<void(const EqualShares&)>& ask) const {
  const Profile more = with_voters_for(election.profile, project, voters);
  const OnProgress silent;
  Trace trace;
  const Count count =
      begin_count(election.instance, more, election.terms, votes_with(election, more), silent, trace);
  ask(EqualShares(count, short_of_money(election.terms.method)));
}

Ratio MoreVoters::endowment(std::uint64_t voters) const {
  return money / (voters_ + Ratio(BigInt(voters)) * each_);
}

std::uint64_t MoreVoters::fewest(const Ratio& endowment, bool also_at_it) const {
  const Ratio voters = (money / endowment - voters_) / each_;
  if (voters < Ratio(0)) return 0;
  const BigInt least = rounded_up(voters) + (also_at_it || voters.denominator() != 1 ? 0 : 1);
  const BigInt most = std::numeric_limits<std::uint64_t>::max();
  return std::min(least, most).convert_to<std::uint64_t>();
}

// (supporters + number each) money / (voters + number each) >= cost.
std::optional<std::uint64_t> MoreVoters::least_who_can_pay() const {
  const Profile& profile = election.profile;
  std::uint64_t weight = 0;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    if (std::find(named.begin(), named.end(), project) != named.end()) weight += profile.weight(group);
  }
  const Ratio supporters(BigInt(weight), BigInt(profile.voter_weight()));
  const Ratio cost = cents_of(election.instance.projects[project].cost);
  const Ratio missing = cost * voters_ - supporters * money;
  if (missing <= Ratio(0)) return 0;
  if (cost >= money) return std::nullopt;
  const BigInt least = rounded_up(missing / (each_ * (money - cost)));
  if (least > std::numeric_limits<std::uint64_t>::max()) return std::nullopt;
  return least.convert_to<std::uint64_t>();
}

}  // namespace buurtkas

#include "engine/round/ballot_box.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace buurtkas {
namespace {

using Minute = std::int64_t;

// Days in order, not one by one: only comparisons are made.
Minute first_minute(const Date& day) {
  return ((Minute{day.year} * 12 + day.month) * 31 + day.day) * 24 * 60;
}

// From when to when a ballot may have been received. All day when only the day was written down, any time
// when not even that was.
std::pair<Minute, Minute> span_of(const CastBallot& ballot) {
  using Limits = std::numeric_limits<Minute>;
  if (!ballot.day) return {Limits::min(), Limits::max()};
  const Minute start = first_minute(*ballot.day);
  if (!ballot.minute) return {start, start + Minute{24} * 60 - 1};
  return {start + *ballot.minute, start + *ballot.minute};
}

bool exceeds_cost(const Round& round, const CastBallot& ballot) {
  if (!round.ballots.most_cost) return false;
  Money cost(0, round.currency);
  for (const std::uint32_t mark : ballot.marks) cost += round.proposals[mark].cost;
  return cost > *round.ballots.most_cost;
}

bool exceeds_points(const BallotRules& rules, const CastBallot& ballot) {
  if (!rules.most_points) return false;
  std::int64_t left = *rules.most_points;
  for (const std::int64_t points : ballot.points) {
    if (points > left) return true;
    left -= points;
  }
  return false;
}

std::string_view invalid_reason(const Round& round, const CastBallot& ballot) {
  const BallotRules& rules = round.ballots;
  if (!ballot.invalid.empty()) return ballot.invalid;
  if (!ballot.is_resident) return "not-a-resident";
  if (!ballot.is_voter) return "not-a-voter";
  if (ballot.day && (*ballot.day < round.opens || *ballot.day > round.closes)) return "outside-dates";
  if (rules.most_marks && ballot.marks.size() > *rules.most_marks) return "too-many-marks";
  if (ballot.marks.size() < rules.least_marks) return "too-few-marks";
  if (exceeds_cost(round, ballot)) return "over-cost";
  if (exceeds_points(rules, ballot)) return "over-points";
  return {};
}

// What is counted of a ballot: its marks for projects, with points, sorted unless their order matters.
using Marks = std::vector<std::pair<ProjectIndex, std::int64_t>>;

class Box {
 public:
  Box(const Round& round, std::span<const CastBallot> ballots) : round_(round), ballots_(ballots) {
    ProjectIndex next = 0;
    for (const Proposal& proposal : round.proposals) {
      project_of_.push_back(proposal.status == ProposalStatus::admitted ? std::optional(next++)
                                                                        : std::nullopt);
    }
  }

  OpenedBox open();
  void show(const OpenedBox& box, const OnBallot& on_ballot) const;
  void show_fates(const OpenedBox& box, const OnFate& on_fate) const;

 private:
  struct Seen {
    std::vector<ProjectIndex> projects;
    std::vector<std::int64_t> points;
    std::uint64_t weight;
  };
  Marks marks_of(const CastBallot& ballot) const;
  Seen seen(const CastBallot& ballot, std::uint32_t voter_weight) const;
  void judge_resident(std::span<const std::uint32_t> ballots, OpenedBox& box) const;
  bool count_alike(std::span<const std::uint32_t> ballots) const;
  void fill_account(OpenedBox& box) const;
  void fill_profile(OpenedBox& box) const;

  const Round& round_;
  std::span<const CastBallot> ballots_;
  std::vector<std::optional<ProjectIndex>> project_of_;  // of each proposal
};

Marks Box::marks_of(const CastBallot& ballot) const {
  Marks marks;
  for (std::size_t i = 0; i < ballot.marks.size(); ++i) {
    const auto project = project_of_[ballot.marks[i]];
    if (project) marks.emplace_back(*project, ballot.points.empty() ? 0 : ballot.points[i]);
  }
  if (round_.ballots.type != BallotType::ordinal) std::sort(marks.begin(), marks.end());
  return marks;
}

// Whether it makes no difference which of them counts.
bool Box::count_alike(std::span<const std::uint32_t> ballots) const {
  const CastBallot& first = ballots_[ballots.front()];
  const Marks marks = marks_of(first);
  return std::all_of(ballots.begin() + 1, ballots.end(), [&](std::uint32_t other) {
    return round_.channels[ballots_[other].channel].weight == round_.channels[first.channel].weight &&
           marks_of(ballots_[other]) == marks;
  });
}

// REQUIRES: all valid, of one resident.
void Box::judge_resident(std::span<const std::uint32_t> ballots, OpenedBox& box) const {
  if (ballots.size() < 2) return;
  Minute latest_start = std::numeric_limits<Minute>::min();
  for (const std::uint32_t ballot : ballots) {
    latest_start = std::max(latest_start, span_of(ballots_[ballot]).first);
  }
  std::vector<std::uint32_t> maybe_last;
  for (const std::uint32_t ballot : ballots) {
    box.fates[ballot].kind = BallotFate::Kind::superseded;
    if (span_of(ballots_[ballot]).second >= latest_start) maybe_last.push_back(ballot);
  }
  if (!count_alike(maybe_last)) {
    box.ambiguous.insert(box.ambiguous.end(), maybe_last.begin(), maybe_last.end());
    return;
  }
  const auto counted =
      std::min_element(maybe_last.begin(), maybe_last.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(ballots_[a].channel, ballots_[a].number) <
               std::tie(ballots_[b].channel, ballots_[b].number);
      });
  box.fates[*counted].kind = BallotFate::Kind::counted;
}

void Box::fill_account(OpenedBox& box) const {
  for (const Channel& channel : round_.channels) {
    ChannelAccount account;
    account.channel = channel.id;
    account.weight = channel.weight;
    account.issued = channel.issued;
    account.unused = channel.issued;
    box.account.channels.push_back(std::move(account));
  }
  for (std::size_t i = 0; i < ballots_.size(); ++i) {
    ChannelAccount& account = box.account.channels[ballots_[i].channel];
    BUURTKAS_ASSERT(account.unused > 0);
    --account.unused;
    switch (box.fates[i].kind) {
      case BallotFate::Kind::counted:
        ++account.counted;
        break;
      case BallotFate::Kind::invalid:
        ++account.invalid[std::string(box.fates[i].reason)];
        break;
      case BallotFate::Kind::superseded:
        ++account.superseded;
        break;
    }
  }
}

void Box::fill_profile(OpenedBox& box) const {
  const auto units = voter_units(round_.channels);
  BUURTKAS_ASSERT(units.has_value());
  std::map<std::pair<Marks, std::uint64_t>, std::uint64_t> groups;  // by what each weighs: ballots
  for (std::size_t i = 0; i < ballots_.size(); ++i) {
    if (box.fates[i].kind != BallotFate::Kind::counted) continue;
    const Ratio weight = round_.channels[ballots_[i].channel].weight * Ratio(*units);
    ++groups[{marks_of(ballots_[i]), static_cast<std::uint64_t>(weight.numerator())}];
  }
  box.profile = Profile(round_.ballots.type, *units);
  const bool has_points =
      round_.ballots.type == BallotType::cumulative || round_.ballots.type == BallotType::scoring;
  for (const auto& [alike, ballots] : groups) {
    const auto& [marks, weight] = alike;
    std::vector<ProjectIndex> projects;
    std::vector<std::int64_t> points;
    for (const auto& [project, given] : marks) {
      projects.push_back(project);
      if (has_points) points.push_back(given);
    }
    box.profile.add(projects, points, weight * ballots, ballots);
  }
}

Box::Seen Box::seen(const CastBallot& ballot, std::uint32_t voter_weight) const {
  const Ratio weight = round_.channels[ballot.channel].weight * Ratio(voter_weight);
  Seen seen = {{}, {}, static_cast<std::uint64_t>(weight.numerator())};
  for (const auto& [project, given] : marks_of(ballot)) {
    seen.projects.push_back(project);
    if (!ballot.points.empty()) seen.points.push_back(given);
  }
  return seen;
}

void Box::show(const OpenedBox& box, const OnBallot& on_ballot) const {
  std::map<std::string_view, const Resident*> residents;
  for (const Resident& resident : round_.residents) residents[resident.id.text()] = &resident;
  for (std::size_t i = 0; i < ballots_.size(); ++i) {
    if (box.fates[i].kind != BallotFate::Kind::counted) continue;
    const Channel& channel = round_.channels[ballots_[i].channel];
    const Resident& resident = *residents.at(ballots_[i].resident);
    const std::string age =
        resident.birth_year ? std::to_string(round_.opens.year - *resident.birth_year) : std::string();
    const std::array<VoterTrait, 3> traits = {{{Trait::channel, channel.id.text()},
                                               {Trait::neighbourhood, resident.neighbourhood},
                                               {Trait::age, age}}};
    const Seen ballot = seen(ballots_[i], box.profile.voter_weight());
    on_ballot({ballot.projects, ballot.points, ballot.weight, traits});
  }
}

void Box::show_fates(const OpenedBox& box, const OnFate& on_fate) const {
  for (std::size_t i = 0; i < ballots_.size(); ++i) {
    const CastBallot& cast = ballots_[i];
    if (cast.resident.empty() || !cast.is_resident) continue;
    if (box.fates[i].kind != BallotFate::Kind::counted) {
      on_fate({cast.resident, box.fates[i]});
      continue;
    }
    const Seen ballot = seen(cast, box.profile.voter_weight());
    on_fate({cast.resident, box.fates[i], ballot.projects, ballot.points, ballot.weight,
             cast.marks.size() - ballot.projects.size()});
  }
}

OpenedBox Box::open() {
  OpenedBox box;
  std::map<std::string_view, std::vector<std::uint32_t>> by_resident;
  for (std::uint32_t i = 0; i < ballots_.size(); ++i) {
    const std::string_view reason = invalid_reason(round_, ballots_[i]);
    box.fates.push_back({reason.empty() ? BallotFate::Kind::counted : BallotFate::Kind::invalid, reason});
    if (reason.empty()) by_resident[ballots_[i].resident].push_back(i);
  }
  for (const auto& [resident, ballots] : by_resident) judge_resident(ballots, box);
  std::sort(box.ambiguous.begin(), box.ambiguous.end());
  fill_account(box);
  fill_profile(box);
  return box;
}

}  // namespace

std::optional<std::uint32_t> voter_units(std::span<const Channel> channels) {
  BigInt units = 1;
  for (const Channel& channel : channels) {
    units = boost::multiprecision::lcm(units, channel.weight.denominator());
    if (units > voter_units_max) return std::nullopt;
  }
  return static_cast<std::uint32_t>(units);
}

OpenedBox open_ballot_box(const Round& round, std::span<const CastBallot> ballots) {
  return Box(round, ballots).open();
}

void show_ballots(const Round& round, std::span<const CastBallot> ballots, const OpenedBox& box,
                  const OnBallot& on_ballot) {
  Box(round, ballots).show(box, on_ballot);
}

void show_fates(const Round& round, std::span<const CastBallot> ballots, const OpenedBox& box,
                const OnFate& on_fate) {
  Box(round, ballots).show_fates(box, on_fate);
}

}  // namespace buurtkas

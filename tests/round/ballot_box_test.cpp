#include "engine/round/ballot_box.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

// Three proposals of 100.00 each, the last one withdrawn; two channels, the second weighs 3/2.
Round small_round() {
  Round round;
  round.currency = Currency::euro();
  round.opens = {2026, 3, 2};
  round.closes = {2026, 3, 15};
  for (const char* id : {"a", "b", "c"}) {
    Proposal proposal;
    proposal.id = ProjectId(id);
    proposal.cost = Money(100'00, round.currency);
    round.proposals.push_back(proposal);
  }
  round.proposals[2].status = ProposalStatus::withdrawn;
  round.channels = {{ChannelId("paper"), 100, Ratio(1)}, {ChannelId("internet"), 100, Ratio(3, 2)}};
  return round;
}

CastBallot ballot(std::string number, std::string resident, std::vector<std::uint32_t> marks) {
  CastBallot result;
  result.number = std::move(number);
  result.resident = std::move(resident);
  result.marks = std::move(marks);
  return result;
}

std::string fate_of(const OpenedBox& box, std::size_t ballot) {
  switch (box.fates[ballot].kind) {
    case BallotFate::Kind::counted:
      return "counted";
    case BallotFate::Kind::superseded:
      return "superseded";
    case BallotFate::Kind::invalid:
      break;
  }
  return std::string(box.fates[ballot].reason);
}

std::string fate_of_one(const Round& round, const CastBallot& one) {
  const std::vector<CastBallot> ballots = {one};
  const OpenedBox box = open_ballot_box(round, ballots);
  EXPECT_TRUE(adds_up(box.account.channels[0]));
  return fate_of(box, 0);
}

TEST(BallotBox, GivesTheFirstReasonThatMakesABallotInvalid) {
  Round round = small_round();
  round.ballots.least_marks = 1;
  round.ballots.most_marks = 2;
  round.ballots.most_cost = Money(199'99, round.currency);
  CastBallot one = ballot("1", "r1", {0});
  EXPECT_EQ(fate_of_one(round, one), "counted");
  one.marks = {0, 1};
  EXPECT_EQ(fate_of_one(round, one), "over-cost");
  one.marks = {};
  EXPECT_EQ(fate_of_one(round, one), "too-few-marks");
  one.marks = {0, 1, 2};
  EXPECT_EQ(fate_of_one(round, one), "too-many-marks");
  one.day = Date{2026, 3, 16};
  EXPECT_EQ(fate_of_one(round, one), "outside-dates");
  one.is_resident = false;
  EXPECT_EQ(fate_of_one(round, one), "not-a-resident");
  one.invalid = "unreadable";
  EXPECT_EQ(fate_of_one(round, one), "unreadable");
}

TEST(BallotBox, CountsBallotsOfTheFirstAndTheLastDay) {
  const Round round = small_round();
  CastBallot one = ballot("1", "r1", {0});
  for (const auto& [day, fate] :
       std::vector<std::pair<Date, std::string>>{{{2026, 3, 1}, "outside-dates"},
                                                 {{2026, 3, 2}, "counted"},
                                                 {{2026, 3, 15}, "counted"},
                                                 {{2026, 3, 16}, "outside-dates"}}) {
    one.day = day;
    EXPECT_EQ(fate_of_one(round, one), fate) << to_string(day);
  }
}

TEST(BallotBox, HoldsPointsAgainstTheMostThatABallotMayGive) {
  Round round = small_round();
  round.ballots.type = BallotType::cumulative;
  round.ballots.most_points = 10;
  CastBallot one = ballot("1", "r1", {0, 1});
  one.points = {6, 4};
  EXPECT_EQ(fate_of_one(round, one), "counted");
  one.points = {7, 4};
  EXPECT_EQ(fate_of_one(round, one), "over-points");
}

// A ballot was right when it was printed: what was withdrawn since does not make it invalid, or valid.
TEST(BallotBox, DropsMarksForWithdrawnProposalsAfterJudging) {
  Round round = small_round();
  round.ballots.least_marks = 1;
  round.ballots.most_marks = 1;
  const std::vector<CastBallot> ballots = {ballot("1", "r1", {2}), ballot("2", "r2", {0, 2}),
                                           ballot("3", "r3", {0})};
  const OpenedBox box = open_ballot_box(round, ballots);
  EXPECT_EQ(fate_of(box, 0), "counted");
  EXPECT_EQ(fate_of(box, 1), "too-many-marks");
  ASSERT_EQ(box.profile.groups(), 2U);
  EXPECT_TRUE(box.profile.projects(0).empty());
  EXPECT_EQ(box.profile.projects(1).size(), 1U);
  EXPECT_EQ(box.profile.ballots(), 2U);
}

// For who cast them; a ballot without a resident, or of somebody else, is nobody's.
TEST(BallotBox, ShowsWhatBecameOfEachResidentsBallots) {
  const Round round = small_round();
  std::vector<CastBallot> ballots = {ballot("1", "r1", {0}), ballot("2", "r1", {1, 2}), ballot("3", "r2", {}),
                                     ballot("4", "", {}), ballot("5", "stranger", {0})};
  ballots[0].day = Date{2026, 3, 3};
  ballots[1].day = Date{2026, 3, 4};
  ballots[1].channel = 1;
  ballots[2].invalid = ballots[3].invalid = "blank";
  ballots[4].is_resident = false;
  const OpenedBox box = open_ballot_box(round, ballots);
  std::string told;
  show_fates(round, ballots, box, [&](const SeenFate& seen) {
    told += std::string(seen.resident) + ' ' + std::to_string(static_cast<int>(seen.fate.kind)) + ' ' +
            std::string(seen.fate.reason);
    for (const ProjectIndex project : seen.projects) told += " project " + std::to_string(project);
    told += " weight " + std::to_string(seen.weight) + " withdrawn " + std::to_string(seen.withdrawn) + '\n';
  });
  EXPECT_EQ(told,
            "r1 2  weight 0 withdrawn 0\n"
            "r1 0  project 1 weight 3 withdrawn 1\n"
            "r2 1 blank weight 0 withdrawn 0\n");
}

TEST(BallotBox, WeighsEveryChannelInWholeUnits) {
  const Round round = small_round();
  std::vector<CastBallot> ballots = {ballot("1", "r1", {0}), ballot("2", "r2", {0}), ballot("3", "r3", {1})};
  ballots[1].channel = 1;
  const OpenedBox box = open_ballot_box(round, ballots);
  EXPECT_EQ(box.profile.voter_weight(), 2U);
  ASSERT_EQ(box.profile.groups(), 3U);  // a ballot of another weight is another group
  EXPECT_EQ(box.profile.weight(0), 2U);
  EXPECT_EQ(box.profile.weight(1), 3U);
  EXPECT_EQ(box.profile.ballot_weight(1), 3U);
  EXPECT_EQ(box.profile.weight(2), 2U);
  EXPECT_EQ(box.profile.voters(), Ratio(7, 2));
}

TEST(BallotBox, HasUnitsForWeightsUpToABound) {
  std::vector<Channel> channels = {{ChannelId("a"), 1, Ratio(1, 999'983)}};
  EXPECT_EQ(voter_units(channels), 999'983U);
  channels.push_back({ChannelId("b"), 1, Ratio(1, 2)});
  EXPECT_EQ(voter_units(channels), std::nullopt);
  EXPECT_EQ(voter_units({}), 1U);
}

TEST(BallotBox, KeepsTheOrderOfARankingAndNoOther) {
  Round round = small_round();
  const std::vector<CastBallot> ballots = {ballot("1", "r1", {0, 1}), ballot("2", "r2", {1, 0})};
  EXPECT_EQ(open_ballot_box(round, ballots).profile.groups(), 1U);
  round.ballots.type = BallotType::ordinal;
  EXPECT_EQ(open_ballot_box(round, ballots).profile.groups(), 2U);
}

struct Received {
  std::optional<Date> day;
  std::optional<int> minute;
};

// What is said of two ballots of one resident with other marks.
std::string fates_of_two(const Received& first, const Received& second) {
  std::vector<CastBallot> ballots = {ballot("1", "r1", {0}), ballot("2", "r1", {1})};
  ballots[0].day = first.day;
  ballots[0].minute = first.minute;
  ballots[1].day = second.day;
  ballots[1].minute = second.minute;
  const OpenedBox box = open_ballot_box(small_round(), ballots);
  return box.ambiguous.empty() ? fate_of(box, 0) + ' ' + fate_of(box, 1) : "ambiguous";
}

TEST(BallotBox, CountsTheBallotOfAResidentThatCameLast) {
  const Date third = {2026, 3, 3};
  const Date fourth = {2026, 3, 4};
  EXPECT_EQ(fates_of_two({third, {}}, {fourth, {}}), "superseded counted");
  EXPECT_EQ(fates_of_two({fourth, {}}, {third, 600}), "counted superseded");
  EXPECT_EQ(fates_of_two({third, 600}, {third, 601}), "superseded counted");
  EXPECT_EQ(fates_of_two({third, 600}, {third, 600}), "ambiguous");
  EXPECT_EQ(fates_of_two({third, 600}, {third, {}}), "ambiguous");
  EXPECT_EQ(fates_of_two({third, {}}, {third, {}}), "ambiguous");
  EXPECT_EQ(fates_of_two({third, {}}, {}), "ambiguous");
  EXPECT_EQ(fates_of_two({}, {}), "ambiguous");
}

TEST(BallotBox, LeavesAnInvalidLastBallotOutOfTheQuestion) {
  std::vector<CastBallot> ballots = {ballot("1", "r1", {0}), ballot("2", "r1", {1})};
  ballots[1].invalid = "void";
  const OpenedBox box = open_ballot_box(small_round(), ballots);
  EXPECT_EQ(fate_of(box, 0), "counted");
  EXPECT_EQ(fate_of(box, 1), "void");
}

TEST(BallotBox, NeedsNoLastBallotWhenItMakesNoDifference) {
  std::vector<CastBallot> ballots = {ballot("2", "r1", {0, 1}), ballot("1", "r1", {1, 0, 2})};
  OpenedBox box = open_ballot_box(small_round(), ballots);
  EXPECT_TRUE(box.ambiguous.empty());
  EXPECT_EQ(fate_of(box, 0), "superseded");
  EXPECT_EQ(fate_of(box, 1), "counted");  // number 1 goes first
  ballots[0].channel = 1;                 // which weighs more: now it makes one
  box = open_ballot_box(small_round(), ballots);
  EXPECT_EQ(box.ambiguous, (std::vector<std::uint32_t>{0, 1}));
}

// The slow twin: a ballot counts when no other of its resident came after it for certain.
bool came_after(const CastBallot& a, const CastBallot& b) {
  if (!a.day || !b.day || *a.day < *b.day) return false;
  return *b.day < *a.day || (a.minute && b.minute && *a.minute > *b.minute);
}

std::vector<CastBallot> random_ballots() {
  const int count = *rc::gen::inRange(0, 12);
  std::vector<CastBallot> ballots;
  for (int i = 0; i < count; ++i) {
    CastBallot one = ballot("n" + std::to_string(i), "r" + std::to_string(*rc::gen::inRange(0, 4)), {});
    for (std::uint32_t mark = 0; mark < 3; ++mark) {
      if (*rc::gen::inRange(0, 2) == 1) one.marks.push_back(mark);
    }
    one.channel = *rc::gen::element(0U, 1U);
    if (*rc::gen::inRange(0, 4) > 0) one.day = Date{2026, 3, *rc::gen::inRange(1, 6)};
    if (one.day && *rc::gen::inRange(0, 3) > 0) one.minute = *rc::gen::inRange(0, 3);
    if (*rc::gen::inRange(0, 8) == 0) one.invalid = "blank";
    if (*rc::gen::inRange(0, 8) == 0) one.is_resident = false;
    ballots.push_back(std::move(one));
  }
  return ballots;
}

RC_GTEST_PROP(BallotBox, CountsOneVoiceAResidentAndLosesNoBallot, ()) {
  Round round = small_round();
  round.ballots.most_marks = 2;
  const std::vector<CastBallot> ballots = random_ballots();
  const OpenedBox box = open_ballot_box(round, ballots);
  for (const ChannelAccount& channel : box.account.channels) RC_ASSERT(adds_up(channel));

  std::map<std::string, int> voices;
  std::set<std::string> ambiguous;
  for (const std::uint32_t i : box.ambiguous) ambiguous.insert(ballots[i].resident);
  std::set<std::string> valid;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const std::string fate = fate_of(box, i);
    if (fate == "counted") ++voices[ballots[i].resident];
    if (fate == "counted" || fate == "superseded") valid.insert(ballots[i].resident);
    if (fate != "counted") continue;
    for (std::size_t other = 0; other < ballots.size(); ++other) {
      const bool competes =
          fate_of(box, other) == "superseded" && ballots[other].resident == ballots[i].resident;
      RC_ASSERT(!competes || !came_after(ballots[other], ballots[i]));
    }
  }
  for (const std::string& resident : valid) {
    RC_ASSERT(voices[resident] == (ambiguous.contains(resident) ? 0 : 1));
  }
}

// Everything that the outcome rests on, as text.
std::string told(const OpenedBox& box) {
  std::string text;
  for (const ChannelAccount& channel : box.account.channels) {
    text += channel.channel.text() + ' ' + std::to_string(channel.counted) + ' ' +
            std::to_string(channel.superseded) + ' ' + std::to_string(channel.unused);
    for (const auto& [reason, count] : channel.invalid) text += ' ' + reason + '=' + std::to_string(count);
    text += '\n';
  }
  for (std::size_t group = 0; group < box.profile.groups(); ++group) {
    for (const ProjectIndex project : box.profile.projects(group)) text += std::to_string(project) + ',';
    text += ' ' + std::to_string(box.profile.weight(group)) + '\n';
  }
  return text;
}

RC_GTEST_PROP(BallotBox, TellsTheSameWhateverTheOrderOfTheBallots, (unsigned seed)) {
  const Round round = small_round();
  std::vector<CastBallot> ballots = random_ballots();
  const OpenedBox before = open_ballot_box(round, ballots);
  const std::string told_before = told(before);
  const std::size_t ambiguous = before.ambiguous.size();
  std::mt19937 order(seed);
  std::shuffle(ballots.begin(), ballots.end(), order);
  const OpenedBox after = open_ballot_box(round, ballots);
  RC_ASSERT(told(after) == told_before);
  RC_ASSERT(after.ambiguous.size() == ambiguous);
}

}  // namespace
}  // namespace buurtkas

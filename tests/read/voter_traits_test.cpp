// Whoever reads again sees every ballot that counts, with what the files tell of who cast it.

#include <gtest/gtest.h>

#include "cli/read/terms/round_terms.h"
#include "tests/read/pb_support.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

std::string told(const SeenBallot& ballot) {
  std::string text;
  for (const ProjectIndex project : ballot.projects) text += std::to_string(project) + ',';
  for (const std::int64_t points : ballot.points) text += ' ' + std::to_string(points);
  for (const VoterTrait& one : ballot.traits)
    text += ' ' + std::to_string(static_cast<int>(one.trait)) + '=' + std::string(one.value);
  return text;
}

TEST(VoterTraits, AreThoseOfAFileThatIsReadAgainForItsDecimals) {
  const Source source = {
      "f.pb",
      "META\nkey;value\ndescription;d\ncountry;c\nunit;u\ninstance;i\nnum_projects;2\n"
      "num_votes;2\nbudget;10\nvote_type;cumulative\nrule;greedy\ndate_begin;01.01.2026\n"
      "date_end;02.01.2026\nmax_sum_points;5\nPROJECTS\nproject_id;cost\na;1\nb;2\nVOTES\n"
      "voter_id;vote;points;age;sex;voting_method\n1;b,a;1,2.5;30;F;internet\n2;a;3;;None;paper\n"};
  std::vector<std::string> seen;
  const auto reading =
      read_pb_election(source, {}, {}, [&](const SeenBallot& ballot) { seen.push_back(told(ballot)); });
  ASSERT_TRUE(reading.value);
  EXPECT_EQ(seen, (std::vector<std::string>{"0,1, 25 10 0=internet 3=30 4=F", "0, 30 0=paper 3= 4="}));
}

TEST(VoterTraits, AreOfTheBallotsThatCountInARound) {
  std::vector<std::string> seen;
  const auto reading =
      read_round_folder(testing::project_root() / "sample-budgets/one-street", "one-street",
                        {{}, [&](const SeenBallot& ballot) { seen.push_back(told(ballot)); }, {}, {}});
  ASSERT_TRUE(reading.value);
  EXPECT_EQ(seen.size(), reading.value->election.profile.ballots());
  ASSERT_FALSE(seen.empty());
  EXPECT_NE(seen.front().find("1=Kerkstraat"), std::string::npos) << seen.front();
}

}  // namespace
}  // namespace buurtkas

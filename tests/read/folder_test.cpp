#include <gtest/gtest.h>

#include "cli/read/terms/round_terms.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

TEST(RoundFolderReader, ReadsTheStreetOfSixVoters) {
  const auto reading = read_round_folder(testing::project_root() / "sample-budgets/one-street", "one-street");
  for (const Finding& finding : reading.findings) {
    ADD_FAILURE() << finding.place.file << ':' << finding.place.line << ' ' << finding.code << ' '
                  << finding.found;
  }
  ASSERT_TRUE(reading.value.has_value());
  const Election& election = reading.value->election;
  EXPECT_EQ(election.name, "Kerkstraat 2026");
  ASSERT_EQ(election.instance.projects.size(), 4U);
  EXPECT_EQ(to_string(election.instance.projects[3].cost), "500.00");
  EXPECT_EQ(to_string(votable(election.instance)), "1200.00");
  EXPECT_EQ(election.profile.ballots(), 6U);
  EXPECT_EQ(election.profile.groups(), 3U);
  ASSERT_EQ(election.account.channels.size(), 1U);
  EXPECT_EQ(election.account.channels[0].counted, 6U);
  EXPECT_TRUE(adds_up(election.account.channels[0]));
  EXPECT_EQ(reading.value->terms.completion, (std::vector{Completion::add_one, Completion::greedy}));
  EXPECT_EQ(reading.value->round.residents[4].since[4], (Date{2025, 6, 1}));
}

}  // namespace
}  // namespace buurtkas

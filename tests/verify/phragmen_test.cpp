// Phragmen's outcome is proven, alone and after equal shares, and no other outcome is.

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "engine/voting/method.h"
#include "engine/voting/selection.h"
#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::certificate_of;
using testing::refutation;

constexpr std::array types = {BallotType::approval, BallotType::cumulative, BallotType::scoring,
                              BallotType::ordinal};

std::uint64_t count_kind(const Json& certificate, const std::string& kind) {
  const Json& statements = certificate["statements"];
  return static_cast<std::uint64_t>(std::count_if(statements.begin(), statements.end(),
                                                  [&](const Json& one) { return one["kind"] == kind; }));
}

TEST(PhragmenCertificate, ProvesManyRandomElections) {
  std::mt19937 random(31);
  std::uint64_t due = 0;
  for (const char* words :
       {"phragmen cost none most-votes,lowest-cost", "phragmen cost none highest-cost 2",
        "equal-shares cost phragmen", "equal-shares cardinality add-one,phragmen file-order",
        "equal-shares cost add-one-integral,phragmen,greedy", "exact-equal-shares cost phragmen"}) {
    const Terms terms = testing::terms_of_words(words);
    std::uint64_t proven = 0;
    for (int round = 0; round < 1'000; ++round) {
      const BallotType type = types[random() % types.size()];
      const Election election = testing::random_election(random, type, round % 2 == 1);
      const Json certificate = certificate_of(election, terms);
      ASSERT_EQ(refutation(certificate, election), "") << words << certificate.dump(1);
      if (testing::proves_outcome(certificate)) ++proven;
      due += count_kind(certificate, "due");
    }
    EXPECT_EQ(proven, 1'000u) << words;
  }
  EXPECT_GT(due, 3'000u);
}

// A certificate's own statements, as they would be for another order of the ties: all of them hold but that
// one goes first.
TEST(PhragmenCertificate, IsRefutedByAnotherOrderOfTies) {
  std::mt19937 random(37);
  std::uint64_t forged = 0;
  for (int round = 0; round < 1'000; ++round) {
    const Election election = testing::random_election(random, BallotType::approval, round % 2 == 1);
    const Json right = certificate_of(election, testing::terms_of_words("phragmen cost none lowest-id"));
    Json other = certificate_of(election, testing::terms_of_words("phragmen cost none file-order"));
    other["terms"] = right["terms"];
    if (other == right) continue;
    ++forged;
    EXPECT_NE(refutation(other, election), "") << other.dump(1);
  }
  EXPECT_GT(forged, 50u);
}

// As of an election in which a project costs too much, or nothing, or in which a cent less is there than what
// is selected costs, with the votes as they are.
TEST(PhragmenCertificate, IsRefutedWhenAProjectIsSkippedOrMovedOrTheEndIsTooEarly) {
  std::mt19937 random(41);
  const Terms terms = testing::terms_of_words("phragmen cost none lowest-id");
  std::uint64_t skipped = 0;
  std::uint64_t moved = 0;
  std::uint64_t ended = 0;
  for (int round = 0; round < 1'000; ++round) {
    const Election election = testing::random_election(random, BallotType::approval, false);
    const Json right = certificate_of(election, terms);
    if (right["selected"].size() < 2) continue;

    Election smaller = election;
    const std::string out = right["selected"].front();
    for (Project& project : smaller.instance.projects) {
      if (project.id.text() == out)
        project.cost = votable(election.instance) + Money(100, election.instance.currency);
    }
    Json without = certificate_of(smaller, terms);
    ++skipped;
    EXPECT_NE(refutation(without, election), "") << without.dump(1);
    auto& statements = without["statements"].get_ref<Json::array_t&>();
    std::erase_if(statements,
                  [&](const Json& one) { return one["kind"] == "does-not-fit" && one["project"] == out; });
    for (std::size_t at = 0; at < statements.size(); ++at) statements[at]["number"] = std::to_string(at + 1);
    EXPECT_NE(refutation(without, election), "") << without.dump(1);

    Election cheaper = election;
    for (Project& project : cheaper.instance.projects) {
      if (project.id.text() == right["selected"].back()) project.cost = Money(0, election.instance.currency);
    }
    Json first = certificate_of(cheaper, terms);
    first["cost"] = right["cost"];
    if (first["selected"] != right["selected"]) {
      ++moved;
      EXPECT_NE(refutation(first, election), "") << first.dump(1);
    }

    Election poorer = election;
    const Money cost =
        total_cost(election.instance, select_projects(election.instance, election.profile, terms).projects);
    if (cost.is_zero()) continue;
    poorer.instance.pots[0].amount = cost - Money(1, election.instance.currency);
    Json early = certificate_of(poorer, terms);
    early["votable"] = right["votable"];
    ++ended;
    EXPECT_NE(refutation(early, election), "") << early.dump(1);
  }
  EXPECT_GT(skipped, 200u);
  EXPECT_GT(moved, 100u);
  EXPECT_GT(ended, 200u);
}

// What is due at the same load as the first, and does not fit, ends the count.
TEST(PhragmenCertificate, EndsWhenOneOfThoseDueTogetherDoesNotFit) {
  const Currency euro = Currency::euro();
  Election election;
  election.instance.currency = euro;
  for (const auto& [id, cents] : {std::pair("a", 20), std::pair("b", 30), std::pair("c", 60)})
    election.instance.projects.push_back({ProjectId(id), "", Money(cents, euro), {}});
  election.instance.pots = {{PotId("pot"), "", PotKind::grant, {}, {}, Money(79, euro), Money(0, euro), {}}};
  election.profile = Profile(BallotType::approval, 1);
  for (const ProjectIndex project : {0u, 0u, 1u, 2u, 2u})
    election.profile.add(std::vector<ProjectIndex>{project}, {}, 1, 1);
  const Json certificate = certificate_of(election, testing::terms_of_words("phragmen cost none lowest-id"));
  EXPECT_EQ(refutation(certificate, election), "");
  const Json& end = certificate["statements"][count_kind(certificate, "votes") + 1];
  EXPECT_EQ(end["kind"], "count-ends") << certificate.dump(1);
  EXPECT_EQ(end["project"], "c");
}

}  // namespace
}  // namespace buurtkas

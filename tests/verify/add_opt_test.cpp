// By add-opt: the next endowment is exactly the next.

#include <gtest/gtest.h>

#include "engine/voting/method.h"
#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::certificate_of;
using testing::refutation;

const Terms by_opt = testing::terms_of_words("exact-equal-shares cost add-opt lowest-id");

Election approvals(std::int64_t budget, const std::vector<std::int64_t>& costs,
                   const std::vector<std::vector<ProjectIndex>>& ballots) {
  const Currency euro = Currency::euro();
  Election election;
  election.instance.currency = euro;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    election.instance.projects.push_back(
        {ProjectId(std::string(1, static_cast<char>('a' + i))), "", Money(costs[i] * 100, euro), {}});
  }
  election.instance.pots = {
      {PotId("pot"), "", PotKind::grant, {}, {}, Money(budget * 100, euro), Money(0, euro), {}}};
  election.profile = Profile(BallotType::approval, 1);
  for (const auto& ballot : ballots) election.profile.add(ballot, {}, 1, 1);
  return election;
}

std::vector<std::string> endowments(const Json& certificate) {
  std::vector<std::string> all;
  for (const Json& statement : certificate["statements"]) {
    if (statement["kind"] == "run") all.push_back(statement["endowment"]);
  }
  return all;
}

TEST(AddOptCertificate, HasTheLastEndowmentAndTheNext) {
  // With 9 each all three buy a, and two of them have 6 left. From 19/2 on those two could pay for b before
  // they pay for a, which comes first all the same, so that changes nothing; with 25/2 they buy both.
  const Json next = certificate_of(approvals(27, {9, 19, 100}, {{0, 1}, {0, 1}, {0}}), by_opt);
  EXPECT_EQ(endowments(next), (std::vector<std::string>{"9", "25/2"})) << next.dump(1);
  // With money for both, the run that buys everything stands last.
  const Json last = certificate_of(approvals(30, {9, 19, 100}, {{0, 1}, {0, 1}, {0}}), by_opt);
  EXPECT_EQ(endowments(last), (std::vector<std::string>{"25/2"})) << last.dump(1);
  EXPECT_EQ(last["selected"].size(), 2u);
}

TEST(AddOptCertificate, ProvesManyRandomElectionsAndNoOtherNextEndowment) {
  std::mt19937 random(43);
  std::uint64_t raised = 0;
  for (int round = 0; round < 3'000; ++round) {
    const Election election = testing::random_election(random, BallotType::approval, round % 3 == 0);
    const Json certificate = certificate_of(election, by_opt);
    ASSERT_EQ(certificate["proves"], "outcome-of-raises");
    ASSERT_EQ(refutation(certificate, election), "") << certificate.dump(1);
    const auto both = endowments(certificate);
    if (both.size() < 2) continue;
    ++raised;
    for (const Json& statement : certificate["statements"]) {
      if (statement["kind"] != "run") continue;
      Json spoiled = certificate;
      const std::size_t at = std::stoul(statement["number"].get<std::string>()) - 1;
      const Ratio endowment = parse_ratio(statement["endowment"].get<std::string>()).value();
      for (const Ratio& off : {Ratio(1) / 1000, Ratio(-1) / 1000}) {
        spoiled["statements"][at]["endowment"] = to_string(endowment + off);
        ASSERT_NE(refutation(spoiled, election), "") << spoiled.dump(1);
      }
    }
  }
  EXPECT_GT(raised, 1'000u);
}

}  // namespace
}  // namespace buurtkas

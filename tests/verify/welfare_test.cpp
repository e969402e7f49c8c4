// Certificates of most welfare from several pots within limits.

#include <gtest/gtest.h>

#include "tests/verify/certificates.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::certificate_of;
using testing::refutation;

// A pot for z alone, a cap on z, and an exclusion: the bound of all pots together is lower than that of any
// one of them, and no part of a project made it.
TEST(CertificateOfWelfare, IsProvenOfSeveralPotsWithinLimits) {
  Election election;
  election.instance = testing::instance(2200, {3000, 0, 100, 200, 3000, 100, 1900, 200, 1300});
  Pot of_z = election.instance.pots[0];
  of_z.id = PotId("z");
  of_z.amount = testing::cents(800);
  of_z.earmark.all_of = {"z"};
  election.instance.pots.insert(election.instance.pots.begin(), of_z);
  election.instance.projects[8].tags = {"z"};
  Limit exclusion;
  exclusion.projects = {2, 6};
  Limit cap;
  cap.kind = Limit::Kind::cap;
  cap.of = "z";
  cap.projects = {8};
  cap.most = testing::cents(800);
  election.instance.limits = {exclusion, cap};
  election.profile = Profile(BallotType::approval, 2);
  const std::vector<std::pair<std::uint64_t, std::vector<ProjectIndex>>> ballots = {
      {2, {3, 5, 6, 4, 0, 8}},
      {3, {7, 6, 3, 2}},
      {3, {0, 2}},
      {2, {8, 6, 5, 0, 2}},
      {3, {5, 1, 0, 7, 3, 6, 4}}};
  for (const auto& [weight, named] : ballots) election.profile.add(named, {}, weight, 1);
  for (const char* words : {"max-welfare cost", "max-welfare cardinality"}) {
    const Json certificate = certificate_of(election, testing::terms_of_words(words));
    EXPECT_TRUE(testing::proves_outcome(certificate)) << words;
    EXPECT_EQ(refutation(certificate, election), "") << words;
  }
}

}  // namespace
}  // namespace buurtkas

// Maximin support: every outcome is proven, and no other one that its own statements fit is.

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "cli/render/certificate_json.h"
#include "cli/verify/verify.h"
#include "engine/voting/count.h"
#include "engine/voting/greedy.h"
#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::refutation;

constexpr std::array types = {BallotType::approval, BallotType::cumulative, BallotType::scoring,
                              BallotType::ordinal};
constexpr std::array terms_words = {"maximin-support cost none lowest-cost", "maximin-support cost",
                                    "maximin-support cost none most-votes,highest-cost 2",
                                    "maximin-support cost none file-order 25%"};

TEST(MaximinCertificate, IsProven) {
  std::mt19937 random(31);
  std::size_t rises = 0, stays = 0, looks = 0, cuts = 0, longest = 0;
  for (int round = 0; round < 6'000; ++round) {
    const Election election =
        testing::random_election(random, types[random() % types.size()], round % 2 == 1);
    const Terms terms = testing::terms_of_words(terms_words[random() % terms_words.size()]);
    const Json certificate = testing::certificate_of(election, terms);
    ASSERT_EQ(certificate["proves"], "outcome");
    ASSERT_EQ(refutation(certificate, election), "") << certificate.dump(1);
    for (const Json& statement : certificate["statements"]) {
      if (statement["kind"] != "carried") continue;
      ++(statement.contains("heaviest") ? rises : stays);
      longest = std::max(longest, std::stoul(statement["first"].get<std::string>()));
      for (const Json& look : statement["looks"]) ++(look.contains("cut") ? cuts : looks);
    }
  }
  EXPECT_GT(rises, 1'000u);
  EXPECT_GT(stays, 1'000u);
  EXPECT_GT(looks, 500u);
  EXPECT_GT(cuts, 500u);
  EXPECT_GE(longest, 3u);
}

// The certificate of a count that goes in this order, what does not fit left out, and carries so many.
Json forged(const Election& election, const Terms& terms, const std::vector<ProjectIndex>& order,
            std::size_t carried) {
  Trace unused;
  const OnProgress quiet;
  const Count count = begin_count(election.instance, election.profile, terms, {}, quiet, unused);
  Selection selection;
  selection.votes = count.votes;
  for (const ProjectIndex project : order) {
    std::vector<ProjectIndex> asked = selection.projects;
    asked.push_back(project);
    const bool takes_part =
        std::find(count.projects.begin(), count.projects.end(), project) != count.projects.end();
    if (asked.size() > carried || !takes_part || count.supporters.weight[project] == 0 ||
        !is_fundable(election.instance, asked))
      continue;
    selection.projects = std::move(asked);
    selection.trace.emplace_back(Chosen{project, count.votes[project], "load", {}});
  }
  take_greedily(count, worth_by_votes(count), Misfit::skip, selection.projects, unused);
  selection.cost = total_cost(election.instance, selection.projects);
  selection.funding = assign_funding(election.instance, selection.projects).value();
  const Outcome outcome = {election, terms, selection, false, false, {}, {{"f.pb", std::string(64, 'a')}}};
  const Certificate made = certify(election.instance, election.profile, terms, selection);
  return verify::read_certificate(certificate_text(outcome, made)).value();
}

std::vector<std::string> carried_in(const Json& certificate) {
  std::vector<std::string> ids;
  for (const Json& statement : certificate["statements"]) {
    if (statement["kind"] == "carried") ids.push_back(statement["project"]);
  }
  return ids;
}

TEST(MaximinCertificate, OfAnotherOrderOrOneThatEndsTooEarlyIsRefuted) {
  std::mt19937 random(37);
  std::size_t right = 0, first = 0, early = 0;
  for (int round = 0; round < 3'000; ++round) {
    const Election election =
        testing::random_election(random, types[random() % types.size()], round % 2 == 1);
    const Terms terms = testing::terms_of_words(terms_words[random() % terms_words.size()]);
    const Json certificate = testing::certificate_of(election, terms);
    std::vector<ProjectIndex> order(election.instance.projects.size());
    std::iota(order.begin(), order.end(), ProjectIndex{0});
    std::shuffle(order.begin(), order.end(), random);
    const std::size_t most = random() % 2 == 0 ? order.size() : random() % order.size();
    const Json other = forged(election, terms, order, most);
    const std::string sentence = refutation(other, election);
    const std::vector<std::string> ids = carried_in(other);
    ASSERT_EQ(sentence.empty(), ids == carried_in(certificate)) << sentence << '\n'
                                                                << other.dump(1) << certificate.dump(1);
    if (sentence.empty()) {
      EXPECT_EQ(other["selected"], certificate["selected"]);
      ++right;
    }
    if (sentence.find("goes before") != std::string::npos) ++first;
    if (sentence.find("has support") != std::string::npos) ++early;
  }
  EXPECT_GT(right, 100u);
  EXPECT_GT(first, 500u);
  EXPECT_GT(early, 100u);
}

// A higher load than need be, with a flow that keeps to it, and a lower one that is not carried.
TEST(MaximinCertificate, OfAnotherLoadIsRefuted) {
  std::mt19937 random(41);
  std::size_t spoiled_ones = 0;
  for (int round = 0; round < 500; ++round) {
    const Election election = testing::random_election(random, BallotType::approval, round % 2 == 1);
    const Json certificate = testing::certificate_of(election, testing::terms_of_words(terms_words[0]));
    for (std::size_t at = 0; at < certificate["statements"].size(); ++at) {
      const Json& statement = certificate["statements"][at];
      if (!statement.contains("heaviest")) continue;
      const std::string start = "statement " + std::to_string(at + 1) + " (`carried`)";
      for (const Ratio& factor : {Ratio(2), Ratio(1) / Ratio(2)}) {
        Json spoiled = certificate;
        const Ratio load = parse_ratio(statement["load"].get<std::string>()).value();
        spoiled["statements"][at]["load"] = to_string(load * factor);
        EXPECT_TRUE(refutation(spoiled, election).starts_with(start));
      }
      for (std::size_t one = 0; one < statement["classes"].size(); ++one) {
        Json spoiled = certificate;
        for (Json& amount : spoiled["statements"][at]["classes"][one]["carry"]) amount = "0";
        if (spoiled == certificate) continue;
        EXPECT_NE(refutation(spoiled, election).find("is not carried exactly"), std::string::npos);
        ++spoiled_ones;
      }
    }
  }
  EXPECT_GT(spoiled_ones, 500u);
}

}  // namespace
}  // namespace buurtkas

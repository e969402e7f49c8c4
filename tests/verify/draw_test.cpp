// Ties that a draw breaks: the verifier draws for itself, and only from seeds that were committed to.

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/commands/run.h"
#include "cli/verify/run_verify.h"
#include "engine/sha256.h"
#include "tests/support/support.h"
#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::certificate_of;
using testing::refutation;

verify::Draw draw_of(const std::vector<std::string>& seeds) {
  verify::Draw draw;
  for (const std::string& seed : seeds) draw.push_back({sha256_of(seed), seed});
  return draw;
}

Terms drawn_terms(const std::string& words, const verify::Draw& draw) {
  Terms terms = testing::terms_of_words(words);
  terms.tie_breaks = {TieBreak::drawn};
  for (const verify::Seed& seed : draw) terms.draw.seeds.push_back({seed.commitment, seed.text});
  return terms;
}

constexpr std::array methods_of_draws = {"greedy cost",
                                         "greedy-no-skip cost",
                                         "greedy cardinality",
                                         "equal-shares cost",
                                         "equal-shares effort",
                                         "equal-shares log-cost",
                                         "expanding-approvals cost",
                                         "max-welfare cost",
                                         "exact-equal-shares cost",
                                         "equal-shares cost add-one,greedy"};

TEST(CertificateOfADraw, ProvesTheOutcome) {
  std::mt19937 random(31);
  std::uint64_t by_another_draw = 0;
  for (int round = 0; round < 400; ++round) {
    const verify::Draw draw = draw_of({"a seed " + std::to_string(round), "and another seed"});
    const std::string words = methods_of_draws[round % methods_of_draws.size()];
    const Terms terms = drawn_terms(words, draw);
    const Election election = testing::random_election(random, BallotType::approval, round % 3 == 0);
    const Json certificate = certificate_of(election, terms);
    ASSERT_TRUE(testing::proves_outcome(certificate));
    ASSERT_EQ(refutation(certificate, election, draw), "") << certificate.dump(1);
    ASSERT_EQ(refutation(certificate, election, {draw[1], draw[0]}), "");
    const verify::Draw another = draw_of({"a seed " + std::to_string(round), "and a third seed"});
    if (!refutation(certificate, election, another).empty()) ++by_another_draw;
  }
  EXPECT_GT(by_another_draw, 40u);
}

TEST(CertificateOfADraw, IsRefutedWithoutTheSeedsThatWereCommittedTo) {
  std::mt19937 random(37);
  const verify::Draw draw = draw_of({"one seed of the draw", "another one of it"});
  const Terms terms = drawn_terms("greedy cost", draw);
  const Election election = testing::random_election(random, BallotType::approval, false);
  const Json certificate = certificate_of(election, terms);
  ASSERT_EQ(refutation(certificate, election, draw), "");
  const std::string head = "the head: `terms.tie_breaks` says `drawn,lowest-id`; by the files: ";
  EXPECT_EQ(refutation(certificate, election), head + "without a draw");
  verify::Draw missing = draw;
  missing[1].text.clear();
  EXPECT_EQ(refutation(certificate, election, missing), head + "a seed of the draw is missing");
  verify::Draw other = draw;
  other[0].text = "a seed that wins";
  EXPECT_EQ(refutation(certificate, election, other),
            head + "seed `a seed that wins` is not what was committed to");
}

// An older certificate proves the funding; and nothing is proven without the draw.
TEST(CertificateOfADraw, MayProveTheFundingAlone) {
  std::mt19937 random(41);
  const verify::Draw draw = draw_of({"one seed of the draw"});
  const Election election = testing::random_election(random, BallotType::approval, false);
  const Json certificate = testing::funding_certificate_of(election, drawn_terms("equal-shares cost", draw));
  ASSERT_EQ(certificate["proves"], "funding");
  EXPECT_EQ(refutation(certificate, election, draw), "");
  EXPECT_NE(refutation(certificate, election), "");
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// A round's own file, of which somebody changed a seed, with the file's new hash in the certificate.
TEST(CertificateOfADraw, IsOfTheSeedsInTheRoundsFile) {
  const testing::TemporaryFolder folder;
  const auto round = testing::copy_sample("two-quarters", folder);
  const std::string file = (folder.path() / "c.json").string();
  std::ostringstream told;
  const std::vector<std::string> words = {"vote", round.string(), "--certificate",
                                          file,   "--quiet",      "--dry-run"};
  ASSERT_EQ(run(words, told, told, false), 0) << told.str();
  const std::string certificate = testing::text_of(file);
  const std::string yaml = testing::text_of(round / "round.yaml");
  const std::string seed = "seed: de haan op de toren kraait driemaal";
  for (const char* other : {seed.c_str(), "seed: de haan op de toren kraait viermaal", "# secret"}) {
    const std::string changed = replaced(yaml, seed, other);
    std::ofstream(round / "round.yaml", std::ios::binary) << changed;
    folder.write("c.json", replaced(certificate, sha256_of(yaml), sha256_of(changed)));
    std::ostringstream out;
    EXPECT_EQ(verify::run_verify(std::vector<std::string>{file, round.string()}, out, out),
              other == seed ? 0 : 3)
        << out.str();
    EXPECT_EQ(out.str().find("`terms.tie_breaks` says") == std::string::npos, other == seed) << out.str();
  }
}

}  // namespace
}  // namespace buurtkas

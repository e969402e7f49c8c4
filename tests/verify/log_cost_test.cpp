// By log-cost: prices are compared exactly, so the outcome is proven, ties and near ties among it.

#include <gtest/gtest.h>

#include "cli/verify/between.h"
#include "cli/verify/logarithm.h"
#include "engine/voting/logarithm.h"
#include "engine/voting/method.h"
#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using std::strong_ordering;
using testing::certificate_of;
using testing::refutation;
using verify::Logarithm;

// 2^low <= x^(2^bits) < 2^high.
TEST(LogarithmOfTheVerifier, LiesBetweenItsBounds) {
  constexpr unsigned bits = 9;
  for (const std::int64_t cents : {100ll, 101ll, 140ll, 199ll, 200ll, 201ll, 300ll, 12'345ll, 800'000ll,
                                   10'000'000'000'000'001ll, 99'999'999'999'999'999ll}) {
    const Logarithm logarithm(Ratio(cents) / 100);
    const Ratio& of = logarithm.of();
    const auto bounds = logarithm.bounds(bits);
    const BigInt numerator = pow(of.numerator(), 1u << bits);
    const BigInt denominator = pow(of.denominator(), 1u << bits);
    EXPECT_LE(denominator << bounds.low.convert_to<unsigned>(), numerator) << cents;
    EXPECT_LT(numerator, denominator << bounds.high.convert_to<unsigned>()) << cents;
    EXPECT_EQ(bounds.high - bounds.low, 1) << cents;
    for (const unsigned more : {128u, 1'000u}) {
      const auto close = logarithm.bounds(more);
      EXPECT_EQ(close.low >> (more - bits), bounds.low) << cents;
      EXPECT_EQ(close.high - close.low, 1) << cents;
    }
  }
}

// It shares no code with the one that counts, and says the same: of powers of one number too, as many times
// their logarithms are equal, or next to it.
TEST(LogarithmOfTheVerifier, ComparesAsTheOneThatCounts) {
  std::mt19937 random(53);
  int equal = 0;
  for (int round = 0; round < 2'000; ++round) {
    const std::uint64_t root = 2 + random() % 9;
    const auto power_x = static_cast<unsigned>(1 + random() % 6);
    const auto power_y = static_cast<unsigned>(1 + random() % 6);
    const auto power = [&](unsigned of) { return pow(BigInt(root), of).convert_to<std::int64_t>(); };
    const bool is_power = round % 2 == 0;
    const std::int64_t x = is_power ? power(power_x) : 2 + static_cast<std::int64_t>(random() % 100'000'000);
    const std::int64_t y = is_power ? power(power_y) : 2 + static_cast<std::int64_t>(random() % 100'000'000);
    const BigInt times = BigInt(1 + random() % 9) << (random() % 200);
    const BigInt a = times * power_y + random() % 2;
    const BigInt b = times * power_x + random() % 2;
    const auto counted =
        compare_products(Wide(a), buurtkas::Logarithm(x, 1), Wide(b), buurtkas::Logarithm(y, 1));
    const auto verified = compare_products(Ratio(a) / 7, Logarithm(x), Ratio(b) / 7, Logarithm(y));
    ASSERT_EQ(verified, counted) << a << " ln " << x << ", " << b << " ln " << y;
    if (counted == 0) ++equal;
  }
  EXPECT_GT(equal, 200);
}

TEST(LogarithmOfTheVerifier, GuessesNothing) {
  const Logarithm three(3);
  const Logarithm five(5);
  // As close as 2^-1000, and as 2^-8000.
  const auto compared = [&](unsigned bits, int more) {
    return compare_products(Ratio(five.bounds(bits).low + more), three, Ratio(three.bounds(bits).low), five);
  };
  EXPECT_EQ(compared(1'000, -2), strong_ordering::less);
  EXPECT_EQ(compared(1'000, 2), strong_ordering::greater);
  EXPECT_THROW(static_cast<void>(compared(8'000, 0)), verify::TooManyDigits);
}

TEST(LogCostCertificate, ProvesTheOutcome) {
  std::mt19937 random(59);
  std::uint64_t raised = 0;
  for (const char* method : {"equal-shares", "exact-equal-shares"}) {
    for (const char* completion : {"none", "greedy", "add-one", "add-one-exhaustive,greedy",
                                   "add-one-integral", "add-one-integral-exhaustive,comparison"}) {
      const Terms terms = testing::terms_of_words(std::string(method) + " log-cost " + completion);
      for (int round = 0; round < 60; ++round) {
        const Election election = testing::random_election(random, BallotType::approval, round % 3 == 0);
        const Json certificate = certificate_of(election, terms);
        ASSERT_TRUE(testing::proves_outcome(certificate));
        ASSERT_EQ(refutation(certificate, election), "") << certificate.dump(1);
        for (const Json& statement : certificate["statements"]) {
          if (statement["kind"] == "run" && statement["raises"] != "0") ++raised;
        }
      }
    }
  }
  EXPECT_GT(raised, 200u);
}

// Each raise is as large as it has to be for the next look to have another answer.
TEST(LogCostCertificate, ProvesTheOutcomeByAddOpt) {
  std::mt19937 random(61);
  const Terms terms = testing::terms_of_words("exact-equal-shares log-cost add-opt");
  for (int round = 0; round < 300; ++round) {
    const Election election = testing::random_election(random, BallotType::approval, false);
    const Json certificate = certificate_of(election, terms);
    ASSERT_TRUE(testing::proves_outcome(certificate));
    ASSERT_EQ(refutation(certificate, election), "") << certificate.dump(1);
  }
}

TEST(LogCostCertificate, IsRefutedWhenAnyNumberIsChanged) {
  std::mt19937 random(67);
  std::uint64_t changed = 0;
  for (const char* completion : {"none", "add-one,greedy", "add-one-exhaustive"}) {
    const Terms terms = testing::terms_of_words(std::string("equal-shares log-cost ") + completion);
    for (int round = 0; round < 1; ++round) {
      const Election election = testing::random_election(random, BallotType::approval, round % 3 == 0);
      const Json certificate = certificate_of(election, terms);
      for (const Json::json_pointer& leaf : testing::leaves_of(certificate)) {
        if (leaf.to_string().starts_with("/terms/")) continue;
        for (const std::string& change : testing::changes_of(certificate[leaf], election)) {
          Json spoiled = certificate;
          spoiled[leaf] = change;
          ASSERT_NE(refutation(spoiled, election), "") << leaf.to_string() << " -> " << change;
          ++changed;
        }
      }
    }
  }
  EXPECT_GT(changed, 5'000u);
}

// An older program could prove no more.
TEST(LogCostCertificate, MayProveTheFundingAlone) {
  std::mt19937 random(71);
  const Election election = testing::random_election(random, BallotType::approval, false);
  const Json certificate =
      testing::funding_certificate_of(election, testing::terms_of_words("equal-shares log-cost add-one"));
  ASSERT_EQ(certificate["proves"], "funding");
  EXPECT_EQ(refutation(certificate, election), "");
}

// Of two projects with money for both, each with supporters of its own.
Election two_projects(std::int64_t cost_a, std::uint64_t votes_a, std::int64_t cost_b,
                      std::uint64_t votes_b) {
  const Currency euro = Currency::euro();
  Election election;
  election.instance.currency = euro;
  election.instance.projects = {{ProjectId("a"), "", Money(cost_a * 100, euro), {}},
                                {ProjectId("b"), "", Money(cost_b * 100, euro), {}}};
  const std::int64_t budget = 10 * (cost_a + cost_b) * 100;
  election.instance.pots = {
      {PotId("pot"), "", PotKind::grant, {}, {}, Money(budget, euro), Money(0, euro), {}}};
  election.profile = Profile(BallotType::approval, 1);
  election.profile.add(std::vector<ProjectIndex>{0}, {}, votes_a, votes_a);
  election.profile.add(std::vector<ProjectIndex>{1}, {}, votes_b, votes_b);
  return election;
}

// All as it is, but that the second is bought first, and the first is what it is said to rule out.
Json in_the_other_order(Json certificate) {
  std::vector<Json*> bought;
  for (Json& statement : certificate["statements"]) {
    if (statement["kind"] == "bought") bought.push_back(&statement);
  }
  Json& first = *bought.at(0);
  Json& second = *bought.at(1);
  std::swap(first, second);
  std::swap(first["number"], second["number"]);
  first["looks"] = {{{"project", second["project"]}, {"payment", second["payment"]}}};
  second["looks"] = Json::array();
  std::swap(certificate["selected"][0], certificate["selected"][1]);
  return certificate;
}

void expect_first(const std::string& first, const Election& election, const Terms& terms) {
  const Json certificate = certificate_of(election, terms);
  EXPECT_EQ(certificate["proves"], "outcome");
  EXPECT_EQ(certificate["selected"].at(0), first);
  EXPECT_EQ(refutation(certificate, election), "") << certificate.dump(1);
  EXPECT_NE(refutation(in_the_other_order(certificate), election).find("`" + first + "` goes before"),
            std::string::npos)
      << certificate.dump(1);
}

// 3 / (9 ln 4) and 7 / (14 ln 8) are the same, as ln 4 = 2 ln 2 and ln 8 = 3 ln 2.
TEST(LogCostCertificate, HoldsExactTiesForTies) {
  for (const char* method : {"equal-shares", "exact-equal-shares"}) {
    const std::string words = std::string(method) + " log-cost none ";
    for (const std::uint64_t times : {1ull, 1'000'000ull, 100'000'000ull}) {
      const Election tie = two_projects(3, 9 * times, 7, 14 * times);
      expect_first("a", tie, testing::terms_of_words(words + "lowest-cost"));
      expect_first("b", tie, testing::terms_of_words(words + "highest-cost"));
      const Election nearly = two_projects(3, 9 * times, 7, 14 * times + 1);
      expect_first("b", nearly, testing::terms_of_words(words + "lowest-cost"));
      const Election other = two_projects(3, 9 * times + 1, 7, 14 * times);
      expect_first("a", other, testing::terms_of_words(words + "highest-cost"));
    }
  }
}

// 2 / (p ln 3) and 4 / (q ln 5) are as close as fractions q / p come to 2 ln 3 / ln 5, first from below, then
// from above, and so on.
TEST(LogCostCertificate, TellsNearlyEqualPricesApart) {
  const Terms terms = testing::terms_of_words("equal-shares log-cost none file-order");
  constexpr unsigned bits = 256;
  Ratio rest(2 * Logarithm(3).bounds(bits).low, Logarithm(5).bounds(bits).low);
  BigInt q = 1, q_before = 0, p = 0, p_before = 1;
  for (int step = 0;; ++step) {
    const BigInt whole = rest.numerator() / rest.denominator();
    std::swap(q, q_before);
    std::swap(p, p_before);
    q += whole * q_before;
    p += whole * p_before;
    if (q > 1'000'000'000) {
      EXPECT_GT(step, 15);
      return;
    }
    rest = Ratio(1) / (rest - Ratio(whole));
    const Election election =
        two_projects(2, p.convert_to<std::uint64_t>(), 4, q.convert_to<std::uint64_t>());
    expect_first(step % 2 == 0 ? "a" : "b", election, terms);
  }
}

}  // namespace
}  // namespace buurtkas

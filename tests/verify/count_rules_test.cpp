// The terms that a certificate may name are those that are counted by, and a declared rule's are that rule's.

#include "cli/verify/count_rules.h"

#include <gtest/gtest.h>

#include "engine/voting/declared.h"
#include "engine/voting/method.h"
#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::refutation;

bool is_refused(const Json& terms, const Election& election) {
  const verify::Statement statement(terms, {"het begin", "the head"});
  try {
    verify::check_rules(statement, verify::terms_of(statement), election);
  } catch (const verify::Refuted&) {
    return true;
  }
  return false;
}

TEST(CountRules, AreThoseOfTheCount) {
  const std::vector<std::string> completions = {"none",
                                                "add-one",
                                                "add-one-exhaustive",
                                                "add-one-integral",
                                                "add-one-integral-exhaustive",
                                                "add-opt",
                                                "phragmen",
                                                "greedy",
                                                "comparison",
                                                "add-one,greedy",
                                                "add-opt,greedy",
                                                "greedy,add-one",
                                                "comparison,greedy",
                                                "phragmen,greedy",
                                                "greedy,greedy",
                                                "add-one,add-one-integral",
                                                "add-one,phragmen,greedy,comparison"};
  std::mt19937 random(5);
  std::size_t counted = 0;
  for (const BallotType type : {BallotType::approval, BallotType::choose_one, BallotType::cumulative,
                                BallotType::scoring, BallotType::ordinal}) {
    Election election = testing::random_election(random, BallotType::approval, false);
    election.profile = Profile(type);
    for (const Method method : methods()) {
      for (const std::string_view satisfaction : satisfaction_names()) {
        for (const std::string& completion : completions) {
          for (const bool has_threshold : {false, true}) {
            const std::string words = std::string(method->name) + ' ' + std::string(satisfaction) + ' ' +
                                      completion + " most-votes" + (has_threshold ? " 2" : "");
            Json terms = {{"method", method->name},
                          {"satisfaction", satisfaction},
                          {"completion", completion},
                          {"tie_breaks", "most-votes,lowest-id"}};
            if (has_threshold) terms["threshold"] = "2";
            const bool is_counted = fault_of(testing::terms_of_words(words), type) == TermsFault::none;
            ASSERT_EQ(is_refused(terms, election), !is_counted) << words << ' ' << static_cast<int>(type);
            counted += is_counted ? 1 : 0;
          }
        }
      }
    }
  }
  EXPECT_GT(counted, 1000u);
}

// A certificate of the true count, with one thing more or other in its terms.
TEST(CountRules, AreHeldAgainstACertificate) {
  std::mt19937 random(3);
  const Election election = testing::random_election(random, BallotType::approval, false);
  const auto refuted = [&](const char* words, const Json& changes) {
    Json certificate = testing::certificate_of(election, testing::terms_of_words(words));
    EXPECT_EQ(refutation(certificate, election), "");
    certificate["terms"].update(changes);
    return refutation(certificate, election);
  };
  EXPECT_NE(refuted("greedy cost none", {{"weights", "paper twice"}}), "");
  EXPECT_NE(refuted("greedy cost none", {{"declAred", "greedy"}}), "");
  EXPECT_NE(refuted("greedy cost none", {{"satisfaction", "score"}}), "");
  EXPECT_NE(refuted("equal-shares cardinality none", {{"satisfaction", "score"}}), "");
  EXPECT_NE(refuted("maximin-support cost none", {{"satisfaction", "borda"}}), "");
  EXPECT_NE(refuted("max-welfare cardinality none", {{"satisfaction", "effort"}}), "");
  EXPECT_NE(refuted("greedy cost none", {{"completion", "comparison"}}), "");
  EXPECT_NE(refuted("greedy cost none", {{"method", "greedy-threshold"}}), "");
  EXPECT_NE(refuted("greedy cost none", {{"method", "greedy by votes"}}), "");
}

TEST(CountRules, OfADeclaredRuleAreItsOwn) {
  std::mt19937 random(9);
  for (const char* rule : {"greedy", "greedy-no-skip", "greedy-threshold", "equalshares", "equalshares/add1",
                           "equalshares-comparison", "equalshares/add1-comparison"}) {
    Election election = testing::random_election(random, BallotType::approval, false);
    election.declared.emplace();
    election.declared->rule = rule;
    if (std::string(rule) == "greedy-threshold") election.declared->threshold = Ratio(2);
    const Json own = testing::declared_certificate_of(election);
    EXPECT_EQ(refutation(own, election), "") << rule;
    for (const char* words :
         {"greedy cost none file-order", "greedy cost none lowest-cost", "max-welfare cost none",
          "equal-shares cost none lowest-cost,most-votes", "equal-shares cost add-one lowest-cost,most-votes",
          "equal-shares cardinality none lowest-cost,most-votes", "greedy-no-skip cost none file-order"}) {
      Json other = testing::certificate_of(election, testing::terms_of_words(words));
      other["terms"]["declared"] = rule;
      if (other["terms"] == own["terms"]) continue;
      EXPECT_EQ(refutation(other, election).substr(0, 8), "the head") << rule << ", " << words;
    }
  }
}

}  // namespace
}  // namespace buurtkas

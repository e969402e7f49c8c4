// What is right is proven, and nothing in a certificate can be changed without its being refuted.

#include "cli/verify/verify.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "engine/voting/declared.h"
#include "engine/voting/method.h"
#include "engine/voting/next_project.h"
#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::certificate_of;
using testing::refutation;

constexpr std::array types = {BallotType::approval, BallotType::cumulative, BallotType::scoring,
                              BallotType::ordinal};

std::string told(const Terms& terms, const Json& certificate) {
  return std::string(terms.method->name) + '\n' + certificate.dump(1);
}

TEST(Certificate, IsProvenByEveryMethod) {
  std::mt19937 random(7);
  std::set<std::string> kinds;
  for (const BallotType type : types) {
    for (const Terms& terms : testing::all_terms(type)) {
      for (int round = 0; round < 6; ++round) {
        const Election election = testing::random_election(random, type, round % 2 == 1);
        const Json certificate = certificate_of(election, terms);
        ASSERT_TRUE(testing::proves_outcome(certificate)) << told(terms, certificate);
        ASSERT_EQ(refutation(certificate, election), "") << told(terms, certificate);
        for (const Json& statement : certificate["statements"]) kinds.insert(statement["kind"]);
      }
    }
  }
  std::set<std::string> wanted = {
      "votes",      "below-threshold", "taken",        "skipped",           "stopped",         "run",
      "free",       "bought",          "not-fundable", "run-ends",          "next-costs-more", "nothing-fits",
      "compared",   "does-not-fit",    "paid",         "everything-bought", "branch",          "bounded",
      "over-budget"};
  wanted.insert({"supported", "rest"});                                      // of expanding approvals
  wanted.insert({"eliminated", "raised", "out", "taken-back", "accepted"});  // of cstv
  wanted.insert({"nothing-left", "unsupported"});                            // of bounded overspending
  wanted.insert({"carried", "carried-all"});                                 // of maximin support
  wanted.insert({"due", "count-ends"});                                      // of Phragmen's method
  wanted.insert("unchanged");                                                // of raises
  EXPECT_EQ(kinds, wanted);
}

// The words of terms are a premise: with other ones the same statements may hold as well; their numbers stand
// there twice. So is the selection where it is not proven: another one can be paid as well when what differs
// is free.
bool is_premise(const Json::json_pointer& leaf, const Json& certificate) {
  const std::string path = leaf.to_string();
  const bool has_number = path.starts_with("/terms/threshold") || path.starts_with("/terms/next");
  return (path.starts_with("/terms/") && !has_number) ||
         (path.starts_with("/selected") && certificate["proves"] == "funding");
}

// A statement's number, of a leaf in it.
std::string number_of(const Json::json_pointer& leaf) {
  const std::string path = leaf.to_string();
  constexpr std::string_view list = "/statements/";
  if (!path.starts_with(list)) return {};
  return std::to_string(std::stoul(path.substr(list.size())) + 1);
}

TEST(Certificate, IsRefutedWhenAnythingIsChanged) {
  std::mt19937 random(11);
  std::uint64_t changed = 0;
  std::uint64_t named = 0;
  for (const BallotType type : types) {
    for (const Terms& terms : testing::all_terms(type)) {
      if (random() % 3 != 0) continue;  // of so many, a third
      const Election election = testing::random_election(random, type, random() % 2 == 1);
      const Json certificate = certificate_of(election, terms);
      for (const Json::json_pointer& leaf : testing::leaves_of(certificate)) {
        if (is_premise(leaf, certificate)) continue;
        std::vector<std::string> changes = testing::changes_of(certificate[leaf], election);
        std::shuffle(changes.begin(), changes.end(), random);
        changes.resize(2);
        for (const std::string& change : changes) {
          const bool is_as_many =
              leaf.back() == "threshold" && change == certificate["terms"]["threshold_votes"];
          if (is_as_many) continue;  // `1` for `25%` of four
          Json spoiled = certificate;
          spoiled[leaf] = change;
          const std::string sentence = refutation(spoiled, election);
          ASSERT_NE(sentence, "") << leaf.to_string() << " -> " << change << '\n' << told(terms, certificate);
          const std::string number = number_of(leaf);
          if (number.empty()) continue;
          ++changed;
          if (sentence.starts_with("statement " + number + ' ')) ++named;
        }
      }
    }
  }
  RecordProperty("changed", std::to_string(changed));
  RecordProperty("named", std::to_string(named));
  EXPECT_GT(named * 100, changed * 90) << named << " of " << changed;
}

// Some of what takes too much to prove.
TEST(Certificate, OfTheFundingCannotSayThatItProvesMore) {
  std::mt19937 random(19);
  for (const char* words : {"max-welfare cost none", "exact-equal-shares cost add-opt,phragmen,greedy",
                            "expanding-approvals cost none", "maximin-support cost none"}) {
    const Terms terms = testing::terms_of_words(words);
    for (const bool has_pots : {false, true}) {
      const Election election = testing::random_election(random, BallotType::approval, has_pots);
      const Json certificate = testing::funding_certificate_of(election, terms);
      EXPECT_EQ(certificate["proves"], "funding");
      EXPECT_EQ(refutation(certificate, election), "");
      for (const char* more : {"outcome", "outcome-of-raises"}) {
        Json boasting = certificate;
        boasting["proves"] = more;
        EXPECT_NE(refutation(boasting, election), "");
      }
    }
  }
}

TEST(Certificate, IsRefutedWhenANumberOfItsTermsIsChanged) {
  std::mt19937 random(23);
  Terms terms = testing::terms_of_words("greedy cost none lowest-id");
  terms.threshold = threshold_from("more-than 1/2");
  terms.next = next_project_from("whole-from 75%");
  for (int round = 0; round < 20; ++round) {
    const Election election = testing::random_election(random, BallotType::approval, round % 2 == 1);
    const Json certificate = certificate_of(election, terms);
    ASSERT_EQ(refutation(certificate, election), "");
    for (const char* change : {R"({"threshold":"more-than 1/3"})", R"({"threshold":"more-than 2/4"})",
                               R"({"threshold":"more-than 01/2"})", R"({"threshold_votes":"1"})",
                               R"({"next_project":"whole-from 76%"})", R"({"next_project":"in-part"})",
                               R"({"next_share":"1/2"})"}) {
      Json spoiled = certificate;
      spoiled["terms"].update(Json::parse(change));
      EXPECT_TRUE(refutation(spoiled, election).starts_with("the head: `terms.")) << change;
    }
  }
}

TEST(Certificate, HasSharesThatAreNoWholePercents) {
  std::mt19937 random(41);
  for (const char* threshold : {"2.5%", "more-than 12.5%", "1/3"}) {
    for (const char* next : {"whole-from 75.5%", "in-part-from 33.333%", "in-part-from 100/3%"}) {
      Terms terms = testing::terms_of_words("greedy cost none lowest-id");
      terms.threshold = threshold_from(threshold);
      terms.next = next_project_from(next);
      const Election election = testing::random_election(random, BallotType::approval, false);
      EXPECT_EQ(refutation(certificate_of(election, terms), election), "") << threshold << ' ' << next;
    }
  }
}

// What a file says itself is held against it.
TEST(Certificate, HasTheNumbersOfAFilesOwnRule) {
  std::mt19937 random(29);
  Election election = testing::random_election(random, BallotType::approval, false);
  election.declared.emplace();
  election.declared->rule = "greedy-no-skip";
  election.declared->threshold = Ratio(1);
  election.declared->comment =
      "#1: If the remaining budget is enough to fund at least 75.5% of that project, we fund it as well.";
  const Json certificate = testing::declared_certificate_of(election);
  EXPECT_FALSE(certificate["terms"].contains("threshold_votes"));
  EXPECT_EQ(certificate["terms"]["next_project"], "whole-from 151/2%");
  EXPECT_EQ(refutation(certificate, election), "");
  for (const char* change : {R"({"threshold":"1/2"})", R"({"next_project":"whole-from 8%"})",
                             R"({"next_project":"whole-from 81%"})"}) {
    Json spoiled = certificate;
    spoiled["terms"].update(Json::parse(change));
    EXPECT_TRUE(refutation(spoiled, election).starts_with("the head: `terms.")) << change;
  }
  Json stripped = certificate_of(election, declared_terms(*election.declared).value());
  EXPECT_EQ(refutation(stripped, election), "");
  stripped["terms"].erase("threshold_votes");
  EXPECT_NE(refutation(stripped, election), "");
}

// Every list within, with its elements swapped, left out or repeated.
void spoil_lists(const Json& certificate, const Election& election, const Json::json_pointer& at,
                 const Terms& terms) {
  const Json& list = certificate[at];
  if (list.is_object()) {
    for (const auto& [key, value] : list.items()) spoil_lists(certificate, election, at / key, terms);
  }
  if (!list.is_array() || is_premise(at, certificate)) return;
  for (std::size_t i = 0; i < list.size(); ++i) {
    spoil_lists(certificate, election, at / i, terms);
    Json without = certificate;
    without[at].erase(i);
    EXPECT_NE(refutation(without, election), "") << at.to_string() << ' ' << i << told(terms, certificate);
    Json twice = certificate;
    twice[at].push_back(list[i]);
    EXPECT_NE(refutation(twice, election), "") << at.to_string() << ' ' << i << told(terms, certificate);
    if (i == 0) continue;
    Json swapped = certificate;
    std::swap(swapped[at][i], swapped[at][i - 1]);
    if (swapped == certificate) continue;  // amounts, and the same
    EXPECT_NE(refutation(swapped, election), "") << at.to_string() << ' ' << i << told(terms, certificate);
  }
}

TEST(Certificate, IsRefutedWhenAListIsInAnotherOrderOrNotWhole) {
  std::mt19937 random(13);
  for (const BallotType type : types) {
    for (const Terms& terms : testing::all_terms(type)) {
      if (random() % 5 != 0) continue;  // of so many, a fifth
      const Election election = testing::random_election(random, type, random() % 2 == 1);
      spoil_lists(certificate_of(election, terms), election, Json::json_pointer(), terms);
      if (HasFailure()) return;
    }
  }
}

TEST(Certificate, IsNotDeep) {
  const std::size_t levels = 200'000;
  const std::string deep = std::string(levels, '[') + std::string(levels, ']');
  const std::string head = R"({"format":"buurtkas-certificate","version":"1","inputs":)";
  EXPECT_TRUE(verify::read_certificate(head + "[[[[]]]]}").has_value());
  EXPECT_FALSE(verify::read_certificate(head + deep + '}').has_value());
}

TEST(Certificate, HasNothingMoreAndNothingLess) {
  std::mt19937 random(17);
  for (const char* words :
       {"greedy cost none most-votes 2", "equal-shares cost add-one,greedy", "expanding-approvals cost",
        "cstv-ewtc cost none lowest-id", "cstv-mt score none lowest-id", "bounded-overspending cost",
        "bounded-overspending-plus cost", "maximin-support cost", "phragmen cost none lowest-cost"}) {
    const bool has_points = std::string_view(words).starts_with("cstv");
    const BallotType type = has_points ? BallotType::cumulative : BallotType::approval;
    const Election election = testing::random_election(random, type, true);
    const Json certificate = certificate_of(election, testing::terms_of_words(words));
    std::vector<Json::json_pointer> objects = {Json::json_pointer()};
    for (std::size_t i = 0; i < certificate["statements"].size(); ++i)
      objects.push_back(Json::json_pointer("/statements") / i);
    for (const Json::json_pointer& at : objects) {
      Json more = certificate;
      more[at]["more"] = "1";
      EXPECT_NE(refutation(more, election), "") << at.to_string();
      for (const auto& [key, value] : certificate[at].items()) {
        Json less = certificate;
        less[at].erase(key);
        EXPECT_NE(refutation(less, election), "") << at.to_string() << key;
        Json other = certificate;
        other[at][key] = 1;
        EXPECT_NE(refutation(other, election), "") << at.to_string() << key;
      }
    }
  }
}

}  // namespace
}  // namespace buurtkas

// Outcomes of equal shares with bounded overspending are proven, and others refuted.

#include <algorithm>

#include <gtest/gtest.h>

#include "cli/verify/balances.h"
#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::certificate_of;
using testing::refutation;

constexpr std::array forms = {"bounded-overspending cost none ", "bounded-overspending cardinality none ",
                              "bounded-overspending-plus cost none "};
constexpr std::array ties = {"most-votes,lowest-cost", "highest-cost", "file-order", "lowest-id 2"};
constexpr std::array types = {BallotType::approval, BallotType::cumulative, BallotType::ordinal};

Terms random_terms(std::mt19937& random, std::string_view form) {
  return testing::terms_of_words(std::string(form) + ties[random() % ties.size()]);
}

std::vector<Json> of_kind(const Json& certificate, std::string_view kind) {
  std::vector<Json> found;
  for (const Json& statement : certificate["statements"]) {
    if (statement["kind"] == kind) found.push_back(statement);
  }
  return found;
}

TEST(OverspendingCertificate, ProvesTheOutcome) {
  std::mt19937 random(31);
  std::size_t bought = 0;
  std::size_t not_fundable = 0;
  std::size_t broke = 0;
  for (int round = 0; round < 5'000; ++round) {
    const Election election =
        testing::random_election(random, types[random() % types.size()], round % 2 == 1);
    const Terms terms = random_terms(random, forms[static_cast<std::size_t>(round) % forms.size()]);
    const Json certificate = certificate_of(election, terms);
    ASSERT_EQ(certificate["proves"], "outcome");
    ASSERT_EQ(refutation(certificate, election), "") << certificate.dump(1);
    bought += of_kind(certificate, "bought").size();
    not_fundable += of_kind(certificate, "not-fundable").size();
    broke += of_kind(certificate, "nothing-left").size();
  }
  EXPECT_GT(bought, 2'500u);
  EXPECT_GT(not_fundable, 1'000u);
  EXPECT_GT(broke, 50u);
}

void renumber(Json& certificate) {
  std::size_t number = 0;
  for (Json& statement : certificate["statements"]) statement["number"] = std::to_string(++number);
}

Election without_votes_for(const Election& election, ProjectIndex project) {
  Election other = election;
  const Profile& profile = election.profile;
  other.profile = Profile(profile.type(), profile.voter_weight());
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    const auto given = profile.points(group);
    std::vector<ProjectIndex> projects;
    std::vector<std::int64_t> points;
    for (std::size_t mark = 0; mark < named.size(); ++mark) {
      if (named[mark] == project) continue;
      projects.push_back(named[mark]);
      if (!given.empty()) points.push_back(given[mark]);
    }
    other.profile.add(projects, points, profile.weight(group), 1);
  }
  return other;
}

// A count in which nobody wants the project that is bought first, told as one in which its supporters have
// nothing left for it.
TEST(OverspendingCertificate, IsRefutedWhenAProjectIsPassedOver) {
  std::mt19937 random(37);
  std::size_t forged = 0;
  for (int round = 0; round < 1'500; ++round) {
    const Election election =
        testing::random_election(random, types[random() % types.size()], round % 2 == 1);
    const Terms terms =
        testing::terms_of_words(std::string(forms[static_cast<std::size_t>(round) % 3]) + "lowest-id");
    const Json right = certificate_of(election, terms);
    const auto bought = of_kind(right, "bought");
    if (bought.empty()) continue;
    const std::string id = bought.front()["project"];
    ProjectIndex project = 0;
    while (election.instance.projects[project].id.text() != id) ++project;
    const Json other = certificate_of(without_votes_for(election, project), terms);
    Json wrong = other;
    wrong["statements"] = of_kind(right, "votes");
    for (const char* kind : {"run", "unsupported", "free", "bought", "not-fundable"}) {
      for (const Json& statement : of_kind(other, kind)) {
        if (statement.value("project", "") != id) wrong["statements"].push_back(statement);
      }
    }
    wrong["statements"].push_back({{"kind", "nothing-left"}, {"project", id}});
    for (const Json& statement : of_kind(other, "paid")) wrong["statements"].push_back(statement);
    renumber(wrong);
    const std::string sentence = refutation(wrong, election);
    ASSERT_NE(sentence, "") << wrong.dump(1);
    if (sentence.find("`" + id + "` goes before") != std::string::npos) ++forged;
  }
  EXPECT_GT(forged, 200u);
}

// It stops before the last purchase, as if nobody had money for what is left.
Json ended_early(const Json& right, const Election& election, const Json& last) {
  Json wrong = right;
  wrong["selected"].erase(wrong["selected"].size() - 1);
  Money cost(0, election.instance.currency);
  for (const Project& project : election.instance.projects) {
    for (const Json& id : wrong["selected"]) {
      if (id == project.id.text()) cost += project.cost;
    }
  }
  wrong["cost"] = to_string(cost);
  Json& statements = wrong["statements"];
  statements = Json::array();
  std::vector<std::string> left;
  std::vector<Json> paid;
  for (const Json& statement : right["statements"]) {
    if (statement["kind"] == "paid") {
      if (statement["project"] != last["project"]) paid.push_back(statement);
    } else if (statement == last || !left.empty()) {
      left.push_back(statement["project"]);
    } else {
      statements.push_back(statement);
    }
  }
  std::sort(left.begin(), left.end());
  for (const std::string& id : left) statements.push_back({{"kind", "nothing-left"}, {"project", id}});
  for (const Json& statement : paid) statements.push_back(statement);
  renumber(wrong);
  return wrong;
}

TEST(OverspendingCertificate, IsRefutedWhenItEndsTooEarly) {
  std::mt19937 random(41);
  std::size_t ended = 0;
  for (int round = 0; round < 1'500; ++round) {
    const Election election = testing::random_election(random, BallotType::approval, false);
    const Terms terms =
        testing::terms_of_words(std::string(forms[static_cast<std::size_t>(round) % 3]) + "lowest-id");
    const Json right = certificate_of(election, terms);
    const auto bought = of_kind(right, "bought");
    if (bought.empty()) continue;
    const Json wrong = ended_early(right, election, bought.back());
    const std::string sentence = refutation(wrong, election);
    ASSERT_NE(sentence.find("`kind` says `nothing-left`; by the files: bought"), std::string::npos)
        << sentence << wrong.dump(1);
    ++ended;
  }
  EXPECT_GT(ended, 500u);
}

// What the one method says of an election does not hold for the other.
TEST(OverspendingCertificate, OfOneMethodIsNotOneOfTheOther) {
  std::mt19937 random(43);
  std::size_t different = 0;
  for (int round = 0; round < 1'000; ++round) {
    const Election election = testing::random_election(random, BallotType::approval, round % 2 == 1);
    const Json bounded =
        certificate_of(election, testing::terms_of_words(forms[0] + std::string("lowest-id")));
    Json plus = certificate_of(election, testing::terms_of_words(forms[2] + std::string("lowest-id")));
    if (bounded["statements"] == plus["statements"]) continue;
    ++different;
    plus["terms"] = bounded["terms"];
    EXPECT_NE(refutation(plus, election), "") << plus.dump(1);
  }
  EXPECT_GT(different, 25u);
}

Election one_of_many_purchases() {
  std::mt19937 random(47);
  const Currency euro = Currency::euro();
  Election election;
  election.instance.currency = euro;
  for (int project = 0; project < 40; ++project) {
    const std::int64_t cents = 101 + static_cast<std::int64_t>(random() % 997);
    election.instance.projects.push_back(
        {ProjectId("p" + std::to_string(project)), "", Money(cents, euro), {}});
  }
  election.instance.pots = {
      {PotId("pot"), "", PotKind::grant, {}, {}, Money(9'973, euro), Money(0, euro), {}}};
  election.profile = Profile(BallotType::approval);
  for (int group = 0; group < 60; ++group) {
    std::vector<ProjectIndex> marks;
    for (ProjectIndex project = 0; project < 40; ++project) {
      if (random() % 5 == 0) marks.push_back(project);
    }
    election.profile.add(marks, {}, 1 + random() % 3, 1);
  }
  return election;
}

// Of which fractions are longer than the bounds that go first.
TEST(OverspendingCertificate, ProvesManyPurchases) {
  const Election election = one_of_many_purchases();
  for (const char* form : forms) {
    const Json certificate =
        certificate_of(election, testing::terms_of_words(form + std::string("lowest-id")));
    EXPECT_GT(of_kind(certificate, "bought").size(), 10u);
    EXPECT_EQ(refutation(certificate, election), "") << form;
  }
}

// Between bounds that are alike, the fractions decide.
TEST(Balances, AreInOrderByTheirFractions) {
  using verify::Amount;
  Profile profile(BallotType::approval);
  for (int group = 0; group < 3; ++group) profile.add({}, {}, 1, 1);
  verify::Balances balances(profile, 1);
  const Amount zero{Ratio(0)};
  const Amount one{Ratio(1)};
  const Amount tiny(Ratio(1, BigInt(1) << 300));
  balances.pay(std::vector<std::uint32_t>{1}, tiny, zero);
  balances.pay(std::vector<std::uint32_t>{2}, Amount::sum({{tiny, 2}}), zero);
  ASSERT_EQ(balances.up_to(one), 3u);
  EXPECT_EQ(balances.up_to(Amount::sum({{one, 1}, {tiny, -1}})), 2u);
  EXPECT_EQ(balances[0].exact(), Ratio(1) - tiny.exact() * Ratio(2));
  EXPECT_TRUE(balances[0] < balances[1] && balances[1] < balances[2]);
  balances.pay(std::vector<std::uint32_t>{1}, tiny, zero);
  EXPECT_EQ(balances.up_to(one), 2u);
  EXPECT_EQ(balances.of(std::vector<std::uint32_t>{0, 1, 2}, 0).front().weight, 2);
  balances.pay(std::vector<std::uint32_t>{0, 1}, Amount(Ratio(5)), Amount(Ratio(-1)));
  EXPECT_EQ(balances[0].exact(), Ratio(-1));
}

// What hardly anything is divided by has no bounds of its own.
TEST(Amounts, AreQuotientsByTheirFractions) {
  using verify::Amount;
  const Amount tiny(Ratio(1, BigInt(1) << 300));
  const Amount third = Amount::quotient(tiny, Amount::sum({{tiny, 3}}), 2);
  EXPECT_EQ(third.exact(), Ratio(2, 3));
  EXPECT_TRUE(third < Amount(Ratio(2, 3) + tiny.exact()));
  EXPECT_FALSE(third < Amount(Ratio(2, 3)));
  EXPECT_FALSE(Amount(Ratio(2, 3)) < third);
  EXPECT_FALSE(third < third);
}

}  // namespace
}  // namespace buurtkas

// A cumulative single transferable vote is proven step by step, in all its forms; a forged one is not.

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::certificate_of;
using testing::refutation;

constexpr std::array forms = {"cstv",    "cstv-ewt", "cstv-ewtc", "cstv-ewts",
                              "cstv-mt", "cstv-mtc", "cstv-mts"};
constexpr std::array rests = {" cost none lowest-id", " score none most-votes,highest-cost 2",
                              " cost none highest-cost", " score none file-order 25%",
                              " cost none lowest-cost,file-order"};

bool is_step(const Json& statement) {
  const std::string kind = statement["kind"];
  return kind != "votes" && kind != "below-threshold" && kind != "paid";
}

Json renumbered(Json certificate) {
  std::size_t number = 0;
  for (Json& statement : certificate["statements"]) statement["number"] = std::to_string(++number);
  return certificate;
}

// With another selection, that costs what it costs and is paid by the one pot.
Json selecting(Json certificate, const std::vector<std::string>& ids, const Election& election) {
  certificate["selected"] = ids;
  Json& statements = certificate["statements"];
  statements.erase(std::remove_if(statements.begin(), statements.end(),
                                  [](const Json& one) { return one["kind"] == "paid"; }),
                   statements.end());
  Money cost(0, election.instance.currency);
  for (const std::string& id : ids) {
    for (const Project& project : election.instance.projects) {
      if (project.id.text() != id) continue;
      cost += project.cost;
      if (project.cost.is_zero()) continue;
      statements.push_back({{"number", ""},
                            {"kind", "paid"},
                            {"project", id},
                            {"pot", "pot"},
                            {"amount", to_string(project.cost)}});
    }
  }
  certificate["cost"] = to_string(cost);
  return renumbered(certificate);
}

// Those that the steps select.
std::vector<std::string> selected_by_steps(const Json& certificate) {
  std::vector<std::string> ids;
  for (const Json& one : certificate["statements"]) {
    const std::string kind = one["kind"];
    if (kind == "bought" || kind == "raised" || kind == "taken-back" || kind == "accepted")
      ids.push_back(one["project"]);
  }
  return ids;
}

TEST(CstvCertificate, IsProvenOfManyElections) {
  std::mt19937 random(31);
  for (int round = 0; round < 800; ++round) {
    for (const char* form : forms) {
      const std::string words = form + std::string(rests[random() % rests.size()]);
      const Election election = testing::random_election(random, BallotType::cumulative, round % 2 == 1);
      const Json certificate = certificate_of(election, testing::terms_of_words(words));
      ASSERT_EQ(certificate["proves"], "outcome") << words;
      ASSERT_EQ(refutation(certificate, election), "") << words << certificate.dump(1);
    }
  }
}

// The steps of an election with other ballots, with the votes of this one.
TEST(CstvCertificate, OfOtherBallotsIsRefuted) {
  std::mt19937 random(37);
  std::uint64_t other_selections = 0;
  for (int round = 0; round < 300; ++round) {
    for (const char* form : forms) {
      const Terms terms = testing::terms_of_words(form + std::string(rests[random() % rests.size()]));
      const Election election = testing::random_election(random, BallotType::cumulative, round % 2 == 1);
      Election other = election;
      const auto last = static_cast<ProjectIndex>(other.instance.projects.size() - 1);
      const std::array<ProjectIndex, 2> marks = {0, last};
      const std::array<std::int64_t, 2> points = {static_cast<std::int64_t>(1 + random() % 4), 3};
      other.profile.add(marks, points, 2, 2);
      const Json right = certificate_of(election, terms);
      Json forged = certificate_of(other, terms);
      forged["voters"] = right["voters"];
      for (Json& one : forged["statements"]) {
        for (const Json& as : right["statements"]) {
          if (one["kind"] == as["kind"] && one["project"] == as["project"] && !is_step(one) &&
              one["kind"] != "paid")
            one = as;
        }
      }
      forged = renumbered(forged);
      if (forged == right) continue;
      if (forged["selected"] != right["selected"]) ++other_selections;
      ASSERT_NE(refutation(forged, election), "") << form << forged.dump(1) << right.dump(1);
    }
  }
  EXPECT_GT(other_selections, 500u);
}

// A step is left out, or comes too early; the selection, its cost and who pays go with it.
TEST(CstvCertificate, WithOtherStepsIsRefuted) {
  std::mt19937 random(41);
  std::uint64_t forgeries = 0;
  for (int round = 0; round < 60; ++round) {
    for (const char* form : forms) {
      const Terms terms = testing::terms_of_words(form + std::string(rests[random() % rests.size()]));
      const Election election = testing::random_election(random, BallotType::cumulative, false);
      const Json right = certificate_of(election, terms);
      const Json& statements = right["statements"];
      for (std::size_t at = 0; at < statements.size(); ++at) {
        if (!is_step(statements[at])) continue;
        std::vector<Json> forged(2, right);
        forged[0]["statements"].erase(at);
        if (at + 1 < statements.size() && is_step(statements[at + 1])) {
          std::swap(forged[1]["statements"][at], forged[1]["statements"][at + 1]);
        } else {
          forged[1]["statements"].erase(forged[1]["statements"].begin() + static_cast<std::ptrdiff_t>(at),
                                        forged[1]["statements"].end());
        }
        for (const Json& one : forged) {
          const Json whole = selecting(one, selected_by_steps(one), election);
          ASSERT_NE(refutation(whole, election), "") << form << whole.dump(1) << right.dump(1);
          ++forgeries;
        }
      }
    }
  }
  EXPECT_GT(forgeries, 1'000u);
}

// Every step of the one kind is said to be of another.
TEST(CstvCertificate, WithStepsOfAnotherKindIsRefuted) {
  std::mt19937 random(43);
  std::uint64_t forgeries = 0;
  for (int round = 0; round < 60; ++round) {
    for (const char* form : forms) {
      const Terms terms = testing::terms_of_words(form + std::string(rests[random() % rests.size()]));
      const Election election = testing::random_election(random, BallotType::cumulative, false);
      const Json right = certificate_of(election, terms);
      for (const char* kind : {"bought", "eliminated", "raised", "taken-back", "accepted"}) {
        for (std::size_t at = 0; at < right["statements"].size(); ++at) {
          Json forged = right;
          Json& statement = forged["statements"][at];
          if (!is_step(statement) || statement["kind"] == kind || statement.contains("cut")) continue;
          statement["kind"] = kind;
          const Json whole = selecting(forged, selected_by_steps(forged), election);
          ASSERT_NE(refutation(whole, election), "") << form << whole.dump(1) << right.dump(1);
          ++forgeries;
        }
      }
    }
  }
  EXPECT_GT(forgeries, 1'000u);
}

// Too many ballots for whole fractions; two projects have the same givers, cost and points throughout.
TEST(CstvCertificate, IsProvenByBoundsAndWithTwinsThatTie) {
  std::mt19937 random(47);
  constexpr ProjectIndex projects = 14;
  for (const char* form : forms) {
    Election election;
    const Currency euro = Currency::euro();
    election.instance.currency = euro;
    for (ProjectIndex i = 0; i < projects; ++i) {
      const std::int64_t cents = 100 * static_cast<std::int64_t>(3'000 + random() % 9'000);
      election.instance.projects.push_back(
          {ProjectId(std::string(1, static_cast<char>('a' + i))), "", Money(cents, euro), {}});
    }
    election.instance.projects[1].cost = election.instance.projects[0].cost;
    election.instance.pots = {
        {PotId("pot"), "", PotKind::grant, {}, {}, Money(3'500'000, euro), Money(0, euro), {}}};
    election.profile = Profile(BallotType::cumulative);
    for (int group = 0; group < 700; ++group) {
      std::vector<ProjectIndex> marks;
      std::vector<std::int64_t> points;
      for (ProjectIndex i = 0; i < projects; ++i) {
        const bool is_second_twin = i == 1;
        const bool is_named = is_second_twin ? marks.size() == 1 : random() % 3 == 0;
        if (!is_named) continue;
        marks.push_back(i);
        points.push_back(is_second_twin ? points[0] : static_cast<std::int64_t>(1 + random() % 9));
      }
      election.profile.add(marks, points, 1, 1);
    }
    const Json certificate =
        certificate_of(election, testing::terms_of_words(std::string(form) + " cost none lowest-id"));
    ASSERT_EQ(certificate["proves"], "outcome") << form;
    ASSERT_EQ(refutation(certificate, election), "") << form;
    EXPECT_GE(certificate["selected"].size(), 2u) << form;
  }
}

}  // namespace
}  // namespace buurtkas

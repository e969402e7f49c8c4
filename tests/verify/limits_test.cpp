// Certificates of outcomes within exclusions and caps, of what is spent beyond caps, and of the next project.

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

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

// An exclusion, and a cap on a few projects.
void add_limits(std::mt19937& random, Instance& instance) {
  const auto last = static_cast<ProjectIndex>(instance.projects.size() - 1);
  Limit exclusion;
  exclusion.projects = {0, last};
  Limit cap;
  cap.kind = Limit::Kind::cap;
  cap.of = "few";
  for (ProjectIndex project = 0; project <= last; ++project) {
    if (random() % 2 == 0) cap.projects.push_back(project);
  }
  cap.most = Money(static_cast<std::int64_t>(random() % 1'500), instance.currency);
  instance.limits = {exclusion, cap};
}

constexpr std::array next_words = {"in-part", "in-part-from 30%", "whole-from 50%"};

struct Case {
  Election election;
  Terms terms;
};

// Of all that goes with the ballots: nothing when it does not.
std::optional<Case> limited_case(std::mt19937& random, BallotType type, const Terms& terms) {
  Case one = {testing::random_election(random, type, random() % 3 == 0), terms};
  add_limits(random, one.election.instance);
  if (random() % 2 == 0) one.terms.leftover = Leftover::beyond_caps;
  if (random() % 2 == 0) one.terms.next = next_project_from(next_words[random() % next_words.size()]);
  if (fault_of(one.terms, type) != TermsFault::none) return std::nullopt;
  return one;
}

bool has(const Terms& terms, Completion completion) {
  return std::find(terms.completion.begin(), terms.completion.end(), completion) != terms.completion.end();
}

// Of the terms of greedy and of equal shares there are many; of the others as many elections as that.
int rounds_for(const Terms& terms, int few, int many) {
  const std::string_view name = terms.method->name;
  return name.starts_with("greedy") || name.ends_with("equal-shares") ? few : many;
}

// Which kinds there are, and how many of them tell of a limit.
struct Kinds {
  std::map<std::string, std::uint64_t> all, by_limit, by_limit_of_method;

  void count(const Json& certificate) {
    const std::string method = certificate["terms"]["method"];
    for (const Json& statement : certificate["statements"]) {
      const std::string kind = statement["kind"];
      ++all[kind];
      bool is_by_limit = statement.contains("limit");
      for (const char* list : {"left", "looks"}) {
        for (const Json& one : statement.value(list, Json::array()))
          is_by_limit = is_by_limit || one.contains("limit");
      }
      by_limit_of_method[method] += is_by_limit && kind != "skipped" ? 1 : 0;
      if (is_by_limit) ++by_limit[statement.contains("payment") || kind != "not-fundable" ? kind : "free"];
    }
  }
};

TEST(CertificateOfLimits, ProvesTheOutcome) {
  std::mt19937 random(43);
  std::uint64_t for_good = 0;  // by add-opt
  Kinds kinds;
  for (const BallotType type : types) {
    for (const Terms& terms : testing::all_terms(type)) {
      for (int round = 0; round < rounds_for(terms, 4, 50); ++round) {
        const auto one = limited_case(random, type, terms);
        if (!one) continue;
        const Json certificate = certificate_of(one->election, one->terms);
        const bool adds_opt = has(terms, Completion::add_opt);
        if (adds_opt && certificate.dump().find("nothing-changes") != std::string::npos) ++for_good;
        ASSERT_TRUE(testing::proves_outcome(certificate)) << told(one->terms, certificate);
        ASSERT_EQ(refutation(certificate, one->election), "") << told(one->terms, certificate);
        kinds.count(certificate);
      }
    }
  }
  EXPECT_GT(for_good, 20u);
  for (const char* kind : {"skipped", "not-fundable", "nothing-fits", "free", "does-not-fit"})
    EXPECT_GT(kinds.by_limit[kind], 10u) << kind;
  for (const auto& [method, by_limit] : kinds.by_limit_of_method) {
    EXPECT_TRUE(by_limit > 50 || method.starts_with("greedy") || method == "max-welfare") << method;
  }
  for (const char* kind : {"caps-lifted", "nothing-changes", "next", "does-not-fit", "stopped", "compared"})
    EXPECT_GT(kinds.all[kind], 50u) << kind;
}

// Words of terms are a premise; their numbers are not.
bool is_premise(const Json::json_pointer& leaf) {
  const std::string path = leaf.to_string();
  return path.starts_with("/terms/") && !path.starts_with("/terms/threshold") &&
         !path.starts_with("/terms/next");
}

void spoil_texts(const Case& one, const Json& certificate, std::mt19937& random) {
  for (const Json::json_pointer& leaf : testing::leaves_of(certificate)) {
    if (is_premise(leaf)) continue;
    std::vector<std::string> changes = testing::changes_of(certificate[leaf], one.election);
    changes.insert(changes.end(), {"whole", "in-part", "nothing-changes", "caps-lifted", "few"});
    std::erase(changes, certificate[leaf].get<std::string>());
    const std::string& change = changes[random() % changes.size()];
    if (leaf.back() == "threshold" && change == certificate["terms"]["threshold_votes"]) continue;
    Json spoiled = certificate;
    spoiled[leaf] = change;
    ASSERT_NE(refutation(spoiled, one.election), "") << leaf.to_string() << " -> " << change << '\n'
                                                     << told(one.terms, certificate);
  }
}

void number_anew(Json& statements) {
  for (std::size_t i = 0; i < statements.size(); ++i) statements[i]["number"] = std::to_string(i + 1);
}

// A statement left out, or before the one before it, and numbered anew.
void leave_out_or_swap(const Case& one, const Json& certificate) {
  for (std::size_t at = 0; at < certificate["statements"].size(); ++at) {
    Json spoiled = certificate;
    Json& statements = spoiled["statements"];
    statements.erase(at);
    number_anew(statements);
    ASSERT_NE(refutation(spoiled, one.election), "") << at << '\n' << told(one.terms, certificate);
    if (at == 0) continue;
    statements = certificate["statements"];
    if (statements[at - 1]["kind"] == "branch" && statements[at]["kind"] == "branch")
      continue;  // may prove it too
    std::swap(statements[at - 1], statements[at]);
    number_anew(statements);
    if (spoiled == certificate) continue;  // both say the same
    ASSERT_NE(refutation(spoiled, one.election), "") << at << '\n' << told(one.terms, certificate);
  }
}

TEST(CertificateOfLimits, IsRefutedWhenAnythingIsChanged) {
  std::mt19937 random(47);
  for (const BallotType type : types) {
    for (const Terms& terms : testing::all_terms(type)) {
      if (rounds_for(terms, 0, 1) == 0 && random() % 3 != 0) continue;  // of so many, a third
      const auto one = limited_case(random, type, terms);
      if (!one) continue;
      const Json certificate = certificate_of(one->election, one->terms);
      if (certificate["proves"] == "funding") continue;
      spoil_texts(*one, certificate, random);
      leave_out_or_swap(*one, certificate);
      if (HasFatalFailure()) return;
    }
  }
}

Json with_selection(Json certificate, const std::vector<std::string>& selected) {
  certificate["selected"] = selected;
  return certificate;
}

// As a certificate does from before outcomes within limits were proven.
TEST(CertificateOfLimits, OfTheFundingProvesThatTheyAreKept) {
  std::mt19937 random(17);
  std::uint64_t over_cap = 0;
  std::uint64_t nexts = 0;
  for (const BallotType type : types) {
    for (const Terms& terms : testing::all_terms(type)) {
      const auto one = limited_case(random, type, terms);
      if (!one) continue;
      const Election& election = one->election;
      const Json certificate = testing::funding_certificate_of(election, one->terms);
      ASSERT_EQ(certificate["proves"], "funding");
      ASSERT_EQ(refutation(certificate, election), "") << told(one->terms, certificate);
      for (const Json& statement : certificate["statements"]) {
        if (statement["kind"] == "next") ++nexts;
      }
      const auto& projects = election.instance.projects;
      const std::string both = refutation(
          with_selection(certificate, {projects.front().id.text(), projects.back().id.text()}), election);
      ASSERT_NE(both, "");
      if (!terms.threshold) {
        ASSERT_NE(both.find("at most one of"), std::string::npos) << both;
      }
      std::vector<std::string> capped;
      for (const ProjectIndex project : election.instance.limits[1].projects)
        capped.push_back(projects[project].id.text());
      const std::string all = refutation(with_selection(certificate, capped), election);
      const bool is_over_cap = all.find("` at most ") != std::string::npos;
      ASSERT_FALSE(is_over_cap && certificate["terms"].contains("leftover")) << all;
      if (is_over_cap) ++over_cap;
    }
  }
  EXPECT_GT(over_cap, 20u);
  EXPECT_GT(nexts, 20u);
}

// Projects of 10 euro each, and money for two and a half; everybody votes for all.
Election four_alike() {
  Election election;
  const Currency euro = Currency::euro();
  election.instance.currency = euro;
  for (const char* id : {"a", "b", "c", "d"})
    election.instance.projects.push_back({ProjectId(id), "", Money(1'000, euro), {}});
  election.instance.pots = {
      {PotId("pot"), "", PotKind::grant, {}, {}, Money(2'500, euro), Money(0, euro), {}}};
  election.profile.add(std::vector<ProjectIndex>{0, 1, 2, 3}, {}, 3, 3);
  return election;
}

Limit cap_of(std::vector<ProjectIndex> projects, std::int64_t cents) {
  return {Limit::Kind::cap, "few", std::move(projects), Money(cents, Currency::euro())};
}

TEST(CertificateOfLimits, ShowsWhatALimitKeepsOut) {
  Election election = four_alike();
  election.instance.limits = {{Limit::Kind::exclusion, "", {0, 1}, Money(0, Currency::euro())},
                              cap_of({0, 1, 2, 3}, 2'000)};
  const Json certificate = certificate_of(election, testing::terms_of_words("greedy cost"));
  EXPECT_EQ(certificate["selected"], Json::array({"a", "c"}));
  const Json by_exclusion = R"({"number":"1","selected":["a"]})"_json;
  EXPECT_EQ(certificate["statements"][5]["limit"], by_exclusion);
  election.instance.limits.erase(election.instance.limits.begin());
  election.instance.limits[0].most = Money(1'999, Currency::euro());
  const Json capped = certificate_of(election, testing::terms_of_words("equal-shares cost add-one"));
  EXPECT_EQ(capped["selected"], Json::array({"a"}));
  const Json by_cap = R"({"number":"1","of":"few","selected":["a"],"needs":"20.00","at_most":"19.99"})"_json;
  EXPECT_EQ(capped["statements"][6]["limit"], by_cap);
  EXPECT_EQ(capped["statements"].back()["kind"], "paid");
  EXPECT_EQ(capped["statements"][capped["statements"].size() - 2]["kind"], "nothing-changes");
  EXPECT_EQ(refutation(capped, election), "");
}

// With the statements of an election with another limit, or none.
TEST(CertificateOfLimits, IsRefutedByAnotherLimit) {
  std::mt19937 random(53);
  for (const char* words :
       {"greedy cost", "greedy-no-skip cost", "equal-shares cost", "exact-equal-shares cost greedy",
        "equal-shares cardinality greedy,comparison", "phragmen cost", "bounded-overspending cardinality",
        "bounded-overspending-plus cost", "maximin-support cost", "expanding-approvals cost",
        "max-welfare cost", "max-welfare cardinality", "cstv cost", "cstv-ewtc score", "cstv-ewts cost",
        "cstv-mt cost", "cstv-mtc cost", "cstv-mts score"}) {
    const bool has_points = std::string_view(words).starts_with("cstv");
    const bool is_by_welfare = std::string_view(words).starts_with("max-welfare");
    std::uint64_t refuted = 0;
    for (int round = 0; round < 300; ++round) {
      Election other = testing::random_election(
          random, has_points ? BallotType::cumulative : BallotType::approval, round % 2 == 0);
      if (round % 3 != 0) add_limits(random, other.instance);
      Election election = other;
      add_limits(random, election.instance);
      const Terms terms = testing::terms_of_words(words);
      const Json claimed = certificate_of(other, terms);
      const Json right = certificate_of(election, terms);
      if (claimed == right) continue;
      if (is_by_welfare && claimed["selected"] == right["selected"]) continue;  // another tree may be as good
      ASSERT_NE(refutation(claimed, election), "") << told(terms, claimed);
      ++refuted;
    }
    EXPECT_GT(refuted, 60u) << words;
  }
}

// The run before the raise that costs too much does not last.
TEST(CertificateOfLimits, IsRefutedWhenRaisesAreSaidToChangeNothing) {
  std::mt19937 random(59);
  constexpr std::array raised_by = {"equal-shares cost add-one", "exact-equal-shares cardinality add-one",
                                    "exact-equal-shares cost add-opt"};
  std::array<std::uint64_t, raised_by.size()> refuted = {};
  for (std::size_t round = 0; round < 900; ++round) {
    const std::size_t how = round % raised_by.size();
    Election election = testing::random_election(random, BallotType::approval, how < 2 && round % 2 == 0);
    if (round % 4 != 0) add_limits(random, election.instance);
    Json forged = certificate_of(election, testing::terms_of_words(raised_by[how]));
    Json& statements = forged["statements"];
    const auto is = [&](const char* kind) {
      return std::find_if(statements.begin(), statements.end(),
                          [&](const Json& statement) { return statement["kind"] == kind; });
    };
    const auto last = is("next-costs-more");
    if (last == statements.end()) continue;
    const auto raised =
        std::find_if(is("run-ends"), last, [](const Json& statement) { return statement["kind"] == "run"; });
    *last = {{"kind", "nothing-changes"}};
    statements.erase(raised, last);
    number_anew(statements);
    const std::string sentence = refutation(forged, election);
    ASSERT_NE(sentence.find("`kind` says `nothing-changes`"), std::string::npos)
        << sentence << forged.dump(1);
    ++refuted[how];
  }
  for (const std::uint64_t one : refuted) EXPECT_GT(one, 70u);
}

constexpr std::array methods_with_a_next = {"greedy cost none lowest-id",
                                            "greedy-no-skip cost none lowest-id",
                                            "equal-shares cost add-one,greedy lowest-id",
                                            "max-welfare cost none lowest-id",
                                            "phragmen cost none lowest-id",
                                            "bounded-overspending cost none lowest-id",
                                            "bounded-overspending-plus cost none lowest-id",
                                            "maximin-support cost none lowest-id",
                                            "expanding-approvals cost none lowest-id"};

// Of those with as many votes the ties choose; who is it can neither be another nor be passed over.
TEST(CertificateOfTheNextProject, IsRefutedWithAnotherOneOrNone) {
  Election election = four_alike();
  for (const char* words : methods_with_a_next) {
    Terms terms = testing::terms_of_words(words);
    terms.next = next_project_from("in-part");
    const Json certificate = certificate_of(election, terms);
    ASSERT_TRUE(testing::proves_outcome(certificate));
    ASSERT_EQ(refutation(certificate, election), "") << told(terms, certificate);
    const Json& statements = certificate["statements"];
    const std::size_t next = statements.size() - 4;
    ASSERT_EQ(statements[next]["kind"], "next");
    ASSERT_EQ(statements[next]["project"], "c");
    ASSERT_EQ(statements[next]["paid"], "5.00");
    Json other = certificate;
    for (const std::size_t at : {next - 1, next, statements.size() - 1}) {
      ASSERT_EQ(statements[at]["project"], "c");
      other["statements"][at]["project"] = "d";
    }
    EXPECT_NE(refutation(other, election).find("`project` says `d`; by the files: c"), std::string::npos);
    for (const std::size_t first : {next - 1, next}) {
      Json none = certificate;
      none["statements"].erase(statements.size() - 1);
      none["statements"].erase(next);
      if (first < next) none["statements"].erase(first);
      number_anew(none["statements"]);
      EXPECT_NE(refutation(none, election), "") << none.dump(1);
    }
  }
}

TEST(CertificateOfTheNextProject, ShowsThatTooLittleIsLeft) {
  Election election = four_alike();
  for (const char* words : methods_with_a_next) {
    Terms terms = testing::terms_of_words(words);
    terms.next = next_project_from("whole-from 60%");
    const Json certificate = certificate_of(election, terms);
    ASSERT_EQ(refutation(certificate, election), "") << told(terms, certificate);
    const std::size_t misfit = certificate["statements"].size() - 3;
    ASSERT_EQ(certificate["statements"][misfit]["kind"], "does-not-fit");
    Json silent = certificate;
    silent["statements"].erase(misfit);
    number_anew(silent["statements"]);
    EXPECT_NE(refutation(silent, election), "");
    Json paid = certificate;
    Json& statements = paid["statements"];
    const Json next = {{"kind", "next"}, {"project", "c"}, {"paid", "5.00"}, {"carried_out", "whole"}};
    statements.insert(statements.begin() + static_cast<std::ptrdiff_t>(misfit) + 1, next);
    statements.push_back(Json({{"kind", "paid"}, {"project", "c"}, {"pot", "pot"}, {"amount", "5.00"}}));
    number_anew(statements);
    EXPECT_NE(refutation(paid, election).find("too little for these terms"), std::string::npos)
        << refutation(paid, election);
  }
}

}  // namespace
}  // namespace buurtkas

// Certificates of raised endowments: over each stretch of raises the same is bought, and no earlier raise
// should have been the last.

#include <array>

#include <gtest/gtest.h>

#include "cli/render/certificate_json.h"
#include "cli/verify/verify.h"
#include "engine/voting/certify_parts.h"
#include "engine/voting/completions.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/method.h"
#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::certificate_of;
using testing::refutation;
using testing::terms_of_words;

// With costs and pots times so much a raise is small beside them, so that there are many.
Election election_with_small_raises(std::mt19937& random, BallotType type, bool has_pots) {
  Election election = testing::random_election(random, type, has_pots);
  const auto times = static_cast<std::int64_t>(10 + random() % 40);
  const auto enlarge = [&](Money& money) { money = Money(money.cents() * times, money.currency()); };
  for (Project& project : election.instance.projects) enlarge(project.cost);
  for (Pot& pot : election.instance.pots) enlarge(pot.amount);
  if (random() % 3 == 0) {
    Limit exclusion;
    exclusion.projects = {0, static_cast<ProjectIndex>(election.instance.projects.size() - 1)};
    election.instance.limits = {exclusion};
  }
  return election;
}

struct Kind {
  BallotType type;
  const char* words;
};
constexpr std::array kinds = {
    Kind{BallotType::approval, "equal-shares cost add-one most-votes"},
    Kind{BallotType::approval, "equal-shares cardinality add-one-integral-exhaustive lowest-cost"},
    Kind{BallotType::approval, "equal-shares sqrt-cost add-one-exhaustive,greedy highest-cost"},
    Kind{BallotType::approval, "equal-shares effort add-one file-order"},
    Kind{BallotType::approval, "equal-shares log-cost add-one lowest-id"},
    Kind{BallotType::scoring, "equal-shares score add-one-integral lowest-id"},
    Kind{BallotType::ordinal, "equal-shares borda add-one-exhaustive lowest-id"},
    Kind{BallotType::approval, "exact-equal-shares cost add-one lowest-id"},
};

// A count of which the runs can be asked for, one by one.
class Runs {
 public:
  Runs(const Election& election, const Terms& terms)
      : count_(begin_count(election.instance, election.profile, terms, {}, quiet_, trace_)),
        of_(count_, terms.method == &method::exact_equal_shares ? Purses::Short::is_left_out
                                                                : Purses::Short::pays_all) {}

  Ratio endowment(const BigInt& raises) const {
    const bool is_integral =
        has(Completion::add_one_integral) || has(Completion::add_one_integral_exhaustive);
    Ratio first = equal_endowment(count_);
    if (is_integral) first = Ratio(BigInt(first.numerator() / (first.denominator() * 100)) * 100);
    return first + Ratio(BigInt(raises * 100));
  }

  Trace trace(const BigInt& raises) const {
    Trace trace;
    of_.run_exactly(endowment(raises), &trace);
    return trace;
  }
  const EqualShares& of() const { return of_; }
  std::vector<ProjectIndex> bought(const BigInt& raises) const {
    return of_.run_exactly(endowment(raises)).bought;
  }

 private:
  bool has(Completion completion) const {
    const auto& all = count_.terms.completion;
    return std::find(all.begin(), all.end(), completion) != all.end();
  }

  OnProgress quiet_;
  Trace trace_;
  Count count_;
  EqualShares of_;
};

// What is bought or kept out, in its order.
std::vector<std::string> order_of(const Election& election, const Trace& trace) {
  std::vector<std::string> ids;
  const auto add = [&](ProjectIndex project) {
    ids.push_back(election.instance.projects[project].id.text());
  };
  for (const Event& event : trace) {
    if (const auto* bought = std::get_if<Bought>(&event)) add(bought->project);
    if (const auto* misfit = std::get_if<NotFundable>(&event)) add(misfit->project);
  }
  return ids;
}

std::vector<Json> stretches(const Json& certificate) {
  std::vector<Json> all;
  for (const Json& statement : certificate["statements"]) {
    if (statement["kind"] == "unchanged") all.push_back(statement);
  }
  return all;
}

BigInt whole(const Json& number) {
  return BigInt(number.get<std::string>());
}

TEST(RaisesCertificate, TellsWhatEachRaiseBuys) {
  std::mt19937 random(61);
  std::uint64_t raises = 0, told = 0, wide = 0;
  for (int round = 0; round < 800; ++round) {
    const Kind& kind = kinds[static_cast<std::size_t>(round) % kinds.size()];
    const Terms terms = terms_of_words(kind.words);
    const Election election = election_with_small_raises(random, kind.type, round % 3 == 0);
    const Json certificate = certificate_of(election, terms);
    ASSERT_EQ(certificate["proves"], "outcome-of-raises");
    ASSERT_EQ(refutation(certificate, election), "") << kind.words << '\n' << certificate.dump(1);
    const Runs runs(election, terms);
    BigInt next = 0;
    for (const Json& stretch : stretches(certificate)) {
      ++told;
      ASSERT_EQ(whole(stretch["from"]), next);
      if (stretch["from"] != stretch["to"]) ++wide;
      for (; next <= whole(stretch["to"]); ++next, ++raises)
        ASSERT_EQ(order_of(election, runs.trace(next)), stretch["order"]) << next << '\n' << stretch;
    }
  }
  EXPECT_GT(raises, 10'000u);
  EXPECT_GT(wide, 500u);
  EXPECT_LT(told, raises / 2);
}

void number_anew(Json& statements) {
  for (std::size_t i = 0; i < statements.size(); ++i) statements[i]["number"] = std::to_string(i + 1);
}

// A stretch and the next as one.
Json merged(const Json& certificate, std::size_t at, const Json& order) {
  Json spoiled = certificate;
  spoiled["statements"][at]["to"] = spoiled["statements"][at + 1]["to"];
  spoiled["statements"][at]["order"] = order;
  spoiled["statements"].erase(at + 1);
  number_anew(spoiled["statements"]);
  return spoiled;
}

// Two stretches in another order are not one; nor are two with other payers when all who pay pay the same.
TEST(RaisesCertificate, IsRefutedWhenAStretchIsTooLong) {
  std::mt19937 random(67);
  std::uint64_t by_order = 0, by_payers = 0;
  for (int round = 0; round < 3'200; ++round) {
    const Kind& kind = round < 800 ? kinds[static_cast<std::size_t>(round) % kinds.size()] : kinds.back();
    const Election election = election_with_small_raises(random, kind.type, round % 3 == 0);
    const Terms terms = terms_of_words(kind.words);
    const Json certificate = certificate_of(election, terms);
    const Json& statements = certificate["statements"];
    const bool is_exact = terms.method == &method::exact_equal_shares;
    for (std::size_t at = 0; at + 1 < statements.size(); ++at) {
      const Json& first = statements[at];
      const Json& second = statements[at + 1];
      if (first["kind"] != "unchanged" || second["kind"] != "unchanged") continue;
      const bool is_other_order = first["order"] != second["order"];
      if (!is_other_order && !is_exact) continue;
      for (const Json& order : {first["order"], second["order"]})
        ASSERT_NE(refutation(merged(certificate, at, order), election), "") << certificate.dump(1);
      ++(is_other_order ? by_order : by_payers);
    }
  }
  EXPECT_GT(by_order, 200u);
  EXPECT_GT(by_payers, 20u);
}

// Both voters want the hall, for which the one pot that may pay it must grow by ten raises.
TEST(RaisesCertificate, IsRefutedWhenPotsThatGrowCouldPay) {
  const Currency euro = Currency::euro();
  Election election;
  election.instance.currency = euro;
  election.instance.projects = {{ProjectId("hall"), "", Money(60'00, euro), {}},
                                {ProjectId("pool"), "", Money(900'00, euro), {}}};
  election.instance.pots = {
      {PotId("green"), "", PotKind::grant, {}, {}, Money(50'00, euro), Money(0, euro), {}},
      {PotId("any"), "", PotKind::groz, {}, {}, Money(50'00, euro), Money(0, euro), {}}};
  election.instance.pots[0].earmark.all_of = {"g"};
  election.profile = Profile(BallotType::approval, 1);
  election.profile.add(std::vector<ProjectIndex>{0, 1}, {}, 2, 2);
  Json certificate = certificate_of(election, terms_of_words("equal-shares cost add-one lowest-id"));
  ASSERT_EQ(refutation(certificate, election), "") << certificate.dump(1);
  std::size_t at = certificate["statements"].size();
  while (certificate["statements"][at - 1]["kind"] != "unchanged") --at;
  Json& last = certificate["statements"][at - 1];
  ASSERT_EQ(last["to"], "8");
  last["to"] = "9";  // as the run that is kept
  EXPECT_EQ(refutation(certificate, election).find("(`unchanged`)"), std::string::npos);
  last["to"] = "10";
  EXPECT_NE(refutation(certificate, election).find("`hall` cannot be paid in all of them"), std::string::npos)
      << refutation(certificate, election);
}

TEST(RaisesCertificate, IsRefutedWhenAStretchIsMissing) {
  std::mt19937 random(71);
  const Kind& kind = kinds[1];
  std::uint64_t left_out = 0;
  for (int round = 0; round < 200; ++round) {
    const Election election = election_with_small_raises(random, kind.type, false);
    const Json certificate = certificate_of(election, terms_of_words(kind.words));
    const std::size_t told = stretches(certificate).size();
    const std::size_t votes = election.instance.projects.size();
    for (std::size_t at = votes; at < votes + told; ++at, ++left_out) {
      Json spoiled = certificate;
      spoiled["statements"].erase(at);
      number_anew(spoiled["statements"]);
      ASSERT_NE(refutation(spoiled, election), "");
    }
    Json without = certificate;
    for (std::size_t at = 0; at < told; ++at) without["statements"].erase(votes);
    number_anew(without["statements"]);
    if (told > 0) {
      ASSERT_NE(refutation(without, election), "");
    }
    without["proves"] = "outcome";  // which leaves the raises open
    ASSERT_EQ(refutation(without, election), "");
  }
  EXPECT_GT(left_out, 100u);
}

// Nor of a certificate from before they were proven.
TEST(RaisesCertificate, SaysNothingOfTooMany) {
  std::mt19937 random(83);
  for (const char* words :
       {"equal-shares cost add-one lowest-id", "exact-equal-shares cost add-one lowest-id",
        "exact-equal-shares cost add-opt lowest-id"}) {
    const Terms terms = terms_of_words(words);
    Json all;
    Election election;
    do {
      election = election_with_small_raises(random, BallotType::approval, false);
      all = certificate_of(election, terms);
    } while (stretches(all).size() < 3);
    const std::size_t told = stretches(all).size();
    const Runs runs(election, terms);
    const Trace trace = select_projects(election.instance, election.profile, terms).trace;
    const auto ended = std::find_if(trace.begin(), trace.end(), [](const Event& event) {
      return std::holds_alternative<RaisesEnded>(event);
    });
    std::vector<Claim> claims = {claim::Unchanged{}};
    EXPECT_FALSE(claim_raises_before(runs.of(), std::get<RaisesEnded>(*ended), told - 1, claims)) << words;
    EXPECT_EQ(claims.size(), 1u);
    EXPECT_TRUE(claim_raises_before(runs.of(), std::get<RaisesEnded>(*ended), told, claims));
    EXPECT_EQ(claims.size(), 1 + told);

    Json none = all;
    none["proves"] = "outcome";
    Json& statements = none["statements"];
    statements.erase(std::remove_if(statements.begin(), statements.end(),
                                    [](const Json& one) { return one["kind"] == "unchanged"; }),
                     statements.end());
    number_anew(statements);
    if (terms.completion.front() == Completion::add_opt) continue;  // which tells raises otherwise then
    const std::vector<verify::FileHash> files = {{"f.pb", std::string(64, 'a')}};
    EXPECT_FALSE(verify::verify(all, election, files).leaves_raises_open());
    EXPECT_TRUE(verify::verify(none, election, files).leaves_raises_open());
  }
}

// A trace that ends at another raise, as if the raises before it had not ended. REQUIRES: the next outcome
// cannot be paid.
Trace forged_trace(const Election& election, const Terms& terms, const Runs& runs, const BigInt& raises) {
  const Ratio endowment = runs.endowment(raises);
  Trace trace = {RunStarted{endowment, raises, terms.satisfaction, false}};
  for (const Event& event : runs.trace(raises)) trace.push_back(event);
  const auto next = runs.bought(raises + 1);
  trace.emplace_back(RaisesEnded{RaiseStop::next_costs_more, raises, endowment,
                                 total_cost(election.instance, next),
                                 assign_funding(election.instance, next).error()});
  return trace;
}

Json certificate_of_selection(const Election& election, const Terms& terms, const Selection& selection) {
  const Outcome outcome = {election, terms, selection, false, false, {}, {{"f.pb", std::string(64, 'a')}}};
  return verify::read_certificate(
             certificate_text(outcome, certify(election.instance, election.profile, terms, selection)))
      .value();
}

// Of that raise as the last one.
Json forged(const Election& election, const Terms& terms, const Runs& runs, const BigInt& raises) {
  Selection selection;
  selection.projects = runs.bought(raises);
  selection.cost = total_cost(election.instance, selection.projects);
  selection.votes = select_projects(election.instance, election.profile, terms).votes;
  selection.funding = assign_funding(election.instance, selection.projects).value();
  selection.trace = forged_trace(election, terms, runs, raises);
  return certificate_of_selection(election, terms, selection);
}

void refute_later_raises(const char* words, const std::string& reason) {
  std::mt19937 random(73);
  const Terms terms = terms_of_words(words);
  std::uint64_t later = 0;
  for (int round = 0; round < 4'000 && later < 5; ++round) {
    const Election election = election_with_small_raises(random, BallotType::approval, false);
    const Json certificate = certificate_of(election, terms);
    const Runs runs(election, terms);
    const auto told = stretches(certificate);
    const BigInt last = told.empty() ? BigInt(0) : whole(told.back()["to"]) + 1;
    for (BigInt raises = last + 1; raises < last + 60; ++raises) {
      if (!is_fundable(election.instance, runs.bought(raises))) continue;
      if (is_fundable(election.instance, runs.bought(raises + 1))) continue;
      const std::string sentence = refutation(forged(election, terms, runs, raises), election);
      ASSERT_NE(sentence.find("(`unchanged`): `order`"), std::string::npos) << sentence;
      ASSERT_NE(sentence.find(reason), std::string::npos) << sentence;
      ++later;
    }
  }
  EXPECT_GE(later, 5u);
}

TEST(RaisesCertificate, IsRefutedOfALaterRaise) {
  refute_later_raises("equal-shares cost add-one lowest-id", "there is not enough money for it");
  refute_later_raises("equal-shares cost add-one-exhaustive lowest-id", "nothing more can be had");
}

// After which the comparison, with what cannot be paid, keeps greedy's outcome.
TEST(RaisesCertificate, IsRefutedOfARunThatCannotBePaid) {
  std::mt19937 random(79);
  const Terms terms = terms_of_words("equal-shares cost add-one,comparison lowest-id");
  std::uint64_t refuted = 0;
  for (int round = 0; round < 2'000 && refuted < 10; ++round) {
    const Election election = election_with_small_raises(random, BallotType::approval, false);
    const auto told = stretches(certificate_of(election, terms));
    const Runs runs(election, terms);
    const BigInt raises = (told.empty() ? BigInt(0) : whole(told.back()["to"]) + 1) + 1;
    if (is_fundable(election.instance, runs.bought(raises))) continue;
    if (is_fundable(election.instance, runs.bought(raises + 1))) continue;
    Selection selection =
        select_projects(election.instance, election.profile, terms_of_words("greedy cost none lowest-id"));
    const Compared compared = compare_outcomes(election.profile, election.instance.projects.size(),
                                               runs.bought(raises), selection.projects);
    if (!compared.greedy_kept) continue;
    selection.trace = forged_trace(election, terms, runs, raises);
    selection.trace.emplace_back(compared);
    const Json false_one = certificate_of_selection(election, terms, selection);
    const std::string sentence = refutation(false_one, election);
    ASSERT_NE(sentence.find("(`run`): `endowment`"), std::string::npos) << sentence;
    ++refuted;
  }
  EXPECT_GE(refuted, 10u);
}

}  // namespace
}  // namespace buurtkas

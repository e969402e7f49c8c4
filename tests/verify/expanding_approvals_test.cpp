// The proof of an outcome by expanding approvals: what is right holds, and no other order of selection does.

#include <gtest/gtest.h>

#include "tests/verify/certificates.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::certificate_of;
using testing::refutation;

constexpr std::array types = {BallotType::approval, BallotType::ordinal};

Terms random_terms(std::mt19937& random) {
  constexpr std::array words = {" most-votes", " lowest-cost,most-votes", " highest-cost 2",
                                " file-order 25%", " lowest-id"};
  return testing::terms_of_words("expanding-approvals cost none" +
                                 (words[random() % words.size()] + std::string()));
}

TEST(ExpandingApprovalsProof, HoldsOfManyElections) {
  std::mt19937 random(31);
  std::map<std::string, int> kinds;
  for (int round = 0; round < 3'000; ++round) {
    const Election election =
        testing::random_election(random, types[random() % types.size()], round % 3 == 0);
    const Terms terms = random_terms(random);
    const Json certificate = certificate_of(election, terms);
    ASSERT_EQ(certificate["proves"], "outcome") << certificate.dump(1);
    ASSERT_EQ(refutation(certificate, election), "") << certificate.dump(1);
    for (const Json& statement : certificate["statements"]) ++kinds[statement["kind"].get<std::string>()];
  }
  for (const char* kind : {"supported", "does-not-fit", "rest", "paid", "below-threshold"})
    EXPECT_GT(kinds[kind], 500) << kind;
}

// Writes what a count of one pot would say that takes projects in an order of its own.
class Forger {
 public:
  Forger(const Election& election, Json honest) : election_(election), certificate_(std::move(honest)) {
    Json statements = Json::array();
    for (const Json& statement : certificate_["statements"]) {
      const std::string kind = statement["kind"];
      if (kind == "votes") {
        open_.push_back(statement["project"]);
        statements.push_back(statement);
      } else if (kind == "supported") {
        honest_order_.push_back(statement["project"]);
        support_[statement["project"]] = statement["support"];
      }
    }
    certificate_["statements"] = std::move(statements);
    std::sort(open_.begin(), open_.end());  // as the ties
  }

  const std::vector<std::string>& honest_order() const { return honest_order_; }
  const std::vector<std::string>& projects() const { return open_; }

  Json forge(const std::vector<std::string>& order) {
    leave_out();
    for (const std::string& id : order) {
      if (std::find(open_.begin(), open_.end(), id) == open_.end()) continue;
      const std::string needs = to_string(needs_of(id));
      add({{"kind", "supported"},
           {"project", id},
           {"needs", needs},
           {"support", support_.contains(id) ? support_[id] : needs}});
      select(id);
      leave_out();
    }
    for (const std::string& id : std::vector<std::string>(open_)) {
      if (is_left_out(id)) continue;
      add({{"kind", "rest"}, {"project", id}});
      select(id);
    }
    pay();
    return certificate_;
  }

 private:
  Money cost(const std::string& id) const {
    for (const Project& project : election_.instance.projects) {
      if (project.id.text() == id) return project.cost;
    }
    ADD_FAILURE() << id;
    return {};
  }

  Ratio needs_of(const std::string& id) const {
    if (cost(id).is_zero()) return 0;
    return election_.profile.voters() * cents_of(cost(id)) / cents_of(votable(election_.instance));
  }

  void add(Json statement) {
    Json& statements = certificate_["statements"];
    statement["number"] = std::to_string(statements.size() + 1);
    statements.push_back(std::move(statement));
  }

  void select(const std::string& id) {
    std::erase(open_, id);
    selected_.push_back(id);
    spent_ += cents_of(cost(id));
  }

  void leave_out() {
    std::erase_if(open_, [this](const std::string& id) { return is_left_out(id); });
  }

  bool is_left_out(const std::string& id) {
    const Ratio money = cents_of(votable(election_.instance));
    const Ratio needs = spent_ + cents_of(cost(id));
    if (needs <= money) return false;
    add({{"kind", "does-not-fit"},
         {"project", id},
         {"cut",
          {{"needs", to_string(needs / 100)},
           {"reach", to_string(money / 100)},
           {"short", to_string((needs - money) / 100)}}}});
    return true;
  }

  void pay() {
    certificate_["selected"] = selected_;
    Money sum(0, election_.instance.currency);
    for (const std::string& id : selected_) {
      sum += cost(id);
      if (cost(id).is_zero()) continue;
      add({{"kind", "paid"}, {"project", id}, {"pot", "pot"}, {"amount", to_string(cost(id))}});
    }
    certificate_["cost"] = to_string(sum);
  }

  const Election& election_;
  Json certificate_;
  std::vector<std::string> open_, honest_order_, selected_;
  std::map<std::string, std::string> support_;
  Ratio spent_;
};

TEST(ExpandingApprovalsProof, DoesNotHoldOfAnotherOrder) {
  std::mt19937 random(37);
  const Terms terms = testing::terms_of_words("expanding-approvals cost none lowest-id");
  std::map<std::string, int> refuted;
  for (int round = 0; round < 2'000; ++round) {
    const Election election = testing::random_election(random, types[random() % types.size()], false);
    const Json honest = certificate_of(election, terms);
    const Forger forger(election, honest);
    if (forger.honest_order().empty()) continue;
    ASSERT_EQ(Forger(forger).forge(forger.honest_order()), honest);
    const auto try_order = [&](const std::string& what, const std::vector<std::string>& order) {
      const Json forged = Forger(forger).forge(order);
      if (forged == honest) return;
      EXPECT_NE(refutation(forged, election), "") << what << honest.dump(1) << forged.dump(1);
      ++refuted[what + (forged["selected"] == honest["selected"] ? ", same" : ", other")];
    };
    std::vector<std::string> first = forger.honest_order();
    first.insert(first.begin(), forger.projects()[random() % forger.projects().size()]);
    try_order("another first", first);
    std::vector<std::string> more = forger.honest_order();
    more.push_back(forger.projects()[random() % forger.projects().size()]);
    try_order("one more", more);
    std::vector<std::string> without = forger.honest_order();
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(random() % without.size()));
    try_order("one skipped", without);
    std::vector<std::string> ended = forger.honest_order();
    ended.resize(random() % ended.size());
    try_order("ended too early", ended);
  }
  for (const char* what : {"another first", "one more", "one skipped", "ended too early"})
    EXPECT_GT(refuted[what + std::string(", other")], 100) << what;
}

// Everybody ranks 40 projects in an order of their own, and after those one that costs exactly what is left.
// At that point all votes that are left are the same part of all votes, but by sums of thousands of digits.
TEST(ExpandingApprovalsProof, IsNoneWhereItTakesTooManyDigits) {
  std::mt19937 random(41);
  Election election = testing::random_election(random, BallotType::ordinal, false);
  Instance& instance = election.instance;
  instance.projects.clear();
  std::vector<ProjectIndex> order;
  for (ProjectIndex project = 0; project < 40; ++project) {
    instance.projects.push_back(
        {ProjectId("p" + std::to_string(project)), "", Money(1'000, instance.currency), {}});
    order.push_back(project);
  }
  instance.projects.push_back({ProjectId("z"), "", Money(1'000, instance.currency), {}});
  instance.pots[0].amount = Money(41'000, instance.currency);
  election.profile = Profile(BallotType::ordinal);
  for (int voter = 0; voter < 100; ++voter) {
    std::shuffle(order.begin(), order.end(), random);
    std::vector<ProjectIndex> ballot = order;
    ballot.push_back(40);
    election.profile.add(ballot, {}, 1, 1);
  }
  const Terms terms = testing::terms_of_words("expanding-approvals cost none lowest-id");
  const Json certificate = certificate_of(election, terms);
  EXPECT_EQ(certificate["proves"], "funding");
  EXPECT_EQ(certificate["selected"].size(), 41u);
  EXPECT_EQ(refutation(certificate, election), "");
}

}  // namespace
}  // namespace buurtkas

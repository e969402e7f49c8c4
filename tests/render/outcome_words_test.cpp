// What an outcome says in a terminal: by what was counted, why a project is out, and in which order it went.

#include <gtest/gtest.h>

#include "cli/render/outcome.h"
#include "cli/render/terms_text.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::cents;
using testing::instance;
using testing::terms;

struct Counted {
  Counted(const Instance& instance, const Profile& profile, Terms by) : terms(std::move(by)) {
    election.name = "Street";
    election.instance = instance;
    election.profile = profile;
    selection = select_projects(instance, profile, terms);
  }

  Outcome outcome() const {
    return {election, terms, selection, election.declared.has_value(), false, {}, {}};
  }
  std::string told(Language language = Language::en) const {
    return outcome_text(outcome(), "d1e5", language);
  }
  std::string why(ProjectIndex project, Language language = Language::en) const {
    const Explanation explanation = explain_project(election.instance, election.profile, selection, project);
    std::string text;
    for (const std::string& paragraph : explanation_paragraphs(outcome(), explanation, language))
      text += paragraph + '\n';
    return text;
  }

  Election election;
  Terms terms;
  Selection selection;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Two voters share 100; one each for a and b, and c has both.
Counted street(Terms by) {
  return {instance(10'000, {6'000, 6'000, 5'000}), approvals({{0, 2}, {1, 2}}), std::move(by)};
}

TEST(TermsText, OfGreedyNamesWhatTheOrderIsBy) {
  const auto text = [](const Terms& by, Language language) {
    return terms_text(street(by).outcome(), language);
  };
  EXPECT_EQ(text(terms(&method::greedy), Language::nl),
            "Meeste stemmen eerst; wat niet past wordt overgeslagen; bij gelijke stand: de eerste id");
  EXPECT_EQ(text(terms(&method::greedy, Satisfaction::cardinality), Language::en),
            "Most votes per euro first; what does not fit is skipped; ties: the first id");
  Terms stops = terms(&method::greedy_no_skip);
  stops.threshold = Threshold{1};
  EXPECT_EQ(text(stops, Language::en),
            "Most votes first, at least 1 vote, until one does not fit; ties: the first id");
}

TEST(TermsText, NamesTheCurrencyThatIsNoEuro) {
  Counted counted = street(terms(&method::greedy, Satisfaction::cardinality));
  counted.election.instance.currency = *Currency::from_code("PLN");
  EXPECT_TRUE(has(terms_text(counted.outcome(), Language::en), "Most votes per PLN first"));
  counted.election.instance.currency = Currency();
  EXPECT_TRUE(has(terms_text(counted.outcome(), Language::nl), "Meeste stemmen per geldeenheid eerst"));
}

TEST(TermsText, NamesEachCompletionAndTie) {
  const Counted counted = street(terms(
      &method::equal_shares, Satisfaction::cost,
      {Completion::add_one_exhaustive, Completion::phragmen, Completion::greedy, Completion::comparison},
      {TieBreak::most_votes, TieBreak::lowest_id, TieBreak::file_order}));
  EXPECT_EQ(terms_text(counted.outcome(), Language::nl),
            "Gelijke delen (equal shares) naar kosten, dan telkens iets meer per stemmer "
            "(add-one-exhaustive), dan verder volgens Phragmén, dan op volgorde van stemmen (greedy), dan "
            "vergeleken met meeste stemmen; bij gelijke stand: eerst de meeste stemmen, dan de eerste id");
}

TEST(TermsText, SaysPointsWhereTheFilesOwnRuleCountsThem) {
  Counted counted = street(terms(&method::greedy));
  counted.terms.threshold = Threshold{5};
  counted.terms.tie_breaks = {TieBreak::most_votes};
  counted.election.profile = Profile(BallotType::cumulative);
  counted.election.declared = Declared{"greedy", {}, {9, 7, 3}, {}, {}, "", {}, ""};
  EXPECT_EQ(terms_text(counted.outcome(), Language::nl),
            "Meeste punten eerst, minstens 5 punten; wat niet past wordt overgeslagen; bij gelijke stand: "
            "eerst de meeste punten, dan de eerste id");
  EXPECT_TRUE(has(counted.why(2, Language::nl), "Op volgorde van punten (2) was het aan de beurt"));
}

TEST(OutcomeText, WrapsAReasonAndCutsNoAmount) {
  const Counted counted(instance(5'400'000'000, {4'000'000'000, 1'000}), approvals({{0}, {0}, {1}}),
                        terms(&method::equal_shares));
  EXPECT_TRUE(has(counted.told(), "2  € 36,000,000.00 left with\n" + std::string(45, ' ') + "supporters\n"))
      << counted.told();
}

// Of 50 each both pay 25 for c; a and b are then out of reach of their one supporter, and too dear for what
// is left.
TEST(ExplanationText, TellsWhatWasLeftBeforeWhatItWasSpentOn) {
  const Counted counted = street(terms(&method::equal_shares, Satisfaction::cost, {Completion::greedy}));
  const std::string why = counted.why(0, Language::nl);
  const std::size_t shares = why.find("Bij gelijke delen hadden");
  const std::size_t greedy =
      why.find("Met het geld dat over was: op volgorde van stemmen kwam het aan de beurt");
  EXPECT_LT(shares, greedy) << why;
  EXPECT_NE(greedy, std::string::npos) << why;
}

TEST(ExplanationText, SaysThatMostVotesWon) {
  const Counted counted(instance(9'000, {9'000, 3'000}), approvals({{0}, {0}, {1}}),
                        terms(&method::equal_shares, Satisfaction::cost, {Completion::comparison}));
  EXPECT_TRUE(
      has(counted.why(0), "But the outcome is that of most votes: in the order of votes (2) its turn came"))
      << counted.why(0);
  EXPECT_TRUE(has(counted.told(), "by votes\n")) << counted.told();
}

// The cap keeps b out until it is lifted.
TEST(ExplanationText, SaysWhenTheCapsAreLifted) {
  Instance capped = instance(10'000, {5'000, 5'000});
  capped.limits.push_back({Limit::Kind::cap, "green", {0, 1}, cents(6'000)});
  Terms by = terms(&method::greedy, Satisfaction::cardinality);
  by.leftover = Leftover::beyond_caps;
  const std::string why = Counted(capped, approvals({{0, 1}, {0}}), by).why(1);
  EXPECT_TRUE(has(why, "In the order of votes per euro its turn came, but it was not allowed. ")) << why;
  EXPECT_TRUE(has(why,
                  "After that, with the money left and without the caps: in the order of votes (1) its turn "
                  "came, and the pots could pay it."))
      << why;
}

TEST(EventWords, CallAnIdOfDigitsANumber) {
  Counted counted = street(terms(&method::greedy));
  counted.election.instance.projects[0].id = ProjectId("12");
  counted.election.instance.projects[1].id = ProjectId("b7");
  EXPECT_TRUE(
      has(counted.told(), "A tie between no. 12 and b7: no. 12 went first, because its id comes first."))
      << counted.told();
  EXPECT_TRUE(has(counted.told(Language::nl), "\n12 ")) << "in a table it is as the file has it";
}

TEST(EventWords, SayWhatCannotGoTogether) {
  Instance limited = instance(10'000, {5'000, 5'000});
  limited.limits.push_back({Limit::Kind::exclusion, "", {0, 1}, cents(0)});
  const Counted counted(limited, approvals({{0, 1}, {0}}), terms(&method::greedy));
  EXPECT_TRUE(has(counted.told(Language::nl), "kan niet samen met a")) << counted.told(Language::nl);
}

}  // namespace
}  // namespace buurtkas

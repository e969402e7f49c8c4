// The page that tells a count round by round.

#include <gtest/gtest.h>

#include "cli/render/site/count_steps.h"
#include "engine/voting/method.h"
#include "tests/render/small_site.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::SmallSite;
using testing::terms;
using testing::times;

// The street of the top README: bench and trees are bought, the rain barrels come by votes, the party is out.
SmallSite street() {
  return {instance(120'000, {40'000, 60'000, 30'000, 50'000}),
          approvals({{0, 1}, {0, 1}, {0, 1}, {0, 2}, {2, 3}, {2, 3}}),
          terms(&method::equal_shares, Satisfaction::cost, {Completion::greedy})};
}

bool has(const std::string& page, const std::string& part) {
  return page.find(part) != std::string::npos;
}

TEST(SiteRounds, ARoundIsAPurchaseWithItsPicture) {
  const std::string page = street().pages().at("en/rounds.html");
  EXPECT_EQ(times(page, "<section id=\"round-"), 3U);
  EXPECT_EQ(times(page, "<svg"), 3U);
  EXPECT_TRUE(has(page, "<section id=\"round-1\">\n<h3>1. <a href=\"project-1.html\">a</a></h3>")) << page;
  EXPECT_TRUE(has(page, "All supporters pay the same."));
  EXPECT_TRUE(has(page,
                  "Spent before: €\u00A0400.00. This round: €\u00A0300.00. Left after it: €\u00A0500.00. "
                  "With 3 effective votes."))
      << page;
}

TEST(SiteRounds, WhoHasLessPaysAllTheyHave) {
  const SmallSite site = {instance(60'000, {30'000, 30'000}), approvals({{0, 1}, {0, 1}, {1}}),
                          terms(&method::equal_shares)};
  // Each has 200; b goes first, at 100 each, and then two have 100 each for a, which is 100 short.
  const std::string page = site.pages().at("en/rounds.html");
  EXPECT_EQ(times(page, "<section id=\"round-"), 1U);
  const SmallSite other = {instance(60'000, {20'000, 39'000}), approvals({{0, 1}, {0, 1}, {1}}),
                           terms(&method::equal_shares)};
  // b goes first at 130 each; then a has 140 of its supporters, too little. With less for b it is enough.
  EXPECT_EQ(times(other.pages().at("en/rounds.html"), "<section id=\"round-"), 1U);
  const SmallSite uneven = {instance(60'000, {12'000, 32'000}), approvals({{0, 1}, {1}, {1}}),
                            terms(&method::equal_shares)};
  // b at 106.67 each; of a's one supporter 93.33 is left, and a costs 120: out. As the trace says, the page.
  EXPECT_EQ(times(uneven.pages().at("en/rounds.html"), "<li id=\"step-"), 1U);
}

TEST(SiteRounds, TheRestPaysWhatThereWas) {
  // Everybody has 100. a: 150 by two, 75 each. b: by one with 25, and two with 100: 105 is 25 and 40 and 40.
  const SmallSite site = {instance(40'000, {15'000, 10'500}), approvals({{0}, {0, 1}, {1}, {1}}),
                          terms(&method::equal_shares, Satisfaction::cardinality)};
  const std::string english = site.pages().at("en/rounds.html");
  EXPECT_TRUE(has(english, "<h3>1. <a href=\"project-2.html\">b</a></h3>")) << english;
  EXPECT_TRUE(has(english, "<h3>2. <a href=\"project-1.html\">a</a></h3>"));
  EXPECT_TRUE(has(english, "And 1 other supporter: all there was left, €\u00A065.00 together.")) << english;
  EXPECT_TRUE(has(site.pages().at("nl/rounds.html"),
                  "En 1 andere voorstemmer: al wat er nog was, samen €\u00A065,00."));
}

TEST(SiteRounds, AProjectLeadsToItsRounds) {
  const auto pages = street().pages();
  EXPECT_TRUE(has(pages.at("en/project-1.html"), "<a href=\"rounds.html#round-1\">round 1</a>"));
  const std::string out = pages.at("nl/project-2.html");
  const std::size_t at = out.find("rounds.html#step-");
  ASSERT_NE(at, std::string::npos) << out;
  const std::string anchor = out.substr(at + 12, out.find('"', at) - at - 12);
  EXPECT_TRUE(has(pages.at("nl/rounds.html"), "id=\"" + anchor + '"')) << anchor;
}

TEST(SiteRounds, EveryAnchorIsThereOnce) {
  for (const char* name :
       {"equal-shares", "greedy", "phragmen", "exact-equal-shares", "bounded-overspending"}) {
    const Method method = *method_from(name);
    const SmallSite site = {instance(120'000, {40'000, 60'000, 30'000, 50'000}),
                            approvals({{0, 1}, {0, 1}, {0, 1}, {0, 2}, {2, 3}, {2, 3}}), terms(method)};
    const auto pages = site.pages();
    for (std::size_t project = 1; project <= 4; ++project) {
      const std::string page = pages.at("en/project-" + std::to_string(project) + ".html");
      const std::string link = "rounds.html#";
      ASSERT_TRUE(has(page, link)) << method->name << project;
      for (std::size_t at = page.find(link); at != std::string::npos; at = page.find(link, at + 1)) {
        const std::size_t from = at + link.size();
        const std::string anchor = page.substr(from, page.find('"', from) - from);
        EXPECT_EQ(times(pages.at("en/rounds.html"), "id=\"" + anchor + '"'), 1U) << method->name << anchor;
      }
    }
  }
}

TEST(SiteRounds, WhenVotersPreferGreedyTheRoundsBeginAgain) {
  const Trace trace = {RunStarted{100, 0, Satisfaction::cost, false}, Bought{0, 1, 1, 100, 1, false},
                       Compared{1, 2, 0, true}, Taken{1, 2}};
  const std::vector<CountStage> stages = stages_of(trace);
  ASSERT_EQ(stages.size(), 2U);
  EXPECT_EQ(stages[0].kind, CountStage::Kind::shares);
  EXPECT_FALSE(stages[0].is_afresh);
  EXPECT_EQ(stages[0].closes.size(), 1U);
  EXPECT_EQ(stages[1].kind, CountStage::Kind::by_votes);
  EXPECT_TRUE(stages[1].is_afresh);
  EXPECT_EQ(anchor_of(stages[1].steps.front()), "round-2");
}

TEST(SiteRounds, ATieStandsWithWhatItDecided) {
  const Trace trace = {TieBroken{{1, 0}, TieBreak::lowest_id}, Skipped{1, 2, {}}, Taken{0, 2}};
  const std::vector<CountStage> stages = stages_of(trace);
  ASSERT_EQ(stages.size(), 1U);
  EXPECT_EQ(stages[0].steps[0].ties.size(), 1U);
  EXPECT_EQ(anchor_of(stages[0].steps[0]), "step-2");
  EXPECT_TRUE(stages[0].steps[1].ties.empty());
  EXPECT_EQ(anchor_of(stages[0].steps[1]), "round-1");
}

TEST(SiteRounds, HostileNamesAreText) {
  SmallSite site = street();
  site.election.instance.projects[0].name = "<script>alert('1')</script>";
  for (const auto& [name, page] : site.pages()) {
    EXPECT_FALSE(has(page, "<script")) << name;
  }
}

TEST(SiteRounds, WithoutMoneyOrVotesThereIsNoPicture) {
  const SmallSite site = {instance(0, {100}), approvals({{0}}), terms(&method::greedy)};
  const std::string page = site.pages().at("en/rounds.html");
  EXPECT_FALSE(has(page, "<svg"));
  EXPECT_TRUE(has(page, "<li id=\"step-1\">"));
}

}  // namespace
}  // namespace buurtkas

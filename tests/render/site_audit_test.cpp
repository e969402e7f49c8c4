// The page by which others check an outcome, and the pages of the rules.

#include <gtest/gtest.h>

#include "engine/voting/method.h"
#include "tests/render/small_site.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::SmallSite;
using testing::terms;

SmallSite greedy() {
  SmallSite site(instance(1000, {500}), approvals({{0}}), terms(&method::greedy));
  site.election.account.channels.push_back({ChannelId("paper"), 1, 4, 1, {{"over-cost", 2}}, 0, 1});
  return site;
}

std::string english(const SmallSite& site) {
  return site.pages().at("en/audit.html");
}

bool has(const std::string& page, const std::string& part) {
  return page.find(part) != std::string::npos;
}

TEST(SiteAudit, EveryBallotIsAccountedFor) {
  const std::string page = english(greedy());
  EXPECT_TRUE(has(page,
                  "<th scope=\"row\">paper</th><td class=\"number\">4</td><td class=\"number\">1</td>"
                  "<td class=\"number\">2</td><td class=\"number\">0</td><td class=\"number\">1</td>"))
      << page;
  EXPECT_TRUE(has(page, "paper: 2 invalid (over the cost allowed)."));
  EXPECT_TRUE(has(greedy().pages().at("nl/audit.html"), "papier: 2 ongeldig (samen te duur)."));
}

TEST(SiteAudit, AFileIsCheckedByItsCertificate) {
  SmallSite site = greedy();
  site.options = " --method greedy";
  const std::string page = english(site);
  EXPECT_TRUE(has(page,
                  "<code>buurtkas vote street.pb --method greedy --certificate certificate.json --lang en"
                  "</code>"))
      << page;
  EXPECT_TRUE(has(page, "<code>buurtkas-verify certificate.json street.pb --lang en</code>"));
  EXPECT_FALSE(has(page, "journal"));
}

TEST(SiteAudit, AFilesNameIsNoCommand) {
  SmallSite site = greedy();
  site.inputs = {{"a;rm -r 'b'.pb", "ab12"}};
  EXPECT_TRUE(has(english(site), "&#39;./a;rm -r &#39;\\&#39;&#39;b&#39;\\&#39;&#39;.pb&#39;"))
      << english(site);
  site.inputs = {{"-x.pb", "ab12"}};
  EXPECT_TRUE(has(english(site), "&#39;./-x.pb&#39;"));
}

TEST(SiteAudit, AnotherOutcomeInTheJournalIsSaidFirst) {
  SmallSite site = greedy();
  site.journal = SiteJournal();
  site.journal->entries = 12;
  site.journal->outcome_digest = "d1e5";
  EXPECT_FALSE(has(english(site), "Note:"));
  site.journal->outcome_digest = "0ther";
  EXPECT_TRUE(has(english(site),
                  "<p class=\"lead wrong\">Note: the journal has the same decision, but with another "
                  "digest: 0ther, and here d1e5."));
  site.journal->decides_the_same = false;
  EXPECT_TRUE(has(english(site),
                  "<p class=\"lead wrong\">Note: the journal has another outcome. Its digest is "
                  "0ther, and that of the count on these pages d1e5."));
  EXPECT_TRUE(has(english(site), "<code>buurtkas audit . --lang en</code>"));
  site.journal->holds = false;
  const std::string broken = english(site);
  EXPECT_TRUE(has(broken, "<p class=\"lead wrong\">Note: the journal of this round does not hold."));
  EXPECT_FALSE(has(broken, "0ther"));
}

TEST(SiteAudit, ACorrectionHasBeforeAndAfter) {
  SmallSite site = greedy();
  site.journal = SiteJournal();
  site.journal->checkpoint = {11, {2026, 3, 22}, "street\n11\nroot\n"};
  site.journal->corrections = {
      {12, {2026, 4, 1}, "outcome", 9, "ballot <p017> was read wrongly.", {{"cost", "5.00", ""}}, true}};
  const std::string page = english(site);
  EXPECT_TRUE(has(page,
                  "<h3>Entry 12 corrects outcome of entry 9</h3>\n<p>On 1 April 2026, because: ballot "
                  "&lt;p017&gt; was read wrongly.</p>"))
      << page;
  EXPECT_TRUE(has(page, "<th scope=\"row\">cost</th><td>5.00</td><td>(nothing)</td>"));
  EXPECT_TRUE(has(page, "And more changed"));
  EXPECT_TRUE(has(page, "over 11 entries, of 22 March 2026"));
}

TEST(SiteAudit, ADrawShowsItsCommitments) {
  Terms drawn = terms(&method::greedy, Satisfaction::cost, {}, {TieBreak::drawn});
  drawn.draw.seeds = {{"c0ffee", "a long enough seed"}};
  const SmallSite site(instance(500, {500, 500}), approvals({{0}, {1}}), drawn);
  const std::string page = english(site);
  EXPECT_TRUE(has(page, "<th scope=\"row\">a long enough seed</th><td><code>c0ffee</code></td>")) << page;
  EXPECT_TRUE(has(page, "A tie between"));
  EXPECT_TRUE(has(english(greedy()), "There was no tie."));
}

TEST(SiteRules, OnlyARoundWithRulebooksHasThem) {
  SmallSite site = greedy();
  EXPECT_FALSE(site.pages().contains("en/rules.html"));
  EXPECT_FALSE(has(english(site), "rules.html"));
  const Round round;
  RoundRules rules;
  Rulebook& book = rules.rulebooks.emplace_back();
  book.name = "../street";
  book.title = {"Straat", "Street <b>"};
  book.sha256 = "5a5a";
  rules.folders = {"rules/street"};
  rules.as_of = rules.known_at = {2026, 3, 6};
  Article& article = book.articles.emplace_back();
  article.id = "a-1";
  article.title = {"Wie", "Who"};
  article.source = "the meeting";
  site.round = &round;
  site.rules = &rules;
  const auto pages = site.pages();
  ASSERT_TRUE(pages.contains("en/rules-_2E_2E_2Fstreet.html"));
  const std::string page = pages.at("en/rules-_2E_2E_2Fstreet.html");
  EXPECT_TRUE(has(page, "<h1>Street &lt;b&gt;</h1>"));
  EXPECT_TRUE(has(page, "<section id=\"a-1\">\n<h2>1. Who</h2>")) << page;
  EXPECT_TRUE(has(page, "Source: the meeting"));
  EXPECT_TRUE(has(page, "<code>5a5a</code>"));
  EXPECT_TRUE(has(pages.at("en/audit.html"),
                  "<a href=\"rules-_2E_2E_2Fstreet.html\">Street &lt;b&gt;</a> (rules/street)"));
  EXPECT_TRUE(has(pages.at("nl/rules.html"), "<h3><a href=\"rules-_2E_2E_2Fstreet.html\">Straat</a></h3>"));
}

}  // namespace
}  // namespace buurtkas

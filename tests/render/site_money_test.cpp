// Pages about money: which pot pays what, and who got what. What they show is what was counted.

#include <map>
#include <regex>

#include <gtest/gtest.h>

#include "cli/render/site/bar_picture.h"
#include "cli/render/site/flow_picture.h"
#include "cli/render/site/site.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::cents;
using testing::instance;
using testing::terms;

Election election_of(Instance instance, Profile profile) {
  Election election;
  election.name = "Straat 2026";
  election.instance = std::move(instance);
  election.profile = std::move(profile);
  return election;
}

// Of greedy, as other methods are beside it: with `beside` the same numbers stand there.
std::map<std::string, std::string> pages_of(const Election& election, bool beside = false,
                                            const std::vector<VoterGroup>& groups = {}) {
  const Terms by_votes = terms(&method::greedy);
  const Selection selection = select_projects(election.instance, election.profile, by_votes);
  const Outcome outcome = {election, by_votes, selection, false, false, {}, {}, nullptr, nullptr};
  const FundedCounts counts = count_funded(election.instance, election.profile, selection.projects);
  FundedReport fairness = {counts, {}, groups};
  if (beside) fairness.greedy = counts;
  const Site site = {
      outcome, "0123", explain_projects(election.instance, election.profile, selection), {}, fairness};
  std::map<std::string, std::string> files;
  write_site(site, [&](std::string_view path, std::string_view bytes) {
    files[std::string(path)] = std::string(bytes);
  });
  return files;
}

std::size_t times(const std::string& what, const std::string& text) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

void expect_all_in(const std::string& page, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) EXPECT_NE(page.find(text), std::string::npos) << text;
}

// a is paid by both pots, b by one; some is left, and some was kept.
Election street() {
  Instance built = testing::with_pot_for_a(instance(200'00, {80'00, 60'00}), 50'00);
  built.pots[0].name = "Pot <b>\"één\" & meer</b>";
  built.pots[0].reserve = cents(20'00);
  built.pots[0].remainder = Remainder::returned;
  built.pots[1].earmark.largest_share = Ratio(1, 2);
  built.projects[1].name = "<script>alert(1)</script>";
  return election_of(built, approvals({{0, 1}, {0}, {1}, {}}));
}

TEST(FundingPage, ShowsWhatEachPotPays) {
  const auto files = pages_of(street());
  const std::string& page = files.at("en/funding.html");
  const std::string space = "\u00A0";
  // The green pot pays half of a: 40; the other 40 and 60 of its 180, and 20 is kept.
  expect_all_in(page,
                {"From 2 pots, €" + space + "140.00 goes to 2 projects; €" + space + "90.00 is left, and €" +
                     space + "20.00 is set aside",
                 "rowspan=\"2\"><a href=\"project-1.html\">a</a></th>",
                 "<td>green</td><td class=\"number\">€" + space + "40.00</td>", "goes back to its giver",
                 "Only for projects about: green. At most 50% of what", "For all projects."});
  EXPECT_EQ(times("<path ", page), 6u);  // three payments, what is left of both pots, and the reserve
  EXPECT_EQ(times("class=\"here\"", page), 2u) << "the reserve, with its end";
  expect_all_in(files.at("nl/funding.html"), {"Uit 2 potten gaat", "gaat terug naar de gever"});
}

TEST(FundingPage, TakesNoNameForHtml) {
  for (const char* language : {"nl/", "en/"}) {
    for (const char* name : {"funding.html", "fairness.html"}) {
      const std::string page = pages_of(street(), true).at(std::string(language) + name);
      EXPECT_EQ(page.find("<script"), std::string::npos);
      EXPECT_EQ(page.find("Pot <b>"), std::string::npos);
    }
  }
  expect_all_in(pages_of(street()).at("nl/funding.html"),
                {"Pot &lt;b&gt;&quot;één&quot; &amp; meer&lt;/b&gt;"});
}

TEST(FundingPage, DrawsTheSmallProjectsOfACityAsOne) {
  std::vector<std::int64_t> costs;
  std::vector<ProjectIndex> all;
  for (ProjectIndex project = 0; project < 60; ++project) {
    costs.push_back(1000 + static_cast<std::int64_t>(project));
    all.push_back(project);
  }
  Instance built = instance(100'000, costs);
  for (ProjectIndex project = 0; project < 60; ++project) {
    built.projects[project].id = ProjectId("p" + std::to_string(project));
    built.projects[project].name = "Project " + std::to_string(project);
  }
  const std::string page = pages_of(election_of(built, approvals({all}))).at("en/funding.html");
  EXPECT_EQ(times("<path ", page), 20u) << "18 projects, the others, and what is left";
  expect_all_in(page, {"<b>42 more projects</b>", "<b>Project 59</b>", "The 42 projects that get least"});
  EXPECT_EQ(page.find("<b>Project 41</b>"), std::string::npos);
  EXPECT_EQ(times("<th scope=\"row\" rowspan=\"1\">", page), 60u);
}

TEST(FundingPage, IsThereWhenNothingWasSelected) {
  const std::string page = pages_of(election_of(instance(0, {100}), approvals({{0}}))).at("nl/funding.html");
  EXPECT_EQ(page.find("<figure>"), std::string::npos);
  expect_all_in(page, {"Er is niets gekozen, dus er wordt niets betaald."});
}

TEST(FlowPicture, HasBandsAsThickAsTheirMoney) {
  const std::string picture = flow_picture(
      "l", {{"x", "", "tone-a"}, {"y", "", "tone-b"}}, {{"p", "", "ink"}, {"q", "", "ink"}},
      {{0, 0, cents(100), "tone-a"}, {1, 0, cents(200), "tone-b"}, {1, 1, cents(400), "tone-b"}});
  std::vector<int> heights;
  const std::regex bar("<rect [^>]*height=\"([0-9]+)\"");
  for (std::sregex_iterator at(picture.begin(), picture.end(), bar), end; at != end; ++at) {
    heights.push_back(std::stoi((*at)[1]));
  }
  EXPECT_EQ(heights, (std::vector<int>{4000, 24'000, 12'000, 16'000}));
}

TEST(FairnessPage, TellsHowManyVotersGotHowMuch) {
  const auto files = pages_of(street(), true);
  expect_all_in(files.at("en/fairness.html"),
                {"With nothing selected of what they supported: 1 of the 4 voters (25%).",
                 "Counted by most votes it would have been as many.",
                 "<th scope=\"row\">1 project</th><td class=\"number\">2</td><td class=\"number\">50%</td>",
                 // a has half of the four votes, and 80 of the 140.
                 "<th scope=\"row\">green</th><td class=\"number\">1 of 1</td><td class=\"number\">50%</td>"
                 "<td class=\"number\">57.1%</td>"});
  expect_all_in(files.at("nl/fairness.html"), {"1 van de 4 stemmers (25%)", "<th scope=\"row\">niets</th>"});
}

TEST(FairnessPage, HasNothingBesideAnOutcomeByMostVotes) {
  const std::string page = pages_of(street()).at("en/fairness.html");
  expect_all_in(page, {"so there is nothing beside it", "<table class=\"stack c2\">"});
  EXPECT_EQ(page.find("it would have been"), std::string::npos);
}

TEST(FairnessPage, TakesVotersWithManyProjectsTogether) {
  std::vector<std::int64_t> costs(12, 1);
  std::vector<ProjectIndex> all;
  for (ProjectIndex project = 0; project < 12; ++project) all.push_back(project);
  const std::vector<ProjectIndex> eleven(all.begin(), all.begin() + 11);
  const std::vector<ProjectIndex> nine(all.begin(), all.begin() + 9);
  const std::string page =
      pages_of(election_of(instance(100, costs), approvals({all, eleven, nine}))).at("en/fairness.html");
  expect_all_in(page, {"<th scope=\"row\">9 projects</th><td class=\"number\">1</td>",
                       "<th scope=\"row\">10 or more</th><td class=\"number\">2</td>"});
  EXPECT_EQ(page.find("11 projects"), std::string::npos);
}

TEST(FairnessPage, TellsOfGroupsOfVotersThatAreLarge) {
  VoterGroup north = {Trait::neighbourhood, "Noord & <i>Oost</i>", 0, 20, 5, 30, 6000};
  VoterGroup few = {Trait::neighbourhood, "", 3, 12, 3, 12, 2400};
  const auto files = pages_of(street(), true, {north, few});
  expect_all_in(files.at("nl/fairness.html"),
                {"<h3>Per buurt</h3>", "Noord &amp; &lt;i&gt;Oost&lt;/i&gt;", "3 samen", "1,50",
                 "Groepen van minder dan 10 stembiljetten zijn samengenomen"});
  EXPECT_EQ(pages_of(street(), true).at("nl/fairness.html").find("samengenomen"), std::string::npos);
}

TEST(FairnessPage, IsThereWhenNobodyVoted) {
  const std::string page = pages_of(election_of(instance(10, {5}), approvals({}))).at("en/fairness.html");
  expect_all_in(page, {"There is no vote that counts"});
  EXPECT_EQ(page.find("<table"), std::string::npos);
}

TEST(BarPicture, IsLongestForTheLargestShare) {
  const std::string picture =
      bar_picture("l", {}, {{"a", {{Ratio(1, 4), "25%"}}}, {"b", {{Ratio(1, 8), ""}}}});
  expect_all_in(picture, {"width=\"50.000%\"", "width=\"25.000%\""});
  EXPECT_EQ(bar_picture("l", {}, {{"a", {{Ratio(), "0%"}}}}), "");
}

}  // namespace
}  // namespace buurtkas

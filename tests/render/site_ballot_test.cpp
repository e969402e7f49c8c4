// The page on which a voter finds their ballot.

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "cli/render/site/site.h"
#include "engine/voting/method.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using testing::instance;
using testing::terms;
using Files = std::map<std::string, std::string>;

Election election(Instance built, Profile ballots) {
  Election made;
  made.name = "Verzonnen straat";
  made.instance = std::move(built);
  made.profile = std::move(ballots);
  return made;
}

Files site_of(const Election& of, const Terms& by, const std::vector<ReceiptBallot>& receipts) {
  const Selection selection = select_projects(of.instance, of.profile, by);
  const Outcome outcome = {of, by, selection, false, false, {}, {}};
  const FundedReport fairness = {count_funded(of.instance, of.profile, selection.projects), {}, {}};
  Site site = {outcome, "digest", explain_projects(of.instance, of.profile, selection), {}, fairness};
  site.receipts = receipts;
  Files files;
  write_site(site, [&](std::string_view path, std::string_view bytes) {
    EXPECT_TRUE(files.emplace(path, bytes).second) << path;
  });
  return files;
}

ReceiptBallot counted(std::string code, std::vector<ProjectIndex> projects, std::uint64_t weight = 1) {
  ReceiptBallot ballot;
  ballot.code = std::move(code);
  ballot.is_counted = true;
  ballot.projects = std::move(projects);
  ballot.weight = weight;
  return ballot;
}

std::string section_of(const std::string& page, const std::string& code) {
  const std::size_t from = page.find("<section id=\"" + code + "\">");
  EXPECT_NE(from, std::string::npos) << code;
  return page.substr(from, page.find("</section>", from) - from);
}

void expect_in(const std::string& part, const std::string& text) {
  EXPECT_NE(text.find(part), std::string::npos) << "no `" << part << "` in\n" << text;
}

constexpr const char* code_1 = "2222-2222-2222-2222";
constexpr const char* code_2 = "k7mf-2qxr-9wtd-hv3n";

TEST(BallotPage, TellsWhatAVoterPaidByWeight) {
  Profile ballots(BallotType::approval, 2);
  const std::vector<ProjectIndex> both = {0, 1};
  const std::vector<ProjectIndex> second = {1};
  ballots.add(both, {}, 2, 1);
  ballots.add(both, {}, 3, 1);
  ballots.add(second, {}, 2, 1);
  // 700 cents over 3.5 voters are 200 each; a takes 100 of each vote, and b 71.4.
  const Election of = election(instance(700, {250, 250}), ballots);
  const Files files =
      site_of(of, terms(&method::equal_shares), {counted(code_1, both, 2), counted(code_2, both, 3)});
  const std::string& page = files.at("en/ballot.html");
  const std::string one = section_of(page, code_1);
  expect_in("Of your share of €\u00A02.00, €\u00A01.71 went to selected projects, and €\u00A00.29 was left.",
            one);
  expect_in(">a</a>: selected; you paid €\u00A01.00<", one);
  expect_in(">b</a>: selected; you paid €\u00A00.71<", one);
  EXPECT_EQ(one.find("counts"), std::string::npos);
  const std::string heavier = section_of(page, code_2);
  expect_in("Your ballot counts 1.50 times.", heavier);
  expect_in("Of your share of €\u00A03.00, €\u00A02.57 went to selected projects, and €\u00A00.43 was left.",
            heavier);
  expect_in("<a href=\"#k\">k</a>", page);
}

TEST(BallotPage, TellsOfOtherMethodsWhatWasSelected) {
  Profile ballots(BallotType::cumulative);
  const std::vector<ProjectIndex> both = {0, 1};
  const std::vector<std::int64_t> points = {25, 10};
  ballots.points_unit = 10;
  ballots.add(both, points, 1, 1);
  const Election of = election(instance(300, {250, 250}), ballots);
  ReceiptBallot one = counted(code_1, both);
  one.points = points;
  ReceiptBallot spoilt;
  spoilt.code = code_2;
  spoilt.invalid = {"over-points", "too-many-marks"};
  const Files files = site_of(of, terms(&method::greedy), {one, spoilt});
  const std::string page = files.at("nl/ballot.html");
  expect_in("Geteld. Gekozen: 1 van 2 op je biljet.", section_of(page, code_1));
  expect_in("</a>: 2,50 punten, gekozen<", section_of(page, code_1));
  expect_in("</a>: 1 punt, niet gekozen<", section_of(page, code_1));
  expect_in(
      "Niet geteld. Ongeldig: er staan meer punten op dan je mocht geven. "
      "Ongeldig: er staan te veel projecten op.",
      section_of(page, code_2));
  EXPECT_EQ(page.find("deel van"), std::string::npos);
}

TEST(BallotPage, TellsARankingInItsOrder) {
  Profile ballots(BallotType::ordinal);
  const std::vector<ProjectIndex> ranked = {1, 0};
  ballots.add(ranked, {}, 1, 1);
  const Election of = election(instance(300, {250, 250}), ballots);
  const Files files = site_of(of, terms(&method::greedy, Satisfaction::borda), {counted(code_1, ranked)});
  const std::string one = section_of(files.at("en/ballot.html"), code_1);
  expect_in("<ol>", one);
  EXPECT_LT(one.find(">b</a>"), one.find(">a</a>"));
}

TEST(BallotPage, EscapesWhatCameFromOutside) {
  Profile ballots(BallotType::approval);
  const std::vector<ProjectIndex> first = {0};
  ballots.add(first, {}, 1, 1);
  Election of = election(instance(300, {250}), ballots);
  of.name = "</title><script>1</script>";
  of.instance.projects[0].name = "<img src=x onerror=alert(1)>{{code}}[[menu.ballot]]";
  ReceiptBallot spoilt;
  spoilt.code = code_2;
  spoilt.invalid = {"<b>blank</b>\x1b[31m"};
  for (const auto& [path, page] : site_of(of, terms(&method::greedy), {counted(code_1, first), spoilt})) {
    EXPECT_EQ(page.find("<script"), std::string::npos) << path;
    EXPECT_EQ(page.find("<img"), std::string::npos) << path;
    EXPECT_EQ(page.find("<b>blank"), std::string::npos) << path;
    EXPECT_EQ(page.find('\x1b'), std::string::npos) << path;
  }
}

// Of many, each first sign has a page; the menu and the first page lead there.
TEST(BallotPage, IsSplitWhenThereAreMany) {
  Profile ballots(BallotType::approval);
  const std::vector<ProjectIndex> first = {0};
  ballots.add(first, {}, 501, 501);
  const Election of = election(instance(300, {250}), ballots);
  std::vector<ReceiptBallot> receipts;
  for (int i = 0; i < 501; ++i) {
    const std::string number = std::to_string(1000 + i);
    receipts.push_back(counted((i < 200 ? "a" : "b") + number.substr(1) + "-2222-2222-2222", first));
  }
  const Files files = site_of(of, terms(&method::equal_shares), receipts);
  const std::string& start = files.at("en/ballot.html");
  expect_in("<a href=\"ballot-a.html\">a</a>", start);
  expect_in("<a href=\"ballot-b.html\">b</a>", start);
  EXPECT_EQ(start.find("<section"), std::string::npos);
  EXPECT_EQ(start.find("href=\"#a\""), std::string::npos);
  section_of(files.at("en/ballot-a.html"), "a000-2222-2222-2222");
  section_of(files.at("nl/ballot-b.html"), "b500-2222-2222-2222");
  expect_in("<a href=\"ballot.html\">", files.at("en/ballot-a.html"));

  receipts.pop_back();
  const Files fewer = site_of(of, terms(&method::equal_shares), receipts);
  EXPECT_FALSE(fewer.contains("en/ballot-a.html"));
  section_of(fewer.at("en/ballot.html"), "b499-2222-2222-2222");
}

TEST(BallotPage, IsNotThereWithoutReceipts) {
  Profile ballots(BallotType::approval);
  const std::vector<ProjectIndex> first = {0};
  ballots.add(first, {}, 1, 1);
  const Election of = election(instance(300, {250}), ballots);
  for (const auto& [path, page] : site_of(of, terms(&method::equal_shares), {})) {
    EXPECT_EQ(path.find("ballot"), std::string::npos) << path;
    EXPECT_EQ(page.find("ballot.html"), std::string::npos) << path;
  }
}

}  // namespace
}  // namespace buurtkas

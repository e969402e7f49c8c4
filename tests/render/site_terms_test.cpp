// How pages say terms, ties and measures: in words, and with the right units.

#include <gtest/gtest.h>

#include "cli/render/treasurer.h"
#include "cli/render/words.h"
#include "engine/voting/max_welfare.h"
#include "engine/voting/phragmen.h"
#include "tests/render/small_site.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::cents;
using testing::instance;
using testing::SmallSite;
using testing::terms;
using testing::times;

void expect_in(const std::string& page, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) EXPECT_EQ(times(page, part), 1U) << part << '\n' << page;
}

TEST(SiteTerms, SayWhatANameMeans) {
  const SmallSite site = {instance(120'000, {40'000, 60'000}), approvals({{0}, {0, 1}}),
                          terms(&method::equal_shares, Satisfaction::cost,
                                {Completion::add_one, Completion::greedy}, {TieBreak::lowest_cost})};
  expect_in(
      site.pages().at("en/index.html"),
      {"<p>After that every voter got €\u00A01.00 more to count with, again and again, and each time it was "
       "counted anew, until the next outcome costs more than there is (add-one).</p>",
       "<p>What is still left goes to projects in the order of their votes, as long as they fit "
       "(greedy).</p>",
       "<p>At a tie goes first: what costs least, then what has the first id, by the alphabet.</p>"});
}

TEST(SiteTerms, ATieIsBrokenForAReason) {
  const SmallSite site = {instance(40'000, {20'000, 10'000}), approvals({{0, 1}, {0, 1}}),
                          terms(&method::greedy, Satisfaction::cost, {}, {TieBreak::lowest_cost})};
  const auto pages = site.pages();
  expect_in(pages.at("nl/audit.html"),
            {"<a href=\"project-2.html\">b</a> ging voor, want het kost het minst."});
  EXPECT_EQ(times(pages.at("nl/rounds.html"), "lowest-cost"), 0U);
}

// Two earn for a: it is due at 150 each, b at 200 of its one supporter, c at 400, and does not fit.
TEST(SiteTerms, AMeasureHasItsUnit) {
  const SmallSite site = {instance(60'000, {30'000, 20'000, 40'000, 90'000}),
                          approvals({{0}, {0}, {1}, {2}, {3}}), terms(&method::phragmen)};
  const auto pages = site.pages();
  const std::string rounds = pages.at("en/rounds.html");
  expect_in(rounds,
            {"When every voter had been given €\u00A0150.00, its supporters could pay for it together.",
             "When every voter had been given €\u00A0200.00, its supporters could pay for it together."});
  EXPECT_EQ(times(pages.at("en/index.html"), "load"), 0U);
  const SmallSite most = {instance(60'000, {30'000}), approvals({{0}, {0}}), terms(&method::max_welfare)};
  expect_in(most.pages().at("nl/rounds.html"),
            {"Voor alle stemmers samen is het €\u00A0600,00 waard: wat het kost, maal de stemmen."});
}

TEST(SiteTerms, WhatIsLeftOfASelectedProjectsSupportersIsOfThatRound) {
  const SmallSite site = {instance(60'000, {10'000, 10'000}), approvals({{0, 1}, {0, 1}, {0}}),
                          terms(&method::equal_shares)};
  const auto pages = site.pages();
  expect_in(pages.at("en/project-1.html"), {"<th scope=\"row\">left then, for what came after</th>"});
}

TEST(KnownWord, IsInTheReadersLanguage) {
  EXPECT_EQ(known_word("channel", "paper", Language::nl), "papier");
  EXPECT_EQ(known_word("channel", "stembureau", Language::nl), "stembureau");
}

// Of 24.20 that counts 6.95 is from others: the allowance is the rest, and the two add up.
TEST(TreasurerPage, HasLimitsThatAddUp) {
  ShownTreasurer shown;
  shown.year.year = 2026;
  YearResident resident;
  resident.resident = ResidentId("r1");
  resident.limits.push_back({"volunteer-allowance month-limit",
                             false,
                             {2026, 2, 1},
                             cents(2420),
                             cents(695),
                             cents(22'000),
                             cents(0)});
  shown.year.residents.push_back(resident);
  expect_in(treasurer_page(shown, Language::nl),
            {"<tr><th scope=\"row\"><bdi>r1</bdi>, februari 2026</th><td class=\"number\">€\u00A017,25</td>"
             "<td class=\"number\">€\u00A06,95</td><td class=\"number\">€\u00A024,20</td>"
             "<td class=\"number\">€\u00A0220,00</td></tr>"});
}

}  // namespace
}  // namespace buurtkas

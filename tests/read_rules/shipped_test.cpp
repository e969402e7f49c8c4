#include <array>
#include <string>

#include <gtest/gtest.h>

#include "cli/read/terms/round_terms.h"
#include "cli/render/rules.h"
#include "engine/rulebook/condition_words.h"
#include "tests/read_rules/rules_support.h"

// The seven rulebooks that come with the program.

namespace buurtkas {
namespace {

class Shipped : public ::testing::TestWithParam<const char*> {
 protected:
  Shipped()
      : reading_(
            read_rulebook_folder(testing::project_root() / "rules" / GetParam(), GetParam(), check_terms)) {}

  void SetUp() override { ASSERT_TRUE(reading_.value.has_value()); }

  const Rulebook& rulebook() const { return reading_.value->rulebook; }
  const std::vector<Example>& examples() const { return reading_.value->examples; }

  Reading<RulebookFolder> reading_;
};

void expect_both(const Text& text, const Place& place) {
  EXPECT_FALSE(text.nl.empty()) << place.line;
  EXPECT_FALSE(text.en.empty()) << place.line;
}

TEST_P(Shipped, IsReadWithoutAnyFinding) {
  for (const Finding& finding : reading_.findings) {
    ADD_FAILURE() << finding.place.file << ':' << finding.place.line << ' ' << finding.code << ' '
                  << finding.found;
  }
  EXPECT_EQ(rulebook().name, GetParam());
  EXPECT_EQ(rulebook().sha256.size(), 64U);
}

TEST_P(Shipped, HasExamplesThatComeOut) {
  EXPECT_FALSE(examples().empty());
  for (const Mismatch& mismatch : mismatches(rulebook(), examples())) {
    ADD_FAILURE() << examples()[mismatch.example].place.line << " step " << mismatch.step << ": "
                  << mismatch.what << " is " << mismatch.found << ", not " << mismatch.expected;
  }
}

TEST_P(Shipped, LeavesNothingUntried) {
  const Coverage coverage = coverage_of(rulebook(), examples());
  ASSERT_EQ(coverage.articles.size(), rulebook().articles.size());
  for (const ArticleTried& tried : coverage.articles) {
    const Article& article = rulebook().articles[tried.article];
    EXPECT_TRUE(tried.applies) << article.id;
    if (kind_of(article.verb) != VerbKind::limit) continue;
    EXPECT_TRUE(tried.is_within) << article.id;
    EXPECT_TRUE(tried.is_beyond) << article.id;
  }
  for (const ConditionTried& tried : coverage.conditions) {
    const Article& article = rulebook().articles[tried.article];
    const std::string text = text_of(rulebook(), article.of, *tried.condition);
    EXPECT_TRUE(tried.is_true) << article.id << ": " << text;
    EXPECT_TRUE(tried.is_false) << article.id << ": " << text;
  }
}

TEST_P(Shipped, HasExamplesThatNoticeEverySmallChange) {
  for (const Mutant& mutant : mutants_of(rulebook())) {
    const Trial trial = try_mutant(rulebook(), mutant, examples());
    EXPECT_NE(trial.noticed, Noticed::not_at_all)
        << mutant.place.line << ' ' << mutant.article << ": " << mutant.from << " -> " << mutant.to;
  }
}

TEST_P(Shipped, SaysEverythingInBothLanguages) {
  expect_both(rulebook().title, rulebook().place);
  expect_both(rulebook().about, rulebook().place);
  EXPECT_NE(rulebook().about.nl, rulebook().about.en);
  for (const Parameter& parameter : rulebook().parameters) expect_both(parameter.title, parameter.place);
  for (const Article& article : rulebook().articles) {
    expect_both(article.title, article.place);
    expect_both(article.reason, article.place);
    EXPECT_NE(article.reason.nl, article.reason.en) << article.id;
    EXPECT_FALSE(article.source.empty()) << article.id;
  }
  for (const Example& example : examples()) expect_both(example.title, example.place);
}

TEST_P(Shipped, IsShownOnEveryDayOnWhichAnythingChanges) {
  const Rulebook* const only = &rulebook();
  for (const Epoch& epoch : epochs_of({&only, 1})) {
    for (const Language language : {Language::nl, Language::en}) {
      const std::string page = rulebook_page(rulebook(), epoch.on, epoch.known, language);
      const RulesInForce rules = rules_in_force(rulebook(), epoch.on, epoch.known);
      for (const ArticleIndex index : rules.articles) {
        const std::string id = '(' + rulebook().articles[index].id + ')';
        EXPECT_NE(page.find(id), std::string::npos) << id << " on " << to_string(epoch.on);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Rulebooks, Shipped,
                         ::testing::Values("engagement-ladder", "expenses", "neighbourhood-vote", "pots",
                                           "proposals", "travel", "volunteer-allowance"),
                         [](const auto& shipped) {
                           std::string name = shipped.param;
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

}  // namespace
}  // namespace buurtkas

// What `check`, `vote` and `explain` tell of a round that goes by rulebooks.

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/sha256.h"
#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

using testing::Answer;
using testing::ask_words;

// A copy of a sample round and the rulebooks that it names, to be changed.
class Rounds {
 public:
  Rounds() {
    fs::create_directories(folder_.path() / "rounds");
    fs::copy(testing::project_root() / "rules", folder_.path() / "rules", fs::copy_options::recursive);
    fs::copy(testing::project_root() / "sample-budgets/groz-zuid-2026", round(), fs::copy_options::recursive);
  }

  fs::path round() const { return folder_.path() / "rounds/groz-zuid-2026"; }
  fs::path rulebook(const std::string& name) const {
    return folder_.path() / "rules" / name / "rulebook.yaml";
  }

  // Every `from` in the file is `to`.
  static void change(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = testing::text_of(file);
    std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from << " is not in " << file;
    for (; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
  }

  // Changes a rulebook, and what the round holds it to.
  void amend(const std::string& name, const std::string& from, const std::string& to) const {
    const std::string was = sha256_of(testing::text_of(rulebook(name)));
    change(rulebook(name), from, to);
    change(round() / "round.yaml", was, sha256_of(testing::text_of(rulebook(name))));
  }

  Answer ask(const std::vector<std::string>& words) const {
    std::vector<std::string> all = {words.front(), round().string()};
    all.insert(all.end(), words.begin() + 1, words.end());
    return ask_words(all);
  }

  nlohmann::json json(std::vector<std::string> words) const {
    words.insert(words.end(), {"--format", "json"});
    return nlohmann::json::parse(ask(words).out);
  }

 private:
  testing::TemporaryFolder folder_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Without the ends of lines, and the margins, that wrapping gave it.
std::string one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool is_blank = c == '\n' || c == ' ';
    if (!is_blank || !line.ends_with(' ')) line += is_blank ? ' ' : c;
  }
  return line;
}

TEST(RoundRulesCommands, JsonHasTheRulesWithTheirHashesAndDates) {
  const Rounds rounds;
  for (const char* verb : {"check", "vote"}) {
    const nlohmann::json rules = rounds.json({verb, "--known-at", "2026-03-01"}).at("rules");
    EXPECT_EQ(rules.at("as_of"), "2026-03-06");
    EXPECT_EQ(rules.at("known_at"), "2026-03-01");
    ASSERT_EQ(rules.at("rulebooks").size(), 3U);
    std::size_t at = 0;
    for (const std::string name : {"proposals", "pots", "neighbourhood-vote"}) {
      const nlohmann::json& one = rules.at("rulebooks").at(at++);
      EXPECT_EQ(one.at("name"), name);
      EXPECT_EQ(one.at("folder"), "../../rules/" + name);
      EXPECT_EQ(one.at("sha256"), sha256_of(testing::text_of(rounds.rulebook(name))));
    }
    ASSERT_EQ(rules.at("refused").size(), 7U);  // each ground
    const nlohmann::json& refused = rules.at("refused").at(5);
    EXPECT_EQ(refused.at("kind"), "proposal");
    EXPECT_EQ(refused.at("id"), "cameras");
    EXPECT_EQ(refused.at("verdict"), "refused");
    EXPECT_EQ(refused.at("rulebook"), "proposals");
    EXPECT_EQ(refused.at("article"), "support");
    EXPECT_EQ(refused.at("source"), "Besluit van de buurtvergadering (voorbeeld)");
    EXPECT_EQ(refused.at("condition"), "supporters at-least supporters-other");
    EXPECT_EQ(refused.at("value"), "2");
  }
}

TEST(RoundRulesCommands, JsonOfExplainHasTheRuling) {
  const Rounds rounds;
  const nlohmann::json json = rounds.json({"explain", "cameras"});
  EXPECT_EQ(json.at("selected"), false);
  EXPECT_EQ(json.at("rulings").at(0).at("article"), "support");
  EXPECT_EQ(json.at("rulings").at(0).at("sha256"), sha256_of(testing::text_of(rounds.rulebook("proposals"))));
}

// By which rulebooks, and for which days, whatever is explained.
TEST(RoundRulesCommands, JsonOfExplainHasTheRulesToo) {
  const Rounds rounds;
  for (const char* project : {"cameras", "speeltoestel"}) {
    const nlohmann::json json = rounds.json({"explain", project});
    ASSERT_TRUE(json.contains("rules")) << project;
    EXPECT_EQ(json.at("rules").at("as_of"), "2026-03-06");
  }
}

TEST(RoundRulesCommands, ExplainCitesTheArticleAndItsSource) {
  const Rounds rounds;
  const std::string dutch = one_line(rounds.ask({"explain", "cameras", "--lang", "nl"}).out);
  EXPECT_TRUE(has(dutch, "artikel “Steun” (proposals support). Bron: Besluit van de buurtvergadering"))
      << dutch;
  EXPECT_TRUE(has(dutch, "minstens 3; hier is het: 2.")) << dutch;
  const std::string english = one_line(rounds.ask({"explain", "cameras", "--lang", "en"}).out);
  EXPECT_TRUE(has(english, "article “Support” (proposals support). Source: Besluit van de buurtvergadering"))
      << english;
  EXPECT_TRUE(has(english, "at least 3; here it is: 2.")) << english;
  // Why the residents refused it is not lost.
  EXPECT_TRUE(has(dutch, "Bewoners mogen de openbare weg niet filmen")) << dutch;
}

TEST(RoundRulesCommands, ARulebookThatWasChangedDecidesNothing) {
  const Rounds rounds;
  Rounds::change(rounds.rulebook("pots"), "value: 10%", "value: 9%");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"check"}, {"vote"}, {"explain", "cameras"}}) {
    const Answer answer = rounds.ask(words);
    EXPECT_EQ(answer.code, 2);
    EXPECT_TRUE(has(answer.out + answer.err, "rulebook-changed"));
  }
}

TEST(RoundRulesCommands, AnAmendedRulebookChangesWhoTakesPart) {
  const Rounds rounds;
  rounds.amend("proposals", "value: 3\n", "value: 2\n");
  const std::string check = one_line(rounds.ask({"check", "--lang", "en"}).out);
  EXPECT_TRUE(has(check, "cameras: A refused proposal goes on the ballot only when")) << check;
}

TEST(RoundRulesCommands, TheReserveOfAPotIsHeldTo) {
  const Rounds rounds;
  rounds.amend("pots", "value: 10%", "value: 10.01%");
  const Answer answer = rounds.ask({"vote", "--lang", "nl"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(has(answer.err, "reserve-too-small")) << answer.err;
  EXPECT_TRUE(has(answer.err, "`1501.50 (pots residents-reserve)`")) << answer.err;
  EXPECT_TRUE(has(answer.err, "residents-reserve")) << "it does not say which article\n" << answer.err;
}

// With a higher age, ballots that counted become invalid.
TEST(RoundRulesCommands, BallotsOfWhoMayNotVoteAreAccountedFor) {
  const Rounds rounds;
  const nlohmann::json before = rounds.json({"check"}).at("ballots");
  rounds.amend("neighbourhood-vote", "value: 12", "value: 18");
  const Answer check = rounds.ask({"check", "--lang", "nl"});
  EXPECT_EQ(check.code, 0);
  EXPECT_TRUE(has(check.out, "not-a-voter")) << check.out;
  EXPECT_TRUE(has(check.out, "neighbourhood-vote old-enough")) << check.out;
  EXPECT_TRUE(has(check.out, "mag niet stemmen")) << check.out;
  EXPECT_NE(rounds.json({"check"}).at("ballots"), before);
}

// The outcome is published: no child's age stands in it, and no list of who is too young.
TEST(RoundRulesCommands, AnOutcomeDoesNotTellTheAgesOfResidents) {
  const Rounds rounds;
  rounds.amend("neighbourhood-vote", "value: 12", "value: 18");
  const nlohmann::json json = rounds.json({"vote"});
  for (const nlohmann::json& refused : json.at("rules").at("refused")) {
    ASSERT_FALSE(refused.at("kind") == "voter" && refused.contains("value")) << refused;
  }
}

// A resident of unknown age who does not vote is refused by nothing.
TEST(RoundRulesCommands, WhoseAgeIsUnknownIsNotCountedAsRefused) {
  const Rounds rounds;
  std::ofstream(rounds.round() / "residents.csv", std::ios::app) << "who1;;;;;;;;;\n";
  const std::string unknown = one_line(rounds.ask({"check", "--lang", "en"}).out);
  EXPECT_FALSE(has(unknown, "may not vote")) << unknown;
  std::ofstream(rounds.round() / "residents.csv", std::ios::app) << "kid1;;;2020;;;;;;\n";
  const std::string one = one_line(rounds.ask({"check", "--lang", "nl"}).out);
  EXPECT_TRUE(has(one, "1 bewoner mag niet meestemmen.")) << one;
}

TEST(RoundRulesCommands, AsOfAndKnownAtAreDays) {
  const Rounds rounds;
  for (const char* option : {"--as-of", "--known-at"}) {
    EXPECT_EQ(rounds.ask({"check", option, "2026-2-1"}).code, 2);
    EXPECT_EQ(rounds.ask({"vote", option, "2026-02-30"}).code, 2);
    EXPECT_EQ(rounds.ask({"check", option, "2026-06-01"}).code, 0);
  }
  const std::string text = one_line(rounds.ask({"check", "--as-of", "2026-06-01", "--lang", "en"}).out);
  EXPECT_TRUE(has(text, "as of 1 June 2026.")) << text;
}

TEST(RoundRulesCommands, WordsOfFindingsAreOfRulebooks) {
  const Rounds rounds;
  const std::string sha = sha256_of(testing::text_of(rounds.rulebook("pots")));
  Rounds::change(rounds.round() / "round.yaml", sha, "abc");
  for (const char* language : {"nl", "en"}) {
    const std::string text = rounds.ask({"check", "--lang", language}).out;
    EXPECT_FALSE(has(text, "loting") || has(text, "commitment to a seed")) << text;
  }
  Rounds::change(rounds.round() / "round.yaml", "../../rules/pots", "../../rules/potten");
  const std::string text = rounds.ask({"check", "--lang", "nl"}).out;
  EXPECT_TRUE(has(text, "../../rules/potten")) << text;
  EXPECT_FALSE(has(text, "FOLDER")) << text;
}

TEST(RoundRulesCommands, AnswersAreTheSameWhereverTheRoundStands) {
  const Rounds one;
  const Rounds other;
  EXPECT_EQ(one.json({"vote"}).at("digest"), other.json({"vote"}).at("digest"));
  EXPECT_EQ(one.json({"vote"}).at("rules"), other.json({"vote"}).at("rules"));
}

TEST(RoundRulesCommands, ARoundWithoutRulebooksSaysNothingOfThem) {
  for (const char* verb : {"check", "vote"}) {
    const Answer text = testing::ask(std::string(verb) + " sample-budgets/one-street --lang en");
    EXPECT_FALSE(has(text.out, "ulebook")) << text.out;
    const Answer json = testing::ask(std::string(verb) + " sample-budgets/one-street --format json");
    EXPECT_FALSE(nlohmann::json::parse(json.out).contains("rules"));
  }
}

}  // namespace
}  // namespace buurtkas

// Names from files and words of calls may hold anything; on a terminal they may do nothing.

#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::ask_words;

const std::vector<std::string> hostile = {
    "\x1b[31mred\x1b[0m",  // colours
    "\x1b]0;title\x07",    // a window's title
    "\x1b[2J\x1b[H",       // wipes the screen
    "\xc2\x9b"
    "31m",           // the same in one character
    "\xff\x1b[1mx",  // hides behind a byte that is no text
    "\xe2\x1b[1m",   // and behind half a character
    "\xc0\x9b"
    "31m",                  // and in a form that is too long
    "a\rb",                 // writes over its own line
    "\u202Egnihton\u202C",  // from right to left
    "\u2066x\u2069\u200f",
    "a\u200bb\ufeff",  // not to be seen
    std::string("a\x7f\x08"),
};

// Lines of text and nothing that a terminal obeys.
bool is_harmless(const std::string& text) {
  for (const char* marker :
       {"\u202E", "\u202C", "\u2066", "\u2069", "\u200f", "\u200b", "\ufeff", "\xc2\x9b"}) {
    if (text.find(marker) != std::string::npos) return false;
  }
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n') || byte == 0x7F || byte == 0xFF || byte == 0xC0;
  });
}

void expect_harmless(const std::vector<std::string>& words) {
  const Answer answer = ask_words(words);
  EXPECT_FALSE((answer.out + answer.err).empty());
  EXPECT_TRUE(is_harmless(answer.out)) << ::testing::PrintToString(answer.out);
  EXPECT_TRUE(is_harmless(answer.err)) << ::testing::PrintToString(answer.err);
}

TEST(HostileWords, AreHarmlessInACall) {
  const std::string round = (testing::project_root() / "sample-budgets/one-street").string();
  for (const std::string& word : hostile) {
    expect_harmless({word});
    expect_harmless({"vote", word});
    expect_harmless({"vote", word, "--lang", "nl"});
    expect_harmless({"vote", round, word});
    expect_harmless({"vote", round, "--" + word});
    expect_harmless({"explain", round, word});
    expect_harmless({"export", word, "--to", "pb"});
    expect_harmless({"export", word, "--to", word});
    for (const char* option : {"--method", "--satisfaction", "--completion", "--tie-breaks", "--threshold",
                               "--lang", "--format", "--log-level"}) {
      expect_harmless({"vote", round, option, word});
    }
  }
}

TEST(HostileWords, AreHarmlessInAFoldersName) {
  for (const std::string& word : hostile) {
    const testing::TemporaryFolder folder;
    const std::string round = (folder.path() / word).string();
    expect_harmless({"new", round});
    expect_harmless({"new", round});  // now it is there
    expect_harmless({"vote", round, "--log-level", "debug"});
    std::filesystem::remove(round + "/pots.yaml");
    std::filesystem::create_directory(round + "/pots.yaml" + word[0]);
    expect_harmless({"vote", round});
    expect_harmless({"check", round});
  }
}

TEST(HostileWords, DoNotBreakJson) {
  const std::string round = (testing::project_root() / "sample-budgets/one-street").string();
  for (const std::string& word : hostile) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"vote", word},
                                                  {"explain", round, word},
                                                  {"vote", round, "--method", word}}) {
      std::vector<std::string> call = words;
      call.insert(call.end(), {"--format", "json"});
      const Answer answer = ask_words(call);
      EXPECT_EQ(answer.code, 2);
      EXPECT_TRUE(nlohmann::json::accept(answer.err)) << answer.err;
    }
  }
}

std::string pb_with(const std::string& word) {
  return "META\nkey;value\ndescription;" + word + "\ncountry;" + word +
         "\nunit;U\ninstance;2026\nnum_projects;2\n" + "num_votes;1\nbudget;100\nvote_type;approval\nrule;" +
         word + "\n" + word + ";x\n" + "PROJECTS\nproject_id;cost;name\n1;60;" + word + "\n2;70;" + word +
         "\nVOTES\nvoter_id;vote\nv" + word + ";1,2\n";
}

TEST(HostileWords, AreHarmlessInAPbFile) {
  for (const std::string& word : hostile) {
    const testing::TemporaryFolder folder;
    const std::string file = folder.write("city.pb", pb_with(word)).string();
    expect_harmless({"check", file});
    expect_harmless({"vote", file});
    expect_harmless({"vote", file, "--method", "greedy", "--lang", "nl"});
    expect_harmless({"explain", file, "2", "--method", "equal-shares"});
    EXPECT_TRUE(is_harmless(ask_words({"export", file, "--to", "pb"}).err));
  }
}

// The two slips of a round's file: in an id, and in a name.
void expect_harmless_round(const std::string& word) {
  const testing::TemporaryFolder folder;
  const std::string round = (folder.path() / "round").string();
  std::filesystem::copy(testing::project_root() / "sample-budgets/one-street", round);
  const std::string proposals = testing::text_of(round + "/proposals.yaml");
  for (const std::string from : {"id: party", "name: Straatfeest met lange tafel"}) {
    const std::size_t at = proposals.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    std::string spoiled = proposals;
    spoiled.replace(at + from.find(' '), from.size() - from.find(' '), " '" + word + "'");
    folder.write("round/proposals.yaml", spoiled);
    expect_harmless({"check", round});
    expect_harmless({"vote", round});
    expect_harmless({"explain", round, "rain"});
    expect_harmless({"explain", round, "party"});
  }
}

TEST(HostileWords, AreHarmlessInARound) {
  for (const std::string& word : hostile) expect_harmless_round(word);
}

TEST(HostileWords, ThatOnlyABrowserObeysAreShownAsTheyAre) {
  const std::string id = "<script>alert(1)</script>";
  const testing::TemporaryFolder folder;
  const std::string round = (folder.path() / "round").string();
  std::filesystem::copy(testing::project_root() / "sample-budgets/one-street", round);
  for (const char* name : {"/proposals.yaml", "/ballots.csv"}) {
    std::string text = testing::text_of(round + name);
    for (std::size_t at = text.find("party"); at != std::string::npos;
         at = text.find("party", at + id.size()))
      text.replace(at, 5, id);
    folder.write("round" + std::string(name), text);
  }
  const Answer vote = ask_words({"vote", round});
  EXPECT_EQ(vote.code, 0) << vote.err;
  const Answer explanation = ask_words({"explain", round, id});
  EXPECT_EQ(explanation.code, 0) << explanation.err;
  EXPECT_TRUE(explanation.out.starts_with(id)) << explanation.out;
}

}  // namespace
}  // namespace buurtkas

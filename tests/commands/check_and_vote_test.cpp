// `check` and `vote` agree: what the one calls in order, the other counts; what the one refuses, so does the
// other.

#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/voting/terms.h"
#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

class Copy {
 public:
  explicit Copy(const std::string& sample) {
    fs::copy(testing::project_root() / "sample-budgets" / sample, folder_.path() / "round");
  }
  std::string path() const { return (folder_.path() / "round").string(); }
  std::string text(const std::string& file) const {
    return testing::text_of(folder_.path() / "round" / file);
  }
  void write(const std::string& file, const std::string& text) const { folder_.write("round/" + file, text); }

  // The exit code that both give.
  int agreed(const std::string& what) const {
    const std::string round = (folder_.path() / "round").string();
    const testing::Answer check = testing::ask_words({"check", round, "--lang", "en"});
    const testing::Answer vote = testing::ask_words({"vote", round, "--dry-run", "--lang", "en"});
    EXPECT_EQ(check.code, vote.code) << what << '\n' << check.out << vote.err;
    const bool is_in_order = check.out.find("In order:") != std::string::npos;
    EXPECT_EQ(is_in_order, check.code == 0) << what;
    EXPECT_EQ(vote.out.empty(), vote.code != 0) << what;
    if (check.code != 0) {
      EXPECT_EQ(check.out, vote.err) << what << ": they say other things";
    }
    return vote.code;
  }

 private:
  testing::TemporaryFolder folder_;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line + '\n');
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

struct Tally {
  int in_order = 0;
  int refused = 0;
};

// Every line of every file once left out, once twice, and once cut in half.
void spoil_lines(const std::string& sample, Tally& tally) {
  const Copy copy(sample);
  for (const std::string file :
       {"round.yaml", "pots.yaml", "proposals.yaml", "residents.csv", "ballots.csv"}) {
    const std::string whole = copy.text(file);
    for (std::size_t at = 0; at < lines_of(whole).size(); ++at) {
      for (const int way : {0, 1, 2}) {
        std::vector<std::string> lines = lines_of(whole);
        if (way == 0) lines[at].clear();
        if (way == 1) lines[at] += lines[at];
        if (way == 2) lines[at].erase(lines[at].size() / 2, lines[at].size() / 2 - 1);
        copy.write(file, joined(lines));
        const int code = copy.agreed(file + ':' + std::to_string(at + 1) + " way " + std::to_string(way));
        ++(code == 0 ? tally.in_order : tally.refused);
      }
    }
    copy.write(file, whole);
  }
}

TEST(CheckAndVote, AgreeOnARoundWithAnyLineSpoiled) {
  Tally tally;
  spoil_lines("one-street", tally);
  EXPECT_GT(tally.in_order, 20);
  EXPECT_GT(tally.refused, 50);
}

std::string round_with(const std::string& ballots, const std::string& terms) {
  return "name: R\nplace: P\ncurrency: EUR\nlanguages: [en]\nvote:\n  opens: 2026-03-02\n  closes: "
         "2026-03-15\n"
         "  ballots: " +
         ballots + "\n  channels:\n    - id: paper\n      issued: 9\nterms:\n" + terms;
}

TEST(CheckAndVote, AgreeOnAllTermsWithAllBallots) {
  const Copy copy("one-street");
  Tally tally;
  for (const std::string ballots : {"approval", "choose-1", "cumulative", "scoring", "ordinal"}) {
    const bool has_points = ballots == "cumulative" || ballots == "scoring";
    copy.write("ballots.csv", std::string("ballot;channel;resident;received;vote;points\n") +
                                  "1;paper;r1;2026-03-03;bench;" + (has_points ? "3" : "") + "\n");
    for (const std::string_view method : method_names()) {
      for (const std::string_view satisfaction : satisfaction_names()) {
        for (const std::string completion :
             {"", "  completion: none\n", "  completion: [greedy]\n", "  completion: [add-one, greedy]\n",
              "  completion: [greedy, add-one]\n", "  completion: [add-one-exhaustive, comparison]\n"}) {
          for (const std::string threshold : {"", "  threshold: 0\n", "  threshold: 1\n",
                                              "  threshold: 7/2\n", "  threshold: more-than 20%\n"}) {
            if (!completion.empty() && !threshold.empty()) continue;  // neither looks at the other
            const std::string terms = "  method: " + std::string(method) +
                                      "\n  satisfaction: " + std::string(satisfaction) + "\n" + completion +
                                      threshold;
            copy.write("round.yaml", round_with(ballots, terms));
            const int code = copy.agreed(ballots + '\n' + terms);
            ++(code == 0 ? tally.in_order : tally.refused);
          }
        }
      }
    }
  }
  EXPECT_GT(tally.in_order, 100);
  EXPECT_GT(tally.refused, 100);
}

TEST(CheckAndVote, AgreeOnRoundsThatAreHardlyOne) {
  struct Row {
    const char* what;
    const char* file;
    std::string from;
    std::string to;
    int code;
  };
  const std::vector<Row> rows = {
      {"no money", "pots.yaml", "amount: 1200.00", "amount: 0", 0},
      {"no money for the vote", "pots.yaml", "amount: 1200.00", "amount: 1200.00\n    reserve: 100%", 0},
      {"all the money there can be", "pots.yaml", "amount: 1200.00", "amount: 1000000000000000.00", 0},
      {"more than there can be", "pots.yaml", "amount: 1200.00", "amount: 1000000000000000.01", 2},
      {"a project that costs nothing", "proposals.yaml", "cost: 600.00", "cost: 0", 0},
      {"a project beyond all pots", "proposals.yaml", "cost: 600.00", "cost: 1200.01", 0},
      {"a currency without decimals", "round.yaml", "currency: EUR", "currency: JPY", 0},
      {"a vote of one day", "round.yaml", "closes: 2026-03-15", "closes: 2026-03-02", 0},
      {"a channel that issued nothing", "round.yaml", "issued: 6", "issued: 0", 2},
  };
  for (const Row& row : rows) {
    const Copy copy("one-street");
    std::string text = copy.text(row.file);
    const std::size_t at = text.find(row.from);
    ASSERT_NE(at, std::string::npos) << row.what;
    copy.write(row.file, text.replace(at, row.from.size(), row.to));
    EXPECT_EQ(copy.agreed(row.what), row.code) << row.what;
  }
}

TEST(CheckAndVote, AgreeWhenNobodyVoted) {
  const Copy copy("one-street");
  copy.write("ballots.csv", lines_of(copy.text("ballots.csv")).front());
  EXPECT_EQ(copy.agreed("no ballots"), 0);
}

// What is not of the vote is looked at by `check` all the same, before anybody is to be paid.
TEST(Check, LooksAtNamesAndAccountsToo) {
  const Copy copy("one-street");
  const auto check = [&] { return testing::ask_words({"check", copy.path(), "--lang", "en"}); };
  copy.write("private/people.csv", "resident;name;iban;salt\nr1;Ada Verzinsel;NL73BUUR0000000001;\n");
  EXPECT_EQ(check().code, 0) << check().out;
  copy.write("private/people.csv", "resident;name;iban;salt\nr1;Ada Verzinsel;NL73BUUR0000000009;\n");
  EXPECT_EQ(check().code, 0);
  EXPECT_NE((check().err + check().out).find("people.csv:2:18: warning"), std::string::npos) << check().out;
  copy.write("private/people.csv", "resident;name;iban;salt\nr1;Ada Verzinsel\n");
  EXPECT_EQ(check().code, 2);
  EXPECT_NE(check().out.find("people.csv:2:1: error"), std::string::npos) << check().out;
  EXPECT_NE(check().out.find("nothing was decided"), std::string::npos) << check().out;
}

}  // namespace
}  // namespace buurtkas

// Random rounds with one pot that is for everything: their `.pb` file, counted by their terms, has their
// outcome.

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/commands/exported_pb.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;
using testing::Answer;
using testing::SmallRound;

// Which terms a random round may have, by the words of the command line and of round.yaml alike.
struct TermsWords {
  std::string method, satisfaction, completion, tie_breaks, threshold;

  std::string yaml() const {
    return "  method: " + method + "\n  satisfaction: " + satisfaction + "\n  tie-breaks: [" + tie_breaks +
           "]\n" + (completion.empty() ? "" : "  completion: [" + completion + "]\n") +
           (threshold.empty() ? "" : "  threshold: \"" + threshold + "\"\n");
  }
  Words options() const {
    Words words = {"--method", method, "--satisfaction", satisfaction, "--tie-breaks", tie_breaks};
    if (!completion.empty()) words.insert(words.end(), {"--completion", completion});
    if (!threshold.empty()) words.insert(words.end(), {"--threshold", threshold});
    return words;
  }
};

TermsWords random_terms(const std::string& ballots) {
  const auto word = [](const Words& words) { return *rc::gen::elementOf(words); };
  TermsWords terms;
  terms.method = word({"greedy", "greedy-no-skip", "greedy-threshold", "equal-shares", "equal-shares"});
  const bool has_points = ballots == "cumulative" || ballots == "scoring";
  terms.satisfaction = has_points             ? word({"cost", "cardinality", "score"})
                       : ballots == "ordinal" ? word({"cost", "cardinality", "borda"})
                                              : word({"cost", "cost", "cardinality"});
  if (terms.method == "equal-shares")
    terms.completion = word({"", "add-one", "greedy", "add-one,greedy", "comparison"});
  terms.tie_breaks = word({"file-order", "most-votes,lowest-cost", "highest-cost"});
  const bool needs_threshold = terms.method == "greedy-threshold";
  terms.threshold = word(needs_threshold ? Words{"2", "20%", "more-than 20%"} : Words{"", "", "2", "15%"});
  return terms;
}

// Of so many projects, each perhaps; with points when there are any.
std::string random_vote(std::size_t projects, const std::string& ballots) {
  std::vector<std::size_t> marked;
  for (std::size_t project = 0; project < projects; ++project) {
    if (*rc::gen::arbitrary<bool>()) marked.push_back(project);
  }
  if (ballots == "choose-1" && marked.size() > 1) marked.resize(1);
  if (ballots == "ordinal" && *rc::gen::arbitrary<bool>()) std::reverse(marked.begin(), marked.end());
  std::string vote;
  std::string points;
  for (const std::size_t project : marked) {
    vote += (vote.empty() ? "" : ",") + std::string("p") + std::to_string(project);
    points += (points.empty() ? "" : ",") + std::to_string(*rc::gen::inRange(0, 4));
  }
  return ballots == "cumulative" || ballots == "scoring" ? vote + ';' + points : vote;
}

SmallRound random_round(const TermsWords& terms, const std::string& ballots) {
  SmallRound round;
  round.ballots = ballots;
  round.weight = *rc::gen::element(std::string("1"), std::string("2"));
  round.terms = terms.yaml();
  round.pots = "  - {id: street, name: Straatpot, kind: groz, amount: " +
               std::to_string(*rc::gen::inRange(100, 1500)) + ".50, reserve: 10%}\n";
  const auto projects = *rc::gen::inRange<std::size_t>(1, 6);
  round.proposals.clear();
  for (std::size_t project = 0; project < projects; ++project)
    round.proposals += "  - {id: p" + std::to_string(project) +
                       ", name: P, cost: " + std::to_string(*rc::gen::inRange(1, 9) * 50) + ".25, tags: [" +
                       *rc::gen::element(std::string("green"), std::string("play")) + "]}\n";
  round.votes.clear();
  for (int voters = *rc::gen::inRange(0, 9); voters > 0; --voters)
    round.votes.push_back(random_vote(projects, ballots));
  return round;
}

class ExportPbOfRandomRounds : public testing::ExportPb {
 public:
  using ExportPb::counted;
  using ExportPb::exported;
  using ExportPb::file;
  using ExportPb::round;
  using ExportPb::write;
  void TestBody() override {}
};

RC_GTEST_PROP(ExportPbProperty, IsCountedAsTheRoundIs, ()) {
  const std::string ballots =
      *rc::gen::element(std::string("approval"), std::string("choose-1"), std::string("cumulative"),
                        std::string("scoring"), std::string("ordinal"));
  const TermsWords terms = random_terms(ballots);
  const ExportPbOfRandomRounds test;
  test.write(random_round(terms, ballots));
  const Json here = test.counted(test.round());
  RC_PRE(here.is_object());  // terms that do not go together
  const Answer answer = test.exported({"--country", "Netherlands", "--quiet"});
  RC_ASSERT(answer.code == 0);
  const Json there = test.counted(test.file(), terms.options());
  RC_ASSERT(there.is_object());
  for (const char* key : {"selected", "cost", "votable", "voters", "satisfaction", "completion"})
    RC_ASSERT(there[key] == here[key]);
  // A rule that the file names, followed by its own ties, is the round's.
  const std::string rule = testing::value_of(answer.out, "rule");
  RC_TAG(rule);
  if (rule != "unknown" && terms.tie_breaks == "file-order") {
    const Json declared = test.counted(test.file());
    RC_ASSERT(declared["selected"] == here["selected"]);
    RC_ASSERT(declared["declared"]["agrees"] == true);
  }
}

}  // namespace
}  // namespace buurtkas

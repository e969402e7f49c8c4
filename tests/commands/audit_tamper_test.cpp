// `buurtkas audit` of a journal that somebody changed, who knows its form and makes every seal right again:
// the decision is decided again, and what it was and what it should be are told.

#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/record/checkpoint_check.h"
#include "cli/render/plain_text.h"
#include "tests/commands/recorded_round.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::RecordedRound;
using testing::Tampering;

void expect_in(const std::string& part, const std::string& text) {
  EXPECT_NE(text.find(part), std::string::npos) << text;
}

// With a checkpoint that was published before anything was changed.
class AuditTampered : public ::testing::Test {
 protected:
  void expect_told(const std::string& wanted) const {
    EXPECT_EQ(round_.told(), "10 other-root, " + wanted);
    EXPECT_EQ(round_.told({"--checkpoint", printed_}), "9 checkpoint-differs, 10 other-root, " + wanted);
    EXPECT_EQ(round_.audit().code, 3);
  }

  const RecordedRound round_{"one-street"};
  const std::string key_ = round_.make_key("kerkstraat");
  const std::string printed_ = round_.publish({"kerkstraat"}, "2026-04-01");
};

TEST_F(AuditTampered, NothingWasChanged) {
  const Answer answer = round_.audit({"--checkpoint", printed_, "--trusts", key_});
  EXPECT_EQ(answer.code, 0) << answer.out;
  expect_in("All holds", answer.out);
  EXPECT_EQ(round_.told({"--checkpoint", printed_, "--trusts", key_}), "");
}

TEST_F(AuditTampered, AnotherOutcome) {
  round_.say_instead("outcome", R"("selected":["bench","trees","rain"])",
                     R"("selected":["bench","trees","party"])");
  expect_told("8 decided-otherwise, 8 not-what-holds");
  const std::string out = round_.audit().out;
  expect_in(
      "Entry 8 (outcome): decided again, it comes out otherwise.\n"
      "  outcome.selected[2]\n"
      "    recorded:     party\n"
      "    decided now:  rain\n",
      out);
  const auto json = nlohmann::json::parse(round_.audit({"--format", "json"}).out);
  const auto& fault = json.at("differences").at(1);
  EXPECT_EQ(fault.at("key"), "outcome");
  EXPECT_EQ(
      fault.at("differences"),
      nlohmann::json::parse(R"([{"field":"outcome.selected[2]","recorded":"party","decided":"rain"}])"));
}

TEST_F(AuditTampered, OtherPayments) {
  round_.tamper([](Tampering& tampering) {
    tampering.run("UPDATE posting SET cents = cents + 1000 WHERE account = 'project:bench'");
    tampering.run("UPDATE posting SET cents = cents - 1000 WHERE account = 'project:trees'");
    tampering.seal_all();
  });
  expect_told("9 decided-otherwise, 9 not-what-holds");
  expect_in(
      "Entry 9 (funding): decided again, it comes out otherwise.\n"
      "  postings[1].amount\n"
      "    recorded:     410.00\n"
      "    decided now:  400.00\n"
      "  postings[3].amount\n"
      "    recorded:     290.00\n"
      "    decided now:  300.00\n",
      round_.audit().out);
}

TEST_F(AuditTampered, AnotherProposal) {
  round_.say_instead("proposal:party", R"("cost":"600.00")", R"("cost":"500.00")");
  expect_told("3 decided-otherwise, 3 not-what-holds");
  expect_in(
      "Entry 3 (proposal:party): decided again, it comes out otherwise.\n"
      "  cost\n"
      "    recorded:     500.00\n"
      "    decided now:  600.00\n",
      round_.audit().out);
}

TEST_F(AuditTampered, OneRefusedInsteadOfAdmitted) {
  round_.tamper([](Tampering& tampering) {
    tampering.run("UPDATE entry SET kind = 'proposal-refused' WHERE key = 'proposal:party'");
    tampering.seal_all();
  });
  expect_told("3 decided-otherwise");
  expect_in("    recorded:     proposal-refused\n    decided now:  proposal-admitted\n", round_.audit().out);
}

// The ballots that were counted by others, and everything that cites them made to cite those.
TEST_F(AuditTampered, OtherBallots) {
  const std::string ballots = round_.input_of("ballots.csv");
  std::string text = round_.input_text(ballots);
  round_.exchange_input(ballots, text.replace(text.find("bench,party"), 11, "rain,trees"));
  expect_told("8 decided-otherwise, 9 decided-otherwise, 8 not-what-holds, 9 not-what-holds");
  const std::string out = round_.audit().out;
  expect_in("  selected[0]\n    recorded:     bench\n    decided now:  trees\n", out);
  expect_in("Note: ballots.csv was changed since entry 7 was decided by it.\n", out);
}

TEST_F(AuditTampered, BallotsThatCannotBeRead) {
  round_.exchange_input(round_.input_of("ballots.csv"), "nothing,of,this\n1,2,3\n");
  const std::string out = round_.audit().out;
  expect_in("what is kept with it cannot be read now: ballots.csv:1:1:\n  error missing-column", out);
  EXPECT_EQ(out.find("/ballots.csv"), std::string::npos) << out;
  EXPECT_EQ(out.find(".."), std::string::npos) << out;
}

// Also where hashes stand side by side.
TEST_F(AuditTampered, IsToldInEightyColumns) {
  round_.say_instead("outcome", R"("digest":")", R"("digest":"0)");
  const std::string out = round_.audit().out;
  expect_in("decided again, it comes out otherwise.\n", out);
  std::istringstream lines(out.substr(out.find("Entries")));  // after the journal's path
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(display_width(line), 80) << line;
    EXPECT_FALSE(line.ends_with(' ')) << line;
  }
}

TEST_F(AuditTampered, OtherBytesUnderAHash) {
  for (const char* file : {"round.yaml", "pots.yaml", "proposals.yaml", "residents.csv", "ballots.csv"}) {
    const RecordedRound round("one-street");
    const std::string sha256 = round.input_of(file);
    round.tamper([&](Tampering& tampering) {
      tampering.run("UPDATE input_part SET bytes = CAST(bytes || X'20' AS BLOB) WHERE sha256 = X'" + sha256 +
                    "'");
    });
    const Answer answer = round.audit();
    EXPECT_EQ(answer.code, 3);
    expect_in("Entry 8: what is kept with this was changed: SHA-256", answer.out);
    expect_in(sha256, answer.out);
  }
}

// No seal is wrong then: the entries say what they said.
TEST_F(AuditTampered, InputsTakenOut) {
  const auto told_without = [](const std::string& where) {
    const RecordedRound round("one-street");
    round.tamper([&](Tampering& tampering) {
      tampering.run("DELETE FROM input_part WHERE " + where);
      tampering.run("DELETE FROM input WHERE sha256 NOT IN (SELECT sha256 FROM input_part)");
    });
    return round.told();
  };
  EXPECT_EQ(told_without("sha256 = X'" + round_.input_of("ballots.csv") + "'"),
            "7 input-missing, 8 input-missing, 9 input-missing");
  EXPECT_TRUE(told_without("sha256 = X'" + round_.input_of("pots.yaml") + "'")
                  .starts_with("1 input-missing, 2 input-missing"));
  EXPECT_TRUE(
      told_without("substr(CAST(bytes AS TEXT), 1, 9) = '{\"files\":'").starts_with("1 input-missing"));
  EXPECT_EQ(told_without("instr(CAST(bytes AS TEXT), 'buurtkas-certificate')"), "8 input-missing");
}

// How dear a proposal may be, and what decides ties; also the hash that the round froze is made to fit.
TEST(AuditRulebook, Another) {
  const std::vector<std::array<std::string, 4>> table = {
      {"neighbourhood-vote", "[most-votes, lowest-cost]", "[lowest-cost, most-votes]", "terms.tie_breaks"},
      {"proposals", "value: 15000.00", "value: 14000.00", "proposal-refused"},
  };
  for (const auto& [rulebook, part, instead, shown] : table) {
    const RecordedRound round("groz-zuid-2026");
    const std::string sha256 = round.input_of("../../rules/" + rulebook + "/rulebook.yaml");
    std::string text = round.input_text(sha256);
    ASSERT_NE(text.find(part), std::string::npos);
    round.exchange_input(sha256, text.replace(text.find(part), part.size(), instead));
    const Answer answer = round.audit();
    EXPECT_EQ(answer.code, 3);
    expect_in("decided again, it comes out otherwise.\n", answer.out);
    expect_in(shown, answer.out);
    expect_in("round.yaml was changed since", answer.out);
  }
}

TEST_F(AuditTampered, DecisionsTakenOutOrAdded) {
  const auto rewritten = [](const std::function<void(std::vector<Entry>&)>& change) {
    const RecordedRound round("one-street");
    round.tamper([&](Tampering& tampering) {
      std::vector<Entry> entries;
      for (const SealedEntry& sealed : tampering.entries()) entries.push_back(sealed.entry);
      change(entries);
      tampering.rewrite(entries);
    });
    return round.told();
  };
  EXPECT_EQ(rewritten([](auto& entries) { entries.erase(entries.begin() + 2); }), "0 entry-missing");
  EXPECT_EQ(rewritten([](auto& entries) { entries.pop_back(); }), "0 entry-missing");
  EXPECT_EQ(rewritten([](auto& entries) {
              entries.push_back(entries.at(1));
              entries.back().key = "proposal:mine";
            }),
            "10 not-decided-so, 7 not-what-holds, 9 not-what-holds, 8 not-what-holds, 10 not-what-holds");
  EXPECT_EQ(rewritten([](auto& entries) {
              entries.push_back(entries.at(8));
              entries.back().kind = EntryKind::correction;
              entries.back().key = "correction:2:funding";
              entries.back().body = R"({"after":{},"corrects":"9","of":"funding"})";
              entries.back().postings = {
                  {PotId("street"), {AccountKind::project, "bench"}, Money(-40000, Currency::euro())},
                  {PotId("street"), {AccountKind::project, "rain"}, Money(40000, Currency::euro())}};
            }),
            "10 other-semantics");
  EXPECT_EQ(rewritten([](auto& entries) {
              entries.push_back(entries.at(8));
              entries.back().kind = EntryKind::statement;
              entries.back().key = "statement:1";
              entries.back().postings.clear();
            }),
            "10 not-decided-so");
}

TEST_F(AuditTampered, RolledBack) {
  round_.tamper([](Tampering& tampering) { tampering.remove(10); });
  EXPECT_EQ(round_.told(), "");
  EXPECT_EQ(round_.told({"--checkpoint", printed_}), "") << "it is over nine";
  round_.tamper([](Tampering& tampering) { tampering.remove(9); });
  EXPECT_EQ(round_.told(), "0 entry-missing") << "the vote is there, and pays nothing";
  EXPECT_EQ(round_.told({"--checkpoint", printed_}), "0 journal-shorter, 0 entry-missing");
  round_.tamper([](Tampering& tampering) {
    for (const std::uint64_t number : {8U, 7U}) tampering.remove(number);
    tampering.run(
        "DELETE FROM input_part WHERE instr(CAST(bytes AS TEXT), 'ballots.csv') OR instr(CAST(bytes AS "
        "TEXT), 'paper;')");
    tampering.run("DELETE FROM input WHERE sha256 NOT IN (SELECT sha256 FROM input_part)");
  });
  EXPECT_EQ(round_.told(), "") << "as it was before the vote";
  const Answer answer = round_.audit({"--checkpoint", printed_});
  EXPECT_EQ(answer.code, 3);
  expect_in("the journal was rolled back:\n  it has 6 entries, and 9 when this checkpoint was published.\n",
            answer.out);
  EXPECT_EQ(round_.told({"--checkpoint", printed_, "--trusts", key_}), "0 journal-shorter");
}

// Somebody else's act in the place of one: no decision is another then.
void act_as(Tampering& tampering, std::uint64_t number, const std::string& actor) {
  tampering.run("UPDATE entry SET actor = '" + actor + "' WHERE number = " + std::to_string(number));
  tampering.seal_all();
}

// As the checkpoint that ends the journal, signed by a stranger.
void sign_again(Tampering& tampering, const std::string& secret, std::uint64_t number) {
  const std::vector<SigningKey> keys = {*parse_signing_key(secret)};
  Chain chain;
  for (const SealedEntry& sealed : tampering.entries()) {
    if (sealed.entry.number < number) chain.add(sealed);
  }
  const Checkpoint checkpoint = {keys[0].verifier().name, chain.size(), chain.root(), {}};
  Entry entry;
  entry.date = {2026, 4, 1};
  entry.actor = entry.role = "treasurer";
  entry.kind = EntryKind::checkpoint;
  entry.key = "checkpoint:" + std::to_string(chain.size());
  entry.body =
      body_text({to_string(sign_note(checkpoint_text(checkpoint), keys)), {to_string(keys[0].verifier())}});
  if (number <= tampering.entries().size()) tampering.remove(number);
  tampering.append(entry);
}

std::string secret_in(const std::string& file) {
  const std::string text = testing::text_of(file);
  return text.substr(0, text.find('\n'));
}

TEST_F(AuditTampered, SignedByAStranger) {
  const std::string stranger = round_.make_key("stranger");
  round_.tamper(
      [&](Tampering& tampering) { sign_again(tampering, secret_in(round_.file("stranger.key")), 11); });
  EXPECT_EQ(round_.told(), "11 other-key");
  expect_in("Entry 11 (checkpoint:10): signed with another key,", round_.audit().out);
  EXPECT_EQ(round_.told({"--trusts", key_}), "11 other-key");
  EXPECT_EQ(round_.told({"--trusts", stranger}), "10 other-key");
}

TEST_F(AuditTampered, ReplacedAsAWholeByAStranger) {
  const std::string stranger = round_.make_key("stranger");
  round_.tamper([&](Tampering& tampering) {
    act_as(tampering, 1, "board");
    sign_again(tampering, secret_in(round_.file("stranger.key")), 10);
  });
  EXPECT_EQ(round_.told(), "") << "on its own, it is as good as any";
  EXPECT_EQ(round_.told({"--trusts", stranger}), "");
  EXPECT_EQ(round_.told({"--trusts", key_}), "10 other-key");
  EXPECT_EQ(round_.told({"--checkpoint", printed_}), "9 checkpoint-differs");
  EXPECT_EQ(round_.told({"--checkpoint", printed_, "--trusts", key_}), "9 checkpoint-differs, 10 other-key");
  EXPECT_EQ(round_.told({"--checkpoint", printed_, "--trusts", stranger}),
            "9 checkpoint-differs, 0 other-key");
  // Under the name that everybody knows.
  round_.tamper([&](Tampering& tampering) {
    const SigningKey key = *parse_signing_key(secret_in(round_.file("stranger.key")));
    Seed seed{};
    seed[0] = 7;
    sign_again(tampering, SigningKey("kerkstraat", seed).secret_text(), 10);
  });
  EXPECT_EQ(round_.told({"--trusts", key_}), "10 other-key");
}

TEST_F(AuditTampered, SignedByAnotherKeyThatTheFirstKnows) {
  const std::string next = round_.make_key("next");
  round_.publish({"kerkstraat", "next"}, "2026-04-02");
  round_.publish({"next"}, "2026-04-03");
  EXPECT_EQ(round_.told(), "");
  EXPECT_EQ(round_.told({"--trusts", key_}), "");
  EXPECT_EQ(round_.told({"--trusts", next}), "10 other-key");
  EXPECT_EQ(round_.told({"--trusts", next, "--trusts", key_}), "");
}

// A checkpoint from outside that was changed.
TEST_F(AuditTampered, AnotherCheckpoint) {
  const std::string right = testing::text_of(printed_);
  const auto told_of = [&](const std::string& text) {
    return round_.told({"--checkpoint", round_.write("c.txt", text)});
  };
  std::string crlf;
  for (const char c : right) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  for (const std::string& same : {right, right + "\n\n", crlf, right.substr(0, right.size() - 1)})
    EXPECT_EQ(told_of(same), "");
  std::set<std::string> all;
  for (std::size_t at = 0; at < right.size(); ++at) {
    std::string changed = right;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    const std::string file = round_.write("c.txt", changed);
    const Answer answer = round_.audit({"--checkpoint", file, "--trusts", key_, "--only", "funding"});
    EXPECT_NE(answer.code, 0) << at << ' ' << changed;
    EXPECT_TRUE(answer.code == 2 || answer.code == 3) << answer.code;
  }
}

}  // namespace
}  // namespace buurtkas

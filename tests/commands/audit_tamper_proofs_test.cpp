// What an audit proves to somebody who has no journal, and what is asked of it: proofs of one entry and of
// growth, whole and changed; `--only` and `--since`.

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/commands/recorded_round.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::ask_words;
using testing::RecordedRound;
using testing::Tampering;

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t stride = 11;
#else
constexpr std::size_t stride = 1;
#endif

class AuditProofs : public ::testing::Test {
 protected:
  std::string prove(const std::string& what) const {
    const Answer answer = round_.audit({"--prove", what});
    EXPECT_EQ(answer.code, 0) << answer.err;
    return answer.out;
  }

  static Answer alone(const std::string& file, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"audit", "--statement", file, "--lang", "en"};
    words.insert(words.end(), more.begin(), more.end());
    return ask_words(words);
  }

  const RecordedRound round_{"one-street", {"freeze", "vote"}};
  const std::string key_ = round_.make_key("kerkstraat");
  const std::string stranger_ = round_.make_key("stranger");
  const std::string printed_ = round_.publish({"kerkstraat"}, "2026-04-01");
};

TEST_F(AuditProofs, OfOneEntryHoldAloneAndInTheJournal) {
  EXPECT_EQ(prove("funding"), prove("9"));
  for (const std::string what : {"funding", "pot:street", "outcome", "1", "6", "9", "10", "checkpoint:9"}) {
    const std::string file = round_.write("proof.json", prove(what));
    EXPECT_EQ(alone(file).code, 0) << what;
    EXPECT_EQ(round_.audit({"--statement", file}).code, 0) << what;
    EXPECT_EQ(round_.audit({"--statement", file, "--trusts", key_, "--checkpoint", printed_}).code, 0)
        << what;
    EXPECT_EQ(round_.audit({"--statement", file, "--trusts", stranger_}).code, 3) << what;
  }
  const std::string funding = round_.write("proof.json", prove("funding"));
  EXPECT_EQ(alone(funding, {"--trusts", key_}).code, 0);
  EXPECT_EQ(alone(funding, {"--checkpoint", printed_, "--trusts", key_}).code, 0);
  const Answer by_other = alone(funding, {"--trusts", stranger_});
  EXPECT_EQ(by_other.code, 3);
  EXPECT_NE(by_other.out.find("signed with another key"), std::string::npos) << by_other.out;
  // Nobody signed the last entry, which is the checkpoint itself.
  const std::string last = round_.write("last.json", prove("10"));
  EXPECT_EQ(alone(last, {"--trusts", key_}).code, 3);
}

TEST_F(AuditProofs, ThatThereAreNone) {
  for (const std::string what : {"0", "11", "-1", "18446744073709551616", "funding ", "", "nothing", "1.0"}) {
    const Answer answer = round_.audit({"--prove", what});
    EXPECT_EQ(answer.code, 2) << what;
    EXPECT_EQ(answer.out, "") << what;
  }
  for (const std::string text :
       {"", "{}", "[]", "null", "a proof", "{\"format\":\"buurtkas-proof\",\"version\":\"1\"}"}) {
    EXPECT_EQ(alone(round_.write("proof.json", text)).code, 2) << text;
    EXPECT_EQ(round_.audit({"--statement", round_.write("proof.json", text)}).code, 2) << text;
  }
  EXPECT_EQ(alone(round_.write("deep.json", std::string(1'000'000, '['))).code, 2);
  EXPECT_EQ(alone(round_.file("none.json")).code, 2);
  EXPECT_EQ(alone(round_.round().string()).code, 2);
}

// The same document to whoever reads JSON, but for its white space.
bool means_the_same(const std::string& a, const std::string& b) {
  const auto one = nlohmann::json::parse(a, nullptr, false);
  return !one.is_discarded() && one == nlohmann::json::parse(b, nullptr, false);
}

TEST_F(AuditProofs, AreRefusedWhenChanged) {
  const std::string right = prove("funding");
  int refused = 0;
  for (std::size_t at = 0; at < right.size(); at += stride) {
    for (const unsigned pattern : {0x01U, 0x20U}) {
      std::string changed = right;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ pattern);
      if (means_the_same(changed, right)) continue;
      const int code = alone(round_.write("proof.json", changed), {"--trusts", key_}).code;
      EXPECT_TRUE(code == 2 || code == 3) << at << ' ' << code << '\n'
                                          << changed.substr(at < 60 ? 0 : at - 60, 120);
      ++refused;
    }
  }
  EXPECT_GT(refused, 2000 / static_cast<int>(stride));
}

// Beside the journal itself too, with the key or without.
TEST_F(AuditProofs, AreRefusedBesideTheJournalWhenChanged) {
  const std::string right = prove("funding");
  for (std::size_t at = 5; at < right.size(); at += 17 * stride) {
    std::string changed = right;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    if (means_the_same(changed, right)) continue;
    const std::string file = round_.write("proof.json", changed);
    const int code = round_.audit({"--statement", file, "--trusts", key_, "--only", "funding"}).code;
    EXPECT_TRUE(code == 2 || code == 3) << at << ' ' << code << '\n'
                                        << changed.substr(at < 60 ? 0 : at - 60, 120);
  }
}

// A proof that is right in a journal that a stranger made up, in which the first entries are as here.
TEST_F(AuditProofs, OfAnotherJournal) {
  const RecordedRound other("one-street", {"freeze", "vote"});
  other.tamper([](Tampering& tampering) {
    tampering.run("UPDATE entry SET actor = 'board' WHERE number = 5");
    tampering.seal_all();
  });
  other.make_key("stranger");
  other.publish({"stranger"}, "2026-04-01");
  for (const std::string what : {"pot:street", "proposal:trees", "proposal:rain", "funding"}) {
    const std::string file = round_.write("proof.json", other.audit({"--prove", what}).out);
    EXPECT_EQ(alone(file).code, 0) << "right, of some journal";
    EXPECT_EQ(alone(file, {"--trusts", key_}).code, 3) << what;
    EXPECT_EQ(alone(file, {"--checkpoint", printed_}).code, 3) << what;
    EXPECT_EQ(round_.audit({"--statement", file}).code, 3) << what;
    EXPECT_EQ(round_.audit({"--statement", file, "--trusts", key_}).code, 3) << what;
  }
}

TEST_F(AuditProofs, OfGrowth) {
  const std::string later = round_.publish({"kerkstraat"}, "2026-04-02");
  EXPECT_EQ(testing::text_of(later), testing::text_of(printed_)) << "nothing was added since";
  const Answer answer = round_.audit({"--prove-growth", printed_});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const std::string file = round_.write("growth.json", answer.out);
  EXPECT_EQ(alone(file).code, 0);
  EXPECT_EQ(round_.audit({"--statement", file}).code, 0);
  EXPECT_EQ(alone(file, {"--checkpoint", printed_, "--trusts", key_}).code, 0);
  EXPECT_EQ(alone(file, {"--checkpoint", printed_, "--trusts", stranger_}).code, 3);
  for (std::size_t at = 0; at < answer.out.size(); at += stride) {
    std::string changed = answer.out;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    if (means_the_same(changed, answer.out)) continue;
    const int code = alone(round_.write("growth.json", changed), {"--checkpoint", printed_}).code;
    EXPECT_TRUE(code == 2 || code == 3) << at << ' ' << code << '\n' << changed;
  }
  // Changed before the checkpoint: there is nothing to prove, and that is told.
  round_.tamper([](Tampering& tampering) {
    tampering.run("UPDATE entry SET actor = 'board' WHERE number = 2");
    tampering.seal_all();
  });
  EXPECT_EQ(round_.told({"--prove-growth", printed_}), "9 checkpoint-differs, 10 other-root");
}

// Entries 1 to 6 are of 2 March, 7 to 9 of the 15th, and the checkpoint of 1 April.
TEST_F(AuditProofs, OfWhatIsAskedOnly) {
  struct Row {
    std::vector<std::string> asked;
    std::string decided, not_asked;
  };
  const std::vector<Row> table = {
      {{}, "9", "0"},
      {{"--only", "outcome"}, "1", "8"},
      {{"--only", "proposal-admitted"}, "4", "5"},
      {{"--only", "proposal:trees"}, "1", "8"},
      {{"--since", "0"}, "9", "0"},
      {{"--since", "1"}, "9", "0"},
      {{"--since", "8"}, "2", "7"},
      {{"--since", "10"}, "0", "9"},
      {{"--since", "2026-03-02"}, "9", "0"},
      {{"--since", "2026-03-03"}, "3", "6"},
      {{"--since", "2026-03-15"}, "3", "6"},
      {{"--since", "2026-03-16"}, "0", "9"},
      {{"--since", "2026-03-03", "--only", "funding"}, "1", "8"},
      {{"--since", "7", "--only", "ballots-closed"}, "1", "8"},
      {{"--since", "9", "--only", "outcome"}, "0", "9"},
      {{"--only", "checkpoint"}, "0", "9"},
      {{"--only", "checkpoint:9"}, "0", "9"},
  };
  for (const Row& row : table) {
    std::vector<std::string> words = {"--format", "json"};
    words.insert(words.end(), row.asked.begin(), row.asked.end());
    const Answer answer = round_.audit(words);
    EXPECT_EQ(answer.code, 0) << answer.err;
    const auto json = nlohmann::json::parse(answer.out);
    EXPECT_EQ(json.at("decided"), row.decided) << nlohmann::json(row.asked);
    EXPECT_EQ(json.at("not_asked"), row.not_asked) << nlohmann::json(row.asked);
    EXPECT_EQ(json.at("entries"), "10");
    EXPECT_EQ(json.at("signed_until"), "9");
  }
  EXPECT_EQ(round_.told({"--only", "nothing"}).substr(0, 6), "code 2");
  for (const char* wrong : {"soon", "-1", "2026-02-30", "1.0", "", "18446744073709551616", "02-03-2026"})
    EXPECT_EQ(round_.told({"--since", wrong}).substr(0, 6), "code 2") << wrong;
}

// Seals and balances are looked at wherever they are; decisions where it was asked.
TEST_F(AuditProofs, OfWhatIsAskedFindWhatIsThere) {
  round_.say_instead("proposal:party", R"("cost":"600.00")", R"("cost":"500.00")");
  EXPECT_EQ(round_.told(), "10 other-root, 3 decided-otherwise, 3 not-what-holds");
  EXPECT_EQ(round_.told({"--only", "proposal:party"}), "10 other-root, 3 decided-otherwise");
  EXPECT_EQ(round_.told({"--only", "outcome"}), "10 other-root");
  EXPECT_EQ(round_.told({"--since", "4"}), "10 other-root");
  EXPECT_EQ(round_.told({"--since", "2026-03-02"}), "10 other-root, 3 decided-otherwise");
  EXPECT_EQ(round_.told({"--since", "2026-03-03"}), "10 other-root");
  round_.tamper(
      [](Tampering& tampering) { tampering.run("UPDATE entry SET role = 'board' WHERE number = 1"); });
  EXPECT_EQ(round_.told({"--only", "outcome"}), "1 wrong-seal, 10 other-root");
}

}  // namespace
}  // namespace buurtkas

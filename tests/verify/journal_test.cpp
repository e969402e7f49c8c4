// `buurtkas-verify` on whole journals that the program made: what it proves, and what it says it cannot.

#include <fstream>

#include <gtest/gtest.h>

#include "cli/record/recorder.h"
#include "tests/verify/journals.h"

namespace buurtkas {
namespace {

using testing::said_by_program;
using testing::Verified;
using testing::VotedRound;

constexpr const char* samples[] = {"one-street", "two-quarters", "groz-zuid-2026"};

TEST(VerifyJournal, TellsWhatIsProven) {
  std::string golden;
  for (const char* sample : samples) {
    const VotedRound round(sample);
    const Verified by_folder = round.verify();
    EXPECT_EQ(by_folder.code, 0) << by_folder.err;
    EXPECT_EQ(by_folder.err, "");
    EXPECT_EQ(testing::verify_words({"--lang", "en", round.journal().string()}).out, by_folder.out);
    golden += std::string("# ") + sample + '\n' + by_folder.out + '\n';
  }
  const VotedRound round("one-street");
  golden += "# one-street, --lang nl\n" + round.verify({"--lang", "nl"}).out;
  testing::expect_golden("verify-journal.txt", golden);
}

TEST(VerifyJournal, NeedsNoVote) {
  const testing::TemporaryFolder folder;
  const auto round = testing::copy_sample("two-quarters", folder);
  said_by_program({"freeze", round.string(), "--quiet"});
  const Verified answer = testing::verify_words({"--lang", "en", round.string()});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_NE(answer.out.find("terms-frozen"), std::string::npos);
  EXPECT_EQ(answer.out.find("outcome"), std::string::npos);
}

TEST(VerifyJournal, ProvesEveryOutcomeThatWasCorrected) {
  const VotedRound round("one-street");
  round.change_file("ballots.csv", "4;paper;r4;2026-03-09;bench,trees", "4;paper;r4;2026-03-09;party");
  round.change_file("pots.yaml", "amount: 1200.00", "amount: 1300.00");
  said_by_program({"vote", round.round().string(), "--quiet"}, 2);
  said_by_program({"vote", round.round().string(), "--quiet", "--correct", "een biljet verkeerd gelezen"});
  const Verified answer = round.verify();
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_NE(answer.out.find("; corrected since."), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("pot-changed         1\n"), std::string::npos) << answer.out;
  const std::string last = std::to_string(round.number("correction:2:outcome"));
  EXPECT_NE(answer.out.find("Proven: entry " + last + " is the outcome"), std::string::npos) << answer.out;
}

TEST(VerifyJournal, TellsThatFilesCameAfterTheOutcome) {
  const VotedRound round("one-street");
  round.change_file("pots.yaml", "name: Straatpot", "name: De straatpot");
  said_by_program({"vote", round.round().string(), "--quiet", "--correct", "de naam"});
  const Verified answer = round.verify();
  EXPECT_EQ(answer.code, 0) << answer.err;
  const std::string since = std::to_string(round.number("correction:2:pot:street"));
  EXPECT_NE(answer.out.find("Not proven: that the files of entry " + since + " give the same outcome."),
            std::string::npos)
      << answer.out;
}

TEST(VerifyJournal, SaysWhichKindsItDoesNotProve) {
  const VotedRound round("one-street");
  {
    Recorder recorder(round.journal());
    const Act act = {parse_iso_date("2026-06-01").value(), "treasurer", "treasurer"};
    const Currency euro = Currency::euro();
    const auto post = [&](AccountKind kind, const char* name, std::int64_t cents) {
      return Posting{PotId("street"), {kind, name}, Money(cents, euro)};
    };
    recorder.append({EntryKind::claim, "claim:1", "{}", {}}, act);
    recorder.append({EntryKind::approval,
                     "approval:1",
                     "{}",
                     {post(AccountKind::project, "bench", -100), post(AccountKind::payable, "r1", 100)}},
                    act);
    recorder.append({EntryKind::correction,
                     "correction:2:approval:1",
                     "{}",
                     {post(AccountKind::payable, "r1", -20), post(AccountKind::project, "bench", 20)}},
                    act);
    recorder.append({EntryKind::claim, "claim:2", R"({"outcome":[null,{"a":true}]})", {}}, act);
    recorder.commit();
  }
  const Verified answer = round.verify();
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_NE(answer.out.find("not proven here: approval 1\n"
                            "not proven here: claim 2\n"
                            "not proven here: correction 1\n"),
            std::string::npos)
      << answer.out;
}

class SignedJournal : public ::testing::Test {
 protected:
  SignedJournal() : round_("one-street") {
    public_key_ = said_by_program({"key", "new", key_.string(), "--name", "kerkstraat"});
    public_key_.pop_back();
    note_ = said_by_program({"checkpoint", round_.round().string(), "--key", key_.string(), "--on",
                             "2026-03-20", "--quiet", "--lang", "en"});
    std::ofstream(file_) << note_;
  }

  bool says(const Verified& answer, const std::string& words) const {
    return (answer.out + answer.err).find(words) != std::string::npos;
  }

  VotedRound round_;
  std::filesystem::path key_ = round_.file("round.key");
  std::filesystem::path file_ = round_.file("note.txt");
  std::string public_key_, note_;
};

TEST_F(SignedJournal, IsHeldAgainstACheckpointFromOutside) {
  const std::string over = std::to_string(round_.entries() - 1);
  const Verified alone = round_.verify();
  EXPECT_EQ(alone.code, 0) << alone.err;
  EXPECT_TRUE(says(alone, "only a\ncheckpoint from outside")) << alone.out;
  const Verified checked = round_.verify({"--checkpoint", file_.string(), "--trusts", public_key_});
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_TRUE(says(checked, "nothing is cut off after entry " + over)) << checked.out;
  std::ofstream(file_) << "\r\n\r\n" + note_;
  EXPECT_EQ(round_.verify({"--checkpoint", file_.string()}).code, 2);
  std::ofstream(file_) << note_ + "\r\n\n";
  EXPECT_EQ(round_.verify({"--checkpoint", file_.string()}).code, 0);
  EXPECT_EQ(round_.verify({"--trusts", round_.file("none").string()}).code, 2);
}

// An earlier state is a right journal by itself.
TEST_F(SignedJournal, IsFoundWhenItIsRolledBack) {
  const testing::TemporaryFolder folder;
  const auto round = testing::copy_sample("one-street", folder);
  said_by_program({"freeze", round.string(), "--quiet"});
  const auto before = testing::verify_words({"--lang", "en", round.string()});
  EXPECT_EQ(before.code, 0) << before.err;
  const auto after = testing::verify_words({"--lang", "en", "--checkpoint", file_.string(), round.string()});
  EXPECT_EQ(after.code, 3);
  EXPECT_TRUE(says(after, "rolled back")) << after.err;
}

// Only the checkpoint is gone that was made in the journal itself: all that it was over is there.
TEST_F(SignedJournal, IsWholeUpToTheCheckpoint) {
  round_.run("DELETE FROM entry WHERE kind = 'checkpoint'");
  const Verified answer = round_.verify({"--checkpoint", file_.string(), "--trusts", public_key_});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_FALSE(says(answer, "cut off")) << answer.out;
  const Verified unsure = round_.verify({"--checkpoint", file_.string()});
  EXPECT_EQ(unsure.code, 0) << unsure.err;
  EXPECT_TRUE(says(unsure, "Not proven: who signed this")) << unsure.out;
}

TEST_F(SignedJournal, IsFoundWhenItIsWrittenAnew) {
  round_.forge([](Database& database) { database.run("UPDATE entry SET actor = 'board' WHERE number = 1"); });
  const Verified alone = round_.verify();
  EXPECT_EQ(alone.code, 3);
  EXPECT_TRUE(says(alone, "a checkpoint of another journal")) << alone.err;
  round_.forge([](Database& database) {
    database.run("DELETE FROM entry WHERE kind = 'checkpoint'");
    database.run("UPDATE entry SET actor = 'board' WHERE number = 1");
  });
  EXPECT_EQ(round_.verify().code, 0);
  const Verified checked = round_.verify({"--checkpoint", file_.string()});
  EXPECT_EQ(checked.code, 3);
  EXPECT_TRUE(says(checked, "not what was there at this checkpoint")) << checked.err;
}

TEST_F(SignedJournal, IsHeldToAKey) {
  const std::string other = said_by_program({"key", "new", round_.file("b.key").string(), "--name", "b"});
  std::ofstream(round_.file("b.pub")) << other;
  EXPECT_EQ(round_.verify({"--trusts", public_key_}).code, 0);
  const Verified answer = round_.verify({"--trusts", round_.file("b.pub").string()});
  EXPECT_EQ(answer.code, 3);
  EXPECT_TRUE(says(answer, "signed with another key")) << answer.err;
  EXPECT_EQ(
      round_.verify({"--checkpoint", file_.string(), "--trusts", other.substr(0, other.size() - 1)}).code, 3);
}

TEST(VerifyJournal, RefusesWhatIsNoJournal) {
  const testing::TemporaryFolder folder;
  EXPECT_EQ(testing::verify_words({folder.path().string()}).code, 2);
  EXPECT_EQ(testing::verify_words({(folder.path() / "journal.db").string()}).code, 2);
  EXPECT_EQ(testing::verify_words({"--checkpoint", "a.txt", "c.json", folder.path().string()}).code, 2);
  EXPECT_EQ(testing::verify_words({"--trusts", "x", folder.path().string()}).code, 2);
  EXPECT_EQ(testing::verify_words({"--checkpoint"}).code, 2);
  const Verified text = testing::verify_words({folder.write("c.json", std::string(2000, '{')).string()});
  EXPECT_EQ(text.code, 3);
  EXPECT_NE(text.err, "");
  const Verified empty = testing::verify_words({"--lang", "en", folder.write("journal.db", "").string()});
  EXPECT_EQ(empty.code, 0);
  EXPECT_EQ(empty.out.find("Proven"), std::string::npos) << empty.out;
}

}  // namespace
}  // namespace buurtkas

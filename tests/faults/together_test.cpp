// Commands that run at the same time on the same folder: each completes, what they record is there once, and
// who reads waits for nobody.

#include <chrono>
#include <csignal>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "cli/record/database.h"
#include "tests/faults/faulty.h"
#include "tests/faults/recordings.h"
#include "tests/faults/round_state.h"
#include "tests/support/support.h"

namespace buurtkas::testing {
namespace {

namespace fs = std::filesystem;

constexpr int rounds = 10;  // a race is not lost every time
constexpr double seconds_at_once = 5;

class Together : public ::testing::Test {
 protected:
  void SetUp() override {
    make_home(folder_);
    fresh_ = state_of(home_);
    must_succeed(vote_);
    root_voted_ = audit_of(round_).root;
    voted_ = state_of(home_);
    drop_last_ballot(round_);
    changed_ = state_of(home_);
    must_succeed(correct_);
    root_corrected_ = audit_of(round_).root;
    put_back(home_, fresh_);
  }

  static std::vector<Ended> all_at_once(const std::vector<Words>& calls) {
    std::vector<std::unique_ptr<Running>> running;
    for (const Words& words : calls) running.push_back(std::make_unique<Running>(words));
    std::vector<Ended> ended;
    for (const auto& one : running) ended.push_back(one->wait());
    return ended;
  }

  static void expect_done(const std::vector<Ended>& all) {
    for (const Ended& ended : all) {
      EXPECT_EQ(ended.signal, 0);
      EXPECT_EQ(ended.code, 0) << ended.err;
    }
  }

  void expect_journal(const std::string& root) const {
    const Audited audited = audit_of(round_);
    EXPECT_EQ(audited.code, 0) << audited.told;
    EXPECT_EQ(audited.root, root);
    EXPECT_TRUE(leftovers_in(state_of(home_)).empty()) << names_in(state_of(home_));
  }

  const TemporaryFolder folder_;
  const fs::path home_ = home_in(folder_);
  const fs::path round_ = round_in(home_);
  const fs::path journal_ = round_ / "journal.db";
  const Words vote_ = {"vote", round_.string()};
  const Words correct_ = {"vote", round_.string(), "--correct", "a ballot was counted twice"};
  const Words audit_ = {"audit", round_.string(), "--format", "json"};
  State fresh_;
  State voted_;
  State changed_;
  std::string root_voted_;
  std::string root_corrected_;
};

TEST_F(Together, EightVotesRecordOnce) {
  for (int i = 0; i < rounds; ++i) {
    put_back(home_, fresh_);
    expect_done(all_at_once(std::vector<Words>(8, vote_)));
    expect_journal(root_voted_);
    if (HasFailure()) return;
  }
}

// A file that somebody else is making, and that is no journal yet.
TEST_F(Together, WhoRecordsWaitsForWhoMakesTheJournal) {
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(journal_.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  Running voting(vote_);
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  EXPECT_EQ(sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  expect_done({voting.wait()});
  expect_journal(root_voted_);
}

TEST_F(Together, AuditsReadWhatIsWholeWhileVotesCorrect) {
  for (int i = 0; i < rounds; ++i) {
    put_back(home_, changed_);
    const std::vector<Ended> ended =
        all_at_once({correct_, audit_, correct_, audit_, correct_, audit_, correct_, audit_});
    expect_done(ended);
    for (std::size_t at = 1; at < ended.size(); at += 2) {
      const std::string& out = ended[at].out;
      EXPECT_TRUE(out.find(root_voted_) != std::string::npos ||
                  out.find(root_corrected_) != std::string::npos)
          << out;
      EXPECT_LT(ended[at].seconds, seconds_at_once);
    }
    expect_journal(root_corrected_);
    if (HasFailure()) return;
  }
}

TEST_F(Together, WhoReadsDoesNotWaitForWhoRecords) {
  put_back(home_, voted_);
  Database recording(journal_, Database::Mode::record);
  recording.run("BEGIN IMMEDIATE");
  const Ended ended = run(audit_);
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_LT(ended.seconds, seconds_at_once);
  recording.run("ROLLBACK");
}

TEST_F(Together, WhoRecordsDoesNotWaitForWhoReads) {
  put_back(home_, changed_);
  Database reading(journal_, Database::Mode::read);  // all of one moment, until it is closed
  reading.run("SELECT count(*) FROM entry");
  Running correcting(correct_);
  const Ended audited = run(audit_);
  EXPECT_EQ(audited.code, 0) << audited.err;
  EXPECT_LT(audited.seconds, seconds_at_once);
  const Ended ended = correcting.wait();
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_LT(ended.seconds, seconds_at_once);
}

// Somebody reads, so that nothing can go from the log into the journal; then the power goes.
TEST_F(Together, WhatWasRecordedWhileOthersReadIsOnTheDisk) {
  put_back(home_, changed_);
  std::size_t last_change = 0;
  State left;
  {
    Database reading(journal_, Database::Mode::read);
    reading.run("SELECT count(*) FROM entry");
    const std::vector<Call> calls = calls_of(correct_);
    for (std::size_t i = 0; i < calls.size(); ++i) {
      if (calls[i].does.find_first_of("wso") != std::string::npos) last_change = i + 1;
    }
  }
  put_back(home_, changed_);
  {
    Database reading(journal_, Database::Mode::read);
    reading.run("SELECT count(*) FROM entry");
    const Ended ended = run(correct_, {last_change, "power-off"});
    EXPECT_EQ(ended.signal, SIGKILL);
    left = state_of(home_);
  }
  left.erase("one-street/journal.db-shm");  // it was memory
  put_back(home_, left);
  expect_journal(root_corrected_);
}

TEST_F(Together, WhoRecordsWaitsForWhoRecords) {
  put_back(home_, changed_);
  auto recording = std::make_unique<Database>(journal_, Database::Mode::record);
  recording->run("BEGIN IMMEDIATE");
  Running correcting(correct_);
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  recording->run("ROLLBACK");
  recording.reset();
  const Ended ended = correcting.wait();
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_GT(ended.seconds, 0.4);
  expect_journal(root_corrected_);
}

TEST_F(Together, TwoErasuresBothErase) {
  for (int i = 0; i < rounds; ++i) {
    put_back(home_, voted_);
    write_people(round_);
    const auto erase = [&](const char* who) {
      return Words{"erase", round_.string(), who, "--on", "2026-04-01"};
    };
    expect_done(all_at_once({erase("r1"), erase("r2"), erase("r1"), erase("r3")}));
    EXPECT_EQ(text_of(round_ / "private" / "people.csv"), "resident;name;iban;salt\n");
    const Audited audited = audit_of(round_);
    EXPECT_EQ(audited.differences, "") << audited.told;
    if (HasFailure()) return;
  }
}

TEST_F(Together, CheckpointsSignOnce) {
  put_back(home_, voted_);
  const std::string key = (home_ / "street.key").string();
  must_succeed({"key", "new", key, "--name", "street"});
  const State ready = state_of(home_);
  const Words sign = {"checkpoint", round_.string(), "--key", key, "--on", "2026-04-01"};
  must_succeed(sign);
  const std::string root = audit_of(round_).root;
  for (int i = 0; i < rounds; ++i) {
    put_back(home_, ready);
    expect_done(all_at_once(std::vector<Words>(4, sign)));
    expect_journal(root);
    if (HasFailure()) return;
  }
}

TEST_F(Together, CertificatesAreWhole) {
  put_back(home_, voted_);
  const fs::path proof = home_ / "proof.json";
  const Words certify = {"vote", round_.string(), "--certificate", proof.string()};
  must_succeed(certify);
  const std::string text = text_of(proof);
  for (int i = 0; i < rounds; ++i) {
    expect_done(all_at_once(std::vector<Words>(6, certify)));
    EXPECT_EQ(text_of(proof), text);
    expect_journal(root_voted_);
    if (HasFailure()) return;
  }
}

TEST_F(Together, OneKeyIsMade) {
  const fs::path key = home_ / "street.key";
  for (int i = 0; i < rounds; ++i) {
    put_back(home_, fresh_);
    int made = 0;
    std::string shown;
    for (const Ended& ended :
         all_at_once(std::vector<Words>(6, {"key", "new", key.string(), "--name", "street"}))) {
      EXPECT_TRUE(ended.code == 0 || ended.code == 2) << ended.err;
      if (ended.code != 0) continue;
      ++made;
      shown = ended.out;
    }
    EXPECT_EQ(made, 1);
    EXPECT_EQ(ask_here({"key", "show", key.string()}).out, shown);
    EXPECT_TRUE(leftovers_in(state_of(home_)).empty()) << names_in(state_of(home_));
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace buurtkas::testing

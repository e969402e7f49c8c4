// A disk that is full, a medium that is read-only, and rights that are not there: a sentence that names the
// file, exit 1, and nothing lost; or all of it, where they are not in the way. When it is over, the same
// command completes.

#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>

#include "tests/faults/faulty.h"
#include "tests/faults/recordings.h"
#include "tests/faults/round_state.h"
#include "tests/support/support.h"

namespace buurtkas::testing {
namespace {

namespace fs = std::filesystem;

constexpr int not_possible = 126;

// root minds no rights, unless it gives up that it does not. For others, the calls fail and nothing is
// needed.
void mind_rights() {
  prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
  prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
}

// In a view of the disk that only the child has.
void make_read_only(const fs::path& folder) {
  const char* path = folder.c_str();
  const bool is_made = unshare(CLONE_NEWNS) == 0 &&
                       mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                       mount(path, path, nullptr, MS_BIND, nullptr) == 0 &&
                       mount("none", path, nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
  if (!is_made) std::_Exit(not_possible);
}

void set_mode(const fs::path& path, unsigned mode) {
  fs::permissions(path, static_cast<fs::perms>(mode));
}

// A round that is made ready for a command, with what it was before and is after it.
class Ready {
 public:
  explicit Ready(const Recording& recording) : recording_(recording) {
    make_home(folder_);
    recording.prepare(home());
    before_ = state_of(home());
    must_succeed(words());
    root_after_ = audit_of(round()).root;
    put_back(home(), before_);
  }

  fs::path home() const { return home_in(folder_); }
  fs::path round() const { return round_in(home()); }
  fs::path journal() const { return round() / "journal.db"; }
  Words words() const { return recording_.words(home()); }
  const State& before() const { return before_; }

  // It told what is wrong with which file and changed nothing; or there was nothing in its way.
  void expect_refusal(const Ended& ended) const {
    EXPECT_EQ(ended.signal, 0);
    if (ended.code == 0) {
      EXPECT_EQ(audit_of(round()).root, root_after_);
      return;
    }
    EXPECT_EQ(ended.code, 1) << ended.out;
    bool is_named = false;
    for (const char* name : {"journal.db", "people.csv", "street.key", "proof.json"}) {
      is_named = is_named || ended.err.find(name) != std::string::npos;
    }
    EXPECT_TRUE(is_named) << ended.err;
    const State state = state_of(home());
    for (const auto& [name, file] : before_) {
      if (name.ends_with("-wal") || name.ends_with("-shm")) continue;
      const auto now = state.find(name);
      ASSERT_NE(now, state.end()) << name << " is gone";
      EXPECT_EQ(now->second.bytes, file.bytes) << name;
    }
    for (const auto& [name, file] : state) {
      const bool is_left = name.ends_with(".partial") || name.ends_with(".key") || name.ends_with(".json");
      EXPECT_TRUE(before_.contains(name) || !is_left) << name << " is left";
    }
  }

  void expect_completion() const {
    const Ended again = run(words());
    EXPECT_EQ(again.code, 0) << again.err;
    if (recording_.makes_key) return;
    const Audited audited = audit_of(round());
    EXPECT_EQ(audited.code, 0) << audited.told;
    EXPECT_EQ(audited.root, root_after_);
  }

 private:
  const Recording& recording_;
  const TemporaryFolder folder_;
  State before_;
  std::string root_after_;
};

class Machine : public ::testing::TestWithParam<Recording> {};

TEST_P(Machine, HasAFullDisk) {
  const Ready ready(GetParam());
  ready.expect_refusal(run(ready.words(), {1, "ENOSPC", "w", true}));
  ready.expect_completion();
}

TEST_P(Machine, HasAReadOnlyMedium) {
  const Ready ready(GetParam());
  Ended ended = run(ready.words(), {}, [&] { make_read_only(ready.home()); });
  if (ended.code == not_possible) ended = run(ready.words(), {1, "EROFS", "o", true});
  ready.expect_refusal(ended);
  ready.expect_completion();
}

TEST_P(Machine, HasAFolderThatMayNotBeWritten) {
  const Ready ready(GetParam());
  for (const fs::path& folder : {ready.home(), ready.round(), ready.round() / "private"}) {
    if (fs::exists(folder)) set_mode(folder, 0555);
  }
  ready.expect_refusal(run(ready.words(), {}, mind_rights));
  for (const fs::path& folder : {ready.home(), ready.round(), ready.round() / "private"}) {
    if (fs::exists(folder)) set_mode(folder, 0755);
  }
  ready.expect_completion();
}

TEST_P(Machine, HasAJournalThatMayNotBeWritten) {
  const Ready ready(GetParam());
  if (!fs::exists(ready.journal()) || GetParam().name == "VoteWithCertificate") return;
  for (const unsigned mode : {0444U, 0000U}) {
    set_mode(ready.journal(), mode);
    ready.expect_refusal(run(ready.words(), {}, mind_rights));
    set_mode(ready.journal(), 0644);
  }
  ready.expect_completion();
}

INSTANTIATE_TEST_SUITE_P(Recording, Machine, ::testing::ValuesIn(all_recordings()),
                         [](const auto& one) { return one.param.name; });

const Recording& recording_named(const std::string& name) {
  for (const Recording& one : all_recordings()) {
    if (one.name == name) return one;
  }
  std::abort();
}

// The erasure is recorded first; that the row is still there is told by an audit until it is not.
TEST(Machine, HasPeopleThatMayNotBeChanged) {
  const Ready ready(recording_named("Erase"));
  set_mode(ready.round() / "private", 0555);
  const Ended ended = run(ready.words(), {}, mind_rights);
  set_mode(ready.round() / "private", 0755);
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("people.csv"), std::string::npos) << ended.err;
  const std::string people = "one-street/private/people.csv";
  EXPECT_EQ(state_of(ready.home()).at(people), ready.before().at(people));
  EXPECT_EQ(audit_of(ready.round()).differences, "person-not-erased ");
  ready.expect_completion();
}

// What a killed command left, or somebody else put there: what is secret does not become theirs to read.
TEST(Machine, HasAFileInTheWayThatAllMayRead) {
  for (const char* name : {"Erase", "KeyNew"}) {
    const Ready ready(recording_named(name));
    const fs::path secret = name == std::string("KeyNew") ? ready.home() / "street.key"
                                                          : ready.round() / "private" / "people.csv";
    const fs::path left = secret.string() + ".partial";
    std::ofstream(left) << "left";
    set_mode(left, 0666);
    ready.expect_completion();
    EXPECT_EQ(fs::status(secret).permissions(), static_cast<fs::perms>(0600)) << name;
    EXPECT_FALSE(fs::exists(left));
  }
}

// An auditor has the folder on a medium, or may not write in it.
TEST(Machine, ReadsWhatItMayNotWrite) {
  const Ready ready(recording_named("VoteAgain"));
  const Words audit = {"audit", ready.round().string()};
  const Ended on_medium = run(audit, {}, [&] { make_read_only(ready.home()); });
  if (on_medium.code != not_possible) {
    EXPECT_EQ(on_medium.code, 0) << on_medium.err;
  }
  const Ended simulated = run(audit, {1, "EROFS", "o", true});
  EXPECT_EQ(simulated.code, 0) << simulated.err;
  struct Modes {
    unsigned folder;
    unsigned journal;
  };
  for (const Modes& modes : {Modes{0555, 0644}, Modes{0755, 0444}, Modes{0555, 0444}}) {
    set_mode(ready.round(), modes.folder);
    set_mode(ready.journal(), modes.journal);
    const Ended without_rights = run(audit, {}, mind_rights);
    EXPECT_EQ(without_rights.code, 0)
        << std::oct << modes.folder << ' ' << modes.journal << ' ' << without_rights.err;
    set_mode(ready.round(), 0755);
    set_mode(ready.journal(), 0644);
  }
  ready.expect_completion();
  EXPECT_EQ(names_in(state_of(ready.home())), names_in(ready.before()));
}

}  // namespace
}  // namespace buurtkas::testing

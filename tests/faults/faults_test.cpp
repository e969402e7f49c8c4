// A call that fails, or at which the program ends, at every place of every command that records. Afterwards
// the journal and each file are as they were before or as they are after the command; they hold; and the same
// command, once more, completes.

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "tests/faults/faulty.h"
#include "tests/faults/recordings.h"
#include "tests/faults/round_state.h"
#include "tests/support/support.h"

namespace buurtkas::testing {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool is_slow = true;
#else
constexpr bool is_slow = false;
#endif

// One way for a call to go wrong.
struct Way {
  std::string how;
  std::string letters;  // of the calls it is tried at
  bool ends = false;
  bool lasts = false;
};

struct Ways {
  std::string name;
  std::vector<Way> ways;
};

constexpr const char* any = "-lrwso";
constexpr const char* changing = "wso";

// What ends after a call that changes nothing leaves the same as what ends before it.
const std::vector<Ways>& all_ways() {
  static const std::vector<Ways> all = {
      {"Fails", {{"EIO", any}, {"short", "rw"}, {"EIO", changing, false, true}}},
      {"NoSpace", {{"ENOSPC", "s"}, {"full", "s"}}},
      {"Refused", {{"EACCES", "o"}, {"EROFS", "o", false, true}}},
      {"Killed", {{"killed-before", any, true}, {"killed-after", changing, true}}},
      {"PowerOff", {{"power-off", changing, true}, {"power-off-names", changing, true}}},
  };
  return all;
}

void PrintTo(const Ways& ways, std::ostream* out) {
  *out << ways.name;
}

bool is_at(const Call& call, const std::string& letters) {
  return call.does.find_first_of(letters) != std::string::npos;
}

bool is_journal(const std::string& name) {
  return name.find("journal.db") != std::string::npos;
}

std::string bytes_in(const State& state, const std::string& name) {
  const auto file = state.find(name);
  return file != state.end() ? file->second.bytes : std::string();
}

constexpr const char* people = "one-street/private/people.csv";

// What was found of a state: the same bytes are not looked at twice.
struct Found {
  bool is_before = false;  // the journal
  bool is_after = false;
};

// Nothing here has to reach a disk: the power that goes is made up.
TemporaryFolder in_memory() {
  if (std::filesystem::is_directory("/dev/shm")) setenv("TMPDIR", "/dev/shm", 0);
  return {};
}

class EveryCall : public ::testing::TestWithParam<std::tuple<Recording, Ways>> {
 protected:
  void SetUp() override {
    make_home(folder_);
    recording_.prepare(home_);
    before_ = state_of(home_);
    root_before_ = audit_of(round_).root;
    put_back(home_, before_);
    calls_ = calls_of(words_);
    for (std::size_t i = 0; i < calls_.size(); ++i) {
      if (is_at(calls_[i], changing)) last_change_ = i + 1;
    }
    put_back(home_, before_);
    faultless_ = run(words_);
    after_ = state_of(home_);
    root_after_ = audit_of(round_).root;
    ASSERT_EQ(faultless_.code, 0) << faultless_.err;
    ASSERT_EQ(names_in(after_), names_in(state_of(home_)));
    ASSERT_TRUE(leftovers_in(after_).empty()) << names_in(after_);
  }

  void try_at(std::size_t at, const Way& way) {
    const Call& call = calls_[at - 1];
    put_back(home_, before_);
    const Ended ended = run(words_, {at, way.how, {}, way.lasts});
    SCOPED_TRACE("call " + std::to_string(at) + " of " + std::to_string(calls_.size()) + ", " +
                 text_of(call) + ", " + way.how + (way.lasts ? " from there on" : "") + ": exit " +
                 std::to_string(ended.code) + ", signal " + std::to_string(ended.signal) + "\n" + ended.err);
    const State state = state_of(home_);
    const Found found = found_in(state);
    if (way.ends) {
      EXPECT_EQ(ended.signal, SIGKILL);
      const bool was_all_done = at > last_change_ || (at == last_change_ && way.how != "killed-before");
      if (was_all_done) expect_all_done(state, found);
      return;
    }
    ASSERT_EQ(ended.signal, 0);
    if (ended.code == 0) {
      expect_all_done(state, found);
      EXPECT_TRUE(recording_.makes_key || ended.out == faultless_.out) << ended.out;
    } else {
      EXPECT_NE(ended.err, "");
      // 2: a file of the round, or a key, is told not to be readable, and nothing is recorded.
      const bool is_of_input = ended.code == 2 && !is_journal(call.path) && found.is_before;
      EXPECT_TRUE(ended.code == 1 || is_of_input);
    }
    if (!way.lasts && call.does.find('o') == std::string::npos) expect_no_partial(state);
  }

  const std::vector<Call>& calls() const { return calls_; }

 private:
  void expect_all_done(const State& state, const Found& found) const {
    EXPECT_TRUE(found.is_after);
    if (!recording_.makes_key) expect_files(state, after_, after_);
  }

  const Found& found_in(const State& state) {
    const auto [at, is_new] = found_.try_emplace(state);
    if (is_new) at->second = recording_.makes_key ? look_at_key(state) : look_at(state);
    return at->second;
  }

  Found look_at(const State& state) {
    const Audited audited = audit_of(round_);
    const Found found = {audited.root == root_before_, audited.root == root_after_};
    EXPECT_TRUE(found.is_before || found.is_after) << audited.told;
    const bool has_journal = state.contains("one-street/journal.db");
    if (found.is_after && erases() && !is_erased(state)) {
      EXPECT_EQ(audited.code, 3);
      EXPECT_EQ(audited.differences, "person-not-erased ") << audited.told;
    } else {
      EXPECT_EQ(audited.code, has_journal ? 0 : 2) << audited.told;
    }
    EXPECT_TRUE(has_journal || found.is_before);
    expect_files(state, before_, after_);
    EXPECT_TRUE(found.is_after || !is_erased(state)) << "a row is gone, and nothing says why";
    const Asked again = ask_here(words_);
    EXPECT_EQ(again.code, 0) << "once more: " << again.err;
    if (found.is_before || !recording_.tells_what_is_new) {
      EXPECT_EQ(again.out, faultless_.out);
    }
    const State end = state_of(home_);
    EXPECT_EQ(names_in(end), names_in(after_));
    expect_files(end, after_, after_);
    const Audited at_end = audit_of(round_);
    EXPECT_EQ(at_end.code, 0) << at_end.told;
    EXPECT_EQ(at_end.root, root_after_);
    return found;
  }

  // A key is there whole or not at all; one that is there is never overwritten.
  Found look_at_key(const State& state) {
    const std::string key = bytes_in(state, "street.key");
    const Found found = {key.empty(), !key.empty()};
    const Asked again = ask_here(words_);
    EXPECT_EQ(again.code, found.is_after ? 2 : 0) << again.err;
    EXPECT_EQ(ask_here({"key", "show", (home_ / "street.key").string()}).code, 0) << key;
    const State end = state_of(home_);
    if (found.is_after) {
      EXPECT_EQ(bytes_in(end, "street.key"), key);
    }
    EXPECT_EQ(names_in(end), names_in(after_));
    return found;
  }

  bool erases() const {
    return after_.contains(people) && bytes_in(before_, people) != bytes_in(after_, people);
  }
  bool is_erased(const State& state) const {
    return erases() && bytes_in(state, people) == bytes_in(after_, people);
  }

  static const KeptFile* file_in(const State& state, const std::string& name) {
    const auto file = state.find(name);
    return file != state.end() ? &file->second : nullptr;
  }

  static bool is_same(const KeptFile* one, const KeptFile* other) {
    return one != nullptr && other != nullptr ? *one == *other : one == other;
  }

  // Each file that is not the journal's, its mode too, is as in one of the two.
  static void expect_files(const State& state, const State& one, const State& other) {
    State all = state;
    all.insert(one.begin(), one.end());
    all.insert(other.begin(), other.end());
    for (const auto& [name, file] : all) {
      if (is_journal(name) || name.ends_with(".partial")) continue;
      const KeptFile* found = file_in(state, name);
      EXPECT_TRUE(is_same(found, file_in(one, name)) || is_same(found, file_in(other, name)))
          << name << ":\n"
          << bytes_in(state, name);
    }
  }

  static void expect_no_partial(const State& state) {
    for (const auto& [name, file] : state) EXPECT_FALSE(name.ends_with(".partial")) << name;
  }

  const TemporaryFolder folder_ = in_memory();
  const std::filesystem::path home_ = home_in(folder_);
  const std::filesystem::path round_ = round_in(home_);
  const Recording recording_ = std::get<0>(GetParam());
  const Words words_ = recording_.words(home_);
  State before_;
  State after_;
  std::string root_before_;
  std::string root_after_;
  std::vector<Call> calls_;
  std::size_t last_change_ = 0;
  Ended faultless_;
  std::map<State, Found> found_;
};

TEST_P(EveryCall, LeavesItAsBeforeOrAsAfter) {
  ASSERT_GT(calls().size(), 5U) << "nothing is counted";
  std::size_t tried = 0;
  std::size_t more = 20;  // after the first that fails: it tells most
  for (const Way& way : std::get<1>(GetParam()).ways) {
    for (std::size_t at = 1; at <= calls().size(); ++at) {
      if (!is_at(calls()[at - 1], way.letters)) continue;
      if (is_slow && way.ends && at % 5 != 0) continue;
      try_at(at, way);
      ++tried;
      if (HasFailure() && --more == 0) return;
    }
  }
  std::printf("%zu calls, %zu faults\n", calls().size(), tried);
}

INSTANTIATE_TEST_SUITE_P(Recording, EveryCall,
                         ::testing::Combine(::testing::ValuesIn(all_recordings()),
                                            ::testing::ValuesIn(all_ways())),
                         [](const auto& one) {
                           return std::get<0>(one.param).name + std::get<1>(one.param).name;
                         });

}  // namespace
}  // namespace buurtkas::testing

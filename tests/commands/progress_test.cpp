#include "cli/commands/progress.h"

#include <sstream>

#include <gtest/gtest.h>

namespace buurtkas {
namespace {

using std::chrono::milliseconds;

// A clock that this test moves by hand.
struct Moved {
  Progress::Clock::time_point now;
  std::ostringstream err;

  Progress progress(bool is_shown, Language language = Language::en) {
    return {err, is_shown, language, [this] { return now; }};
  }
  std::string shown() {
    const std::string text = err.str();
    err.str("");
    return text;
  }
};

TEST(ProgressLine, ComesAfterASecondAndThenNowAndThen) {
  Moved moved;
  {
    Progress progress = moved.progress(true);
    progress.counting(1);
    moved.now += milliseconds(999);
    progress.counting(2);
    EXPECT_EQ(moved.shown(), "");
    moved.now += milliseconds(1);
    progress.counting(3);
    EXPECT_EQ(moved.shown(), "\rcounting: raise 3\x1b[K");
    moved.now += milliseconds(199);
    progress.counting(4);
    EXPECT_EQ(moved.shown(), "");
    moved.now += milliseconds(1);
    progress.reading(1, 4);
    EXPECT_EQ(moved.shown(), "\rreading: 25%\x1b[K");
  }
  EXPECT_EQ(moved.shown(), "\r\x1b[K") << "it is wiped when it is over";
}

TEST(ProgressLine, IsInTheLanguageOfTheRound) {
  Moved moved;
  Progress progress = moved.progress(true, Language::nl);
  moved.now += milliseconds(1000);
  progress.reading(0, 0);
  EXPECT_EQ(moved.shown(), "\rlezen: 100%\x1b[K");
  moved.now += milliseconds(1000);
  progress.counting(12);
  EXPECT_EQ(moved.shown(), "\rtellen: verhoging 12\x1b[K");
}

TEST(ProgressLine, IsNeverThereWhenNothingIsToBeShown) {
  Moved moved;
  {
    Progress progress = moved.progress(false);
    moved.now += milliseconds(100'000);
    progress.reading(1, 2);
    progress.counting(3);
  }
  EXPECT_EQ(moved.shown(), "");
}

TEST(ProgressLine, LeavesNoTraceOfWorkThatWasShort) {
  Moved moved;
  { const Progress progress = moved.progress(true); }
  EXPECT_EQ(moved.shown(), "");
}

}  // namespace
}  // namespace buurtkas

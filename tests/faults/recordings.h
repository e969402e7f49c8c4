#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "tests/faults/faulty.h"
#include "tests/support/support.h"

// Every command that records or writes, each on a small round that is made ready for it. `home` is the folder
// that the round lies in, and all that the command may change.

namespace buurtkas::testing {

struct Recording {
  std::string name;
  std::function<void(const std::filesystem::path& home)> prepare;
  std::function<Words(const std::filesystem::path& home)> words;
  bool makes_key = false;          // by chance: never the same twice
  bool tells_what_is_new = false;  // so that it tells less once that is recorded

  friend void PrintTo(const Recording& recording, std::ostream* out) { *out << recording.name; }
};

const std::vector<Recording>& all_recordings();

// A folder with one round, in all the files that a round can have before its claims.
void make_home(const TemporaryFolder& folder);
std::filesystem::path home_in(const TemporaryFolder& folder);
std::filesystem::path round_in(const std::filesystem::path& home);

// As another person's correction would: the last ballot is not there any more.
void drop_last_ballot(const std::filesystem::path& round);

void write_people(const std::filesystem::path& round);

// Stops the test program when the command does not succeed: then there is nothing to try.
void must_succeed(const Words& words);

}  // namespace buurtkas::testing

// Whatever is done to the bytes of a journal's file: either all that is read from it is the same as before,
// or the check tells that it is not. No crash, no hang, no other exception.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/record/recorded.h"
#include "tests/record/tampering.h"
#include "tests/record/whole_life.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

#if defined(__SANITIZE_ADDRESS__)
constexpr int flips = 500;
#else
constexpr int flips = 3000;
#endif
constexpr std::uint32_t seed = 20260322;

// All that cli/record/journal.h reads.
std::string all_of(const Database& database) {
  const Journal journal(database);
  std::string all = std::to_string(journal.entries()) + '\n';
  journal.each(1, [&](const ReadEntry& read) {
    if (const auto* sealed = std::get_if<SealedEntry>(&read)) {
      all += leaf_text(sealed->entry) + hexadecimal(sealed->seal) + '\n';
      all += std::to_string(journal.with_key(sealed->entry.key).size()) + '\n';
    } else {
      const auto& bad = std::get<BadEntry>(read);
      all += "bad " + std::to_string(bad.number) + bad.field + bad.found + '\n';
    }
    return true;
  });
  journal.each_input([&](const Journal::Input& input) {
    all +=
        input.sha256 + std::to_string(input.bytes) + journal.input_text(input.sha256).value_or("none") + '\n';
  });
  return all;
}

// What is read of the file; or that it cannot be.
std::string read_all(const fs::path& path) {
  try {
    return all_of(Database(path, Database::Mode::read));
  } catch (const StorageDamaged& damaged) {
    return std::string("damaged: ") + damaged.what();
  } catch (const StorageFailed& failed) {
    return std::string("failed: ") + failed.what();
  }
}

bool is_found(const fs::path& path) {
  try {
    return !check_journal(Database(path, Database::Mode::read)).faults.empty();
  } catch (const StorageDamaged&) {
    return true;
  } catch (const StorageFailed&) {
    return true;
  }
}

class FileBytes : public ::testing::Test {
 protected:
  fs::path write(const std::string& bytes) const {
    for (const char* beside : {"journal.db-wal", "journal.db-shm"}) fs::remove(folder_.path() / beside);
    return folder_.write("journal.db", bytes);
  }

  std::string whole_life() const {
    testing::record_whole_life(folder_.path() / "whole.db");
    return testing::text_of(folder_.path() / "whole.db");
  }

  // Told that the journal is not what it was, when it is not.
  void expect_same_or_found(const std::string& bytes, const std::string& before, const std::string& what) {
    const fs::path path = write(bytes);
    const bool is_same = read_all(path) == before;
    const bool is_told = is_found(path);
    EXPECT_TRUE(is_same || is_told) << what;
    same_ += is_same ? 1 : 0;
    told_ += is_told ? 1 : 0;
  }

  void flip_some(const std::string& right) {
    const std::string before = read_all(write(right));
    EXPECT_TRUE(before.starts_with("2")) << before;
    std::mt19937 random(seed);
    for (int i = 0; i < flips; ++i) {
      const std::size_t at = random() % right.size();
      const auto pattern = static_cast<unsigned char>(1 + random() % 255);
      std::string bytes = right;
      bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ pattern);
      expect_same_or_found(bytes, before, std::to_string(at) + " ^ " + std::to_string(pattern));
    }
    std::printf("seed %u: of %d bytes flipped, %d change nothing that is read, and %d are told of\n", seed,
                flips, same_, told_);
  }

  testing::TemporaryFolder folder_;
  int same_ = 0;
  int told_ = 0;
};

TEST_F(FileBytes, FlippedInTheWholeLife) {
  flip_some(whole_life());
}

TEST_F(FileBytes, FlippedInARecordedVote) {
  flip_some(testing::text_of(testing::record_vote("one-street", folder_)));
}

}  // namespace
}  // namespace buurtkas

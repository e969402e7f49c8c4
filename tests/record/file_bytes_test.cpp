// Whatever is done to the bytes of a journal's file: either all that is read from it is the same as before,
// or the check tells that it is not. No crash, no hang, no other exception.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

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
    for (const char* old : {"journal.db", "journal.db-wal", "journal.db-shm", "journal.db-journal"})
      fs::remove(folder_.path() / old);
    return folder_.write("journal.db", bytes);
  }

  std::string whole_life() const {
    testing::record_whole_life(folder_.path() / "whole.db");
    return testing::text_of(folder_.path() / "whole.db");
  }

  // Told that the journal is not what it was, when it is not.
  void expect_same_or_found(const std::string& bytes, const std::string& before, const std::string& what) {
    look(write(bytes), before, what);
  }

  void look(const fs::path& path, const std::string& before, const std::string& what) {
    const bool is_same = read_all(path) == before;
    const bool is_told = is_found(path);
    EXPECT_TRUE(is_same || is_told) << what;
    same_ += is_same ? 1 : 0;
    told_ += is_told ? 1 : 0;
  }

  void flip_some(const std::string& right, int count) {
    const fs::path path = write(right);
    const std::string before = read_all(path);
    EXPECT_FALSE(before.starts_with("damaged") || before.starts_with("failed")) << before;
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const auto put = [&](std::size_t at, unsigned byte) {
      file.seekp(static_cast<std::streamoff>(at)).put(static_cast<char>(byte)).flush();
    };
    std::mt19937 random(seed);
    for (int i = 0; i < count; ++i) {
      const std::size_t at = random() % right.size();
      const auto pattern = static_cast<unsigned>(1 + random() % 255);
      put(at, static_cast<unsigned char>(right[at]) ^ pattern);
      look(path, before, std::to_string(at) + " ^ " + std::to_string(pattern));
      put(at, static_cast<unsigned char>(right[at]));
    }
    EXPECT_EQ(testing::text_of(path), right) << "reading changes nothing";
    EXPECT_GT(same_, count / 10);
    EXPECT_GT(told_, count / 10);
    std::printf("seed %u: of %d bytes flipped, %d change nothing that is read, and %d are told of\n", seed,
                count, same_, told_);
  }

  testing::TemporaryFolder folder_;
  int same_ = 0;
  int told_ = 0;
};

TEST_F(FileBytes, FlippedInTheWholeLife) {
  flip_some(whole_life(), flips);
}

TEST_F(FileBytes, FlippedInARecordedVote) {
  flip_some(testing::text_of(testing::record_vote("one-street", folder_)), flips / 3);
}

TEST_F(FileBytes, CutOff) {
  const std::string right = whole_life();
  const std::string before = read_all(write(right));
  for (std::size_t left = 2; left < right.size(); left += left < 600 ? 1 : 509) {
    expect_same_or_found(right.substr(0, left), before, "cut off after " + std::to_string(left));
  }
  for (std::size_t left = 512; left < right.size(); left += 512) {
    expect_same_or_found(right.substr(0, left), before, "cut off after " + std::to_string(left));
  }
  EXPECT_EQ(same_, 0);
}

// One byte: how many tables there are, is none.
TEST_F(FileBytes, SeemingEmpty) {
  std::string bytes = whole_life();
  bytes.replace(103, 2, 2, '\0');
  EXPECT_TRUE(is_found(write(bytes)));
}

// What is left of a journal that was being made; a file of one byte is the same to SQLite. Only who has a
// checkpoint can tell that it was more.
TEST_F(FileBytes, NoneAtAll) {
  EXPECT_FALSE(is_found(write("S")));
  const fs::path path = write("");
  EXPECT_FALSE(is_found(path));
  const Database database(path, Database::Mode::read);
  const Checkpoint checkpoint = {"kerkstraat", 1, {}, {}};
  const std::vector<SigningKey> keys = {testing::known_key("kerkstraat", 1)};
  JournalQuestions questions;
  questions.outside = {{"printed.txt", sign_note(checkpoint_text(checkpoint), keys), checkpoint}};
  const CheckedJournal checked = check_journal(database, questions);
  EXPECT_EQ(checked.entries, 0U);
  ASSERT_EQ(checked.faults.size(), 1U);
  EXPECT_EQ(checked.faults.front().code, "journal-shorter");
}

TEST_F(FileBytes, OfOtherFiles) {
  std::mt19937 random(seed);
  const auto bytes = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += static_cast<char>(random());
    return text;
  };
  const std::string right = whole_life();
  for (const std::string& other :
       {std::string("\n"), std::string("a journal\n"),
        testing::text_of(testing::project_root() / "README.md"), std::string("SQLite format 3"),
        std::string("SQLite format 3\0", 16), std::string(1, '\0'), std::string(4096, '\0'),
        std::string(100'000, '\0'), std::string(4096, '\xFF'), bytes(1), bytes(100), bytes(4096),
        bytes(100'000), right.substr(0, 16) + bytes(4080), right.substr(0, 100) + bytes(30'000),
        right.substr(0, 4096) + bytes(32'768), right + bytes(100), right.substr(4096), bytes(1) + right}) {
    const fs::path path = write(other);
    EXPECT_TRUE(is_found(path) || read_all(path) == read_all(write(right))) << other.substr(0, 40);
  }
  EXPECT_TRUE(is_found(folder_.path())) << "a folder";
  EXPECT_TRUE(is_found(folder_.path() / "none.db"));
}

TEST_F(FileBytes, InOtherPages) {
  constexpr std::size_t page = 4096;
  const std::string right = whole_life();
  const std::string before = read_all(write(right));
  const std::size_t pages = right.size() / page;
  ASSERT_EQ(right.size() % page, 0U);
  for (std::size_t one = 0; one < pages; ++one) {
    const std::string name = "page " + std::to_string(one);
    for (const char fill : {'\0', '\x0D', '\xFF'}) {
      expect_same_or_found(std::string(right).replace(one * page, page, page, fill), before,
                           name + " filled");
    }
    for (std::size_t other = 0; other < pages; ++other) {
      std::string changed = right;
      changed.replace(one * page, page, right, other * page, page);
      expect_same_or_found(changed, before, name + " is " + std::to_string(other));
      changed.replace(other * page, page, right, one * page, page);
      expect_same_or_found(changed, before, name + " for " + std::to_string(other));
    }
  }
}

// A file of a TiB, nearly all of it holes; and one that says that it has all pages there can be.
TEST_F(FileBytes, FarMoreThanThereIs) {
  constexpr std::uintmax_t tebibyte = std::uintmax_t{1} << 40U;
  const std::string right = whole_life();
  const std::string before = read_all(write(right));
  for (const std::string& beginning : {std::string(), right}) {
    const fs::path path = write(beginning);
    fs::resize_file(path, tebibyte);
    EXPECT_TRUE(is_found(path) || read_all(path) == before) << beginning.size();
    fs::remove(path);
  }
  std::string many = right;
  many.replace(28, 4, "\xFF\xFF\xFF\xFE");
  expect_same_or_found(many, before, "all pages there can be");
  const fs::path path = write(many);
  fs::resize_file(path, tebibyte);
  EXPECT_TRUE(is_found(path));
}

// A log beside the file that is not its own.
TEST_F(FileBytes, OfALogBeside) {
  const std::string right = whole_life();
  const std::string before = read_all(write(right));
  std::mt19937 random(seed);
  for (const std::size_t size : {1U, 31U, 32U, 33U, 4096U, 40'000U}) {
    for (const char* name : {"journal.db-wal", "journal.db-shm", "journal.db-journal"}) {
      const fs::path path = write(right);
      std::string log = size > 100 ? std::string("\x37\x7f\x06\x82\x00\x2d\xe2\x18\x00\x00\x10\x00", 12) : "";
      while (log.size() < size) log += static_cast<char>(random());
      folder_.write(name, log);
      const bool is_same = read_all(path) == before;
      EXPECT_TRUE(is_same || is_found(path)) << name << ' ' << size;
      fs::remove(folder_.path() / name);
    }
  }
}

}  // namespace
}  // namespace buurtkas

// Every byte that a journal's rows have, changed: each change is found, and told of the entry that it is in.

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/record/recorded.h"
#include "tests/record/tampering.h"
#include "tests/record/whole_life.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::Tampering;

constexpr std::array<unsigned char, 3> patterns = {0x01, 0x20, 0x80};

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t stride = 7;
#else
constexpr std::size_t stride = 1;
#endif

enum class Type { number, text, blob };

// One column of one row.
struct Cell {
  std::string table;
  std::string column;
  Type type = Type::text;
  std::string where;        // which row
  std::string bytes;        // of a number: eight
  std::uint64_t entry = 0;  // that it is of; 0 for inputs
  std::string input;        // in hexadecimal
};

std::string bytes_of_number(std::int64_t number) {
  std::string bytes;
  for (unsigned shift = 64; shift != 0; shift -= 8)
    bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> (shift - 8) & 0xFFU);
  return bytes;
}

std::int64_t number_of_bytes(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8U | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(number);
}

struct Column {
  std::string table;
  std::string name;
  Type type;
};

const std::vector<Column> columns = {
    {"entry", "number", Type::number},     {"entry", "date", Type::text},
    {"entry", "actor", Type::text},        {"entry", "role", Type::text},
    {"entry", "kind", Type::text},         {"entry", "key", Type::text},
    {"entry", "body", Type::text},         {"entry", "previous", Type::blob},
    {"entry", "seal", Type::blob},         {"posting", "entry", Type::number},
    {"posting", "position", Type::number}, {"posting", "pot", Type::text},
    {"posting", "account", Type::text},    {"posting", "cents", Type::number},
    {"posting", "currency", Type::text},   {"input", "sha256", Type::blob},
    {"input", "bytes", Type::number},      {"input_part", "sha256", Type::blob},
    {"input_part", "part", Type::number},  {"input_part", "bytes", Type::blob},
};

// The columns of an entry, of a posting, of an input, and of its part; each row is known by its first two.
std::vector<Cell> cells_of(const Tampering& tampering) {
  std::vector<Cell> cells;
  for (const Column& column : columns) {
    const bool is_input = column.table.starts_with("input");
    const std::string of = is_input ? "hex(sha256)" : column.table == "entry" ? "number" : "entry";
    const std::string within = column.table == "posting"      ? "position"
                               : column.table == "input_part" ? "part"
                                                              : "0";
    Query query(tampering.database(), "SELECT " + of + ", " + within + ", " + column.name + " FROM " +
                                          column.table + " ORDER BY 1, 2");
    while (query.step()) {
      const std::string first(query.bytes(0));
      Cell cell = {column.table, column.name, column.type, {}, std::string(query.bytes(2)), 0, {}};
      if (column.type == Type::number) cell.bytes = bytes_of_number(query.number(2));
      cell.where = " WHERE " + of + " = " + (is_input ? "'" + first + "'" : first);
      if (within != "0") cell.where += " AND " + within + " = " + std::string(query.bytes(1));
      if (!is_input) cell.entry = std::stoull(first);
      if (is_input) cell.input = first;
      cells.push_back(cell);
    }
  }
  return cells;
}

// False when two rows would be the same to the file itself.
bool put(const Tampering& tampering, const Cell& cell, const std::string& bytes) {
  Query query(tampering.database(), "UPDATE " + cell.table + " SET " + cell.column + " = ?" + cell.where);
  if (cell.type == Type::number) query.set(0, number_of_bytes(bytes));
  if (cell.type == Type::text) query.set_text(0, bytes);
  if (cell.type == Type::blob) query.set_bytes(0, bytes);
  try {
    query.step();
    return true;
  } catch (const StorageDamaged&) {
    return false;
  }
}

std::string text_of(const CheckedJournal& checked) {
  std::string text;
  for (const JournalFault& fault : checked.faults)
    text += std::to_string(fault.number) + ' ' + std::string(fault.code) + ' ' + fault.found + '\n';
  return text;
}

class Flips {
 public:
  explicit Flips(const std::filesystem::path& journal) : tampering_(Tampering::in_memory(journal)) {
    for (const SealedEntry& sealed : tampering_.entries()) bodies_.push_back(sealed.entry.body);
  }

  // Every so many bytes of every cell, counted through all of them.
  void flip_all(std::size_t every) {
    std::size_t count = 0;
    for (const Cell& cell : cells_of(tampering_)) {
      for (std::size_t at = 0; at < cell.bytes.size(); ++at) {
        for (const unsigned char pattern : patterns) {
          if (count++ % every == 0) flip(cell, at, pattern);
        }
      }
    }
  }

  int flips() const { return flips_; }
  int refused() const { return refused_; }

 private:
  void flip(const Cell& cell, std::size_t at, unsigned char pattern) {
    std::string bytes = cell.bytes;
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ pattern);
    tampering_.once([&] {
      if (!put(tampering_, cell, bytes)) {
        refused_ += 1;
        return;
      }
      flips_ += 1;
      const CheckedJournal checked = tampering_.check();
      EXPECT_TRUE(is_told(cell, bytes, checked))
          << cell.table << '.' << cell.column << cell.where << " byte " << at << " ^ " << int{pattern} << '\n'
          << text_of(checked);
    });
  }

  bool is_told(const Cell& cell, const std::string& bytes, const CheckedJournal& checked) const {
    return std::any_of(checked.faults.begin(), checked.faults.end(), [&](const JournalFault& fault) {
      if (!cell.input.empty()) {
        return fault.code == "input-unused" ||
               (fault.code == "input-changed" && cites(fault.number, cell.input));
      }
      // An entry with another number stands elsewhere, or nowhere: the one after it tells of that too.
      const bool is_number = cell.table == "entry" && cell.column == "number";
      return fault.number == cell.entry ||
             (is_number && (fault.number == cell.entry + 1 ||
                            fault.number == static_cast<std::uint64_t>(number_of_bytes(bytes))));
    });
  }

  // Itself, or by a list of inputs.
  bool cites(std::uint64_t number, std::string input) const {
    if (number == 0 || number > bodies_.size()) return false;
    for (char& c : input) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::string& body = bodies_[number - 1];
    if (body.find(input) != std::string::npos) return true;
    bool is_listed = false;
    tampering_.journal().each_input([&](const Journal::Input& one) {
      const auto text = tampering_.journal().input_text(one.sha256);
      is_listed = is_listed || (body.find(one.sha256) != std::string::npos && text &&
                                text->find(input) != std::string::npos);
    });
    return is_listed;
  }

  Tampering tampering_;
  std::vector<std::string> bodies_;
  int flips_ = 0;
  int refused_ = 0;
};

TEST(Tamper, EveryByteOfTheWholeLifeIsSealed) {
  const testing::TemporaryFolder folder;
  testing::record_whole_life(folder.path() / "journal.db");
  Flips flips(folder.path() / "journal.db");
  flips.flip_all(stride);
  RecordProperty("flips", flips.flips());
  RecordProperty("refused", flips.refused());
  EXPECT_GT(flips.flips(), 10'000 / static_cast<int>(stride));
  EXPECT_LT(flips.refused(), 100);
}

class RecordedVote : public ::testing::TestWithParam<const char*> {};

TEST_P(RecordedVote, IsSealedInEveryByte) {
  const testing::TemporaryFolder folder;
  Flips flips(testing::record_vote(GetParam(), folder));
  flips.flip_all(stride);
  RecordProperty("flips", flips.flips());
  EXPECT_GT(flips.flips(), 10'000 / static_cast<int>(stride));
}

INSTANTIATE_TEST_SUITE_P(Samples, RecordedVote, ::testing::Values("one-street", "two-quarters"));

}  // namespace
}  // namespace buurtkas

// Every byte that a journal's rows have, changed: each change is found, and told of the entry that it is in.

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
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
    const std::string of = is_input ? "lower(hex(sha256))" : column.table == "entry" ? "number" : "entry";
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

// Cells whose bytes are changed one after another, while those of other strands are changed at the same time:
// the columns of an entry and of its postings, or of an input. What is told of one does not depend on others.
struct Strand {
  std::uint64_t entry = 0;
  std::string input;
  std::vector<const Cell*> cells;
  std::size_t size = 0;
};

// Where a row stands is changed alone.
bool is_place(const Cell& cell) {
  return cell.column == "number" || cell.column == "entry" || cell.column == "position" ||
         cell.column == "part" || cell.column == "sha256";
}

std::vector<Strand> strands_of(const std::vector<Cell>& cells) {
  std::map<std::pair<std::uint64_t, std::string>, Strand> strands;
  for (const Cell& cell : cells) {
    if (is_place(cell)) continue;
    Strand& strand = strands[{cell.entry, cell.input}];
    strand.entry = cell.entry;
    strand.input = cell.input;
    strand.cells.push_back(&cell);
    strand.size += cell.bytes.size();
  }
  std::vector<Strand> all;
  for (auto& [of, strand] : strands) all.push_back(std::move(strand));
  return all;
}

class Flips {
 public:
  explicit Flips(const std::filesystem::path& journal)
      : tampering_(Tampering::in_memory(journal)),
        cells_(cells_of(tampering_)),
        cited_in_(citations(tampering_)) {}

  // Every so many of the steps in which every byte of every strand is changed, those of the shorter ones in
  // several ways.
  void flip_strands(std::size_t every) {
    const std::vector<Strand> strands = strands_of(cells_);
    std::size_t steps = 0;
    for (const Strand& strand : strands) steps = std::max(steps, strand.size);
    for (std::size_t step = 0; step < steps; step += every) {
      // An entry that cannot be read is told of at the one after it too, so neighbours are not changed at
      // once.
      for (const std::uint64_t parity : {0U, 1U}) {
        tampering_.once([&] { flip_at(strands, step, parity); });
      }
    }
  }

  // Those of all places, and the first of each input, alone.
  void flip_alone(std::size_t every) {
    std::size_t count = 0;
    for (const Cell& cell : cells_) {
      const bool is_input = !cell.input.empty() && !is_place(cell) && !cell.bytes.empty();
      const std::size_t size = is_place(cell) ? cell.bytes.size() : is_input ? 1 : 0;
      for (std::size_t at = 0; at < size; ++at) {
        for (std::size_t i = 0; i < patterns.size(); ++i) {
          const bool is_asked = cell.type == Type::number || i == at % patterns.size();
          if (is_asked && count++ % every == 0) flip_one(cell, at, patterns.at(i));
        }
      }
    }
  }

  int flips() const { return flips_; }
  int refused() const { return refused_; }

 private:
  // The bytes that were put there, unless the file itself refuses them.
  std::optional<std::string> flip(const Cell& cell, std::size_t at, unsigned char pattern) {
    std::string bytes = cell.bytes;
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ pattern);
    const bool is_put = put(tampering_, cell, bytes);
    (is_put ? flips_ : refused_) += 1;
    return is_put ? std::optional(bytes) : std::nullopt;
  }

  void flip_at(const std::vector<Strand>& strands, std::size_t step, std::uint64_t parity) {
    std::vector<const Strand*> flipped;
    std::string what;
    for (const Strand& strand : strands) {
      const std::size_t round = step / strand.size;
      if (strand.entry % 2 != parity || round >= patterns.size()) continue;
      std::size_t at = step % strand.size;
      const unsigned char pattern = patterns.at((at + round) % patterns.size());
      auto cell = strand.cells.begin();
      for (; at >= (*cell)->bytes.size(); ++cell) at -= (*cell)->bytes.size();
      if (!flip(**cell, at, pattern)) continue;
      flipped.push_back(&strand);
      what += (*cell)->table + '.' + (*cell)->column + (*cell)->where + " byte " + std::to_string(at) + '\n';
    }
    const CheckedJournal checked = tampering_.check();
    for (const Strand* strand : flipped) {
      EXPECT_TRUE(is_told(*strand, checked))
          << "entry " << strand->entry << ", input " << strand->input << '\n'
          << what << text_of(checked);
    }
  }

  void flip_one(const Cell& cell, std::size_t at, unsigned char pattern) {
    tampering_.once([&] {
      const auto bytes = flip(cell, at, pattern);
      if (!bytes) return;
      const CheckedJournal checked = tampering_.check();
      EXPECT_TRUE(is_told(cell, *bytes, checked))
          << cell.table << '.' << cell.column << cell.where << " byte " << at << " ^ " << int{pattern} << '\n'
          << text_of(checked);
    });
  }

  bool is_told(const Strand& strand, const CheckedJournal& checked) const {
    return std::any_of(checked.faults.begin(), checked.faults.end(), [&](const JournalFault& fault) {
      // Which entry cites it, may stand in a list that is changed as well.
      if (strand.entry == 0) return fault.code == "input-changed" && fault.expected == strand.input;
      return fault.number == strand.entry && (fault.code == "wrong-seal" || fault.code == "unreadable");
    });
  }

  bool is_told(const Cell& cell, const std::string& bytes, const CheckedJournal& checked) const {
    return std::any_of(checked.faults.begin(), checked.faults.end(), [&](const JournalFault& fault) {
      if (!cell.input.empty()) return tells_of_input(fault, cell.input);
      // An entry with another number stands elsewhere, or nowhere: the one after it tells of that too.
      const bool is_number = cell.table == "entry" && cell.column == "number";
      return fault.number == cell.entry ||
             (is_number && (fault.number == cell.entry + 1 ||
                            fault.number == static_cast<std::uint64_t>(number_of_bytes(bytes))));
    });
  }

  bool tells_of_input(const JournalFault& fault, const std::string& input) const {
    if (fault.code == "input-unused") return true;
    return fault.code == "input-changed" && cited_in_.contains({input, fault.number});
  }

  using Citations = std::set<std::pair<std::string, std::uint64_t>>;

  // In which entries each input is cited, itself or by a list.
  static Citations citations(const Tampering& tampering) {
    std::map<std::string, std::string> inputs;
    tampering.journal().each_input([&](const Journal::Input& input) {
      inputs.emplace(input.sha256, tampering.journal().input_text(input.sha256).value_or(""));
    });
    Citations cited;
    for (const SealedEntry& sealed : tampering.entries()) {
      for (const auto& [sha256, text] : inputs) {
        if (sealed.entry.body.find(sha256) == std::string::npos) continue;
        cited.emplace(sha256, sealed.entry.number);
        for (const auto& [other, bytes] : inputs) {
          if (text.find(other) != std::string::npos) cited.emplace(other, sealed.entry.number);
        }
      }
    }
    return cited;
  }

  Tampering tampering_;
  std::vector<Cell> cells_;
  Citations cited_in_;
  int flips_ = 0;
  int refused_ = 0;
};

void flip_all(const std::filesystem::path& journal, std::size_t every) {
  Flips flips(journal);
  flips.flip_strands(every);
  flips.flip_alone(every);
  std::printf("%d bytes changed, %d more refused by the file itself\n", flips.flips(), flips.refused());
  EXPECT_GT(flips.flips(), 5000 / static_cast<int>(every));
  EXPECT_LT(flips.refused(), flips.flips() / 20);
}

TEST(Tamper, EveryByteOfTheWholeLifeIsSealed) {
  const testing::TemporaryFolder folder;
  testing::record_whole_life(folder.path() / "journal.db");
  flip_all(folder.path() / "journal.db", stride);
}

TEST(Tamper, EveryByteOfAVoteIsSealed) {
  const testing::TemporaryFolder folder;
  flip_all(testing::record_vote("one-street", folder), stride);
}

// Larger ones: one step in so many.
TEST(Tamper, SomeBytesOfLargerVotesAreSealed) {
  for (const auto& [sample, every] :
       {std::pair("two-quarters", std::size_t{7}), std::pair("groz-zuid-2026", std::size_t{101})}) {
    const testing::TemporaryFolder folder;
    flip_all(testing::record_vote(sample, folder), every * stride);
  }
}

}  // namespace
}  // namespace buurtkas

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/record/database.h"
#include "engine/journal/entry.h"

// What a journal holds, read from its file. Nothing is taken on trust: a row that cannot be an entry is told
// as such, and whether the entries hang together is for engine/journal to say.

namespace buurtkas {

// A row that is no entry: of which number, and what of it cannot be read.
struct BadEntry {
  std::uint64_t number = 0;
  std::string field;
  std::string found;
};

using ReadEntry = std::variant<SealedEntry, BadEntry>;

class Journal {
 public:
  explicit Journal(const Database& database) : database_(database) {}

  // In their order, from that number; stops when `on_entry` answers false. Memory does not grow with them.
  void each(std::uint64_t first, const std::function<bool(const ReadEntry&)>& on_entry) const;
  std::vector<ReadEntry> with_key(const std::string& key) const;  // at most one, if the journal is sound
  std::vector<std::string> doubled_keys() const;
  std::uint64_t entries() const;

  struct Input {
    std::string sha256;  // as the file has it, in hexadecimal
    std::uint64_t bytes = 0;
  };
  void each_input(const std::function<void(const Input&)>& on_input) const;
  // Its parts in their order; false when one is missing.
  bool read_input(const std::string& sha256, const std::function<void(std::string_view)>& on_part) const;
  std::optional<std::string> input_text(const std::string& sha256) const;  // of at most 2 GiB
  bool has_loose_parts() const;                                            // of no input

  // What SQLite's own check says of the file's pages and indexes; empty when all is well.
  std::string damage() const;

 private:
  const Database& database_;
};

}  // namespace buurtkas

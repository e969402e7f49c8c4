#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/finding.h"

// A file's text, and what reading anything answers: a value, or findings, or both (warnings).

namespace buurtkas {

// INVARIANT: no value when the findings have an error.
template <class Value>
struct Reading {
  std::optional<Value> value;
  Findings findings;
};

struct Source {
  std::string name;  // as findings show it
  std::string text;  // without a byte order mark
  bool had_mark = false;
  std::string sha256 = {};  // of the file's bytes, a byte order mark included, in hexadecimal
};

// The largest files that are read, in bytes. A 1 GB election is real; a 1 GB list of pots is not.
inline constexpr std::uint64_t yaml_bytes_max = std::uint64_t{16} << 20;
inline constexpr std::uint64_t table_bytes_max = std::uint64_t{2} << 30;

// A file's bytes, whatever they are. Findings: file-missing, file-unreadable (with the system's word),
// file-too-large (before it is read).
Reading<std::string> read_bytes(const std::filesystem::path& path, const std::string& name,
                                std::uint64_t bytes_max);

// A file's text. Findings: those of read_bytes, file-empty, not-text (a NUL byte or bytes that are not UTF-8,
// with the place of the first).
Reading<Source> read_source(const std::filesystem::path& path, const std::string& name,
                            std::uint64_t bytes_max);

// The same of a file's bytes that were read already.
Reading<Source> source_of(std::string bytes, const std::string& name, std::uint64_t bytes_max);

}  // namespace buurtkas

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rulebook/unit.h"

// The kinds of case that a rulebook may speak of, and the fields that each has: a closed list, documented in
// rules/README.md. A further field is a line in fields.cpp, a line there, and whoever makes such cases.

namespace buurtkas {

enum class CaseKind { proposal, voter, partner, pot, line, payment, vote };

inline constexpr std::size_t case_kind_count = 7;

std::string_view name_of(CaseKind kind);
std::optional<CaseKind> case_kind_from(std::string_view name);
std::span<const std::string_view> case_kind_names();

enum class FieldType {
  number,     // of parts of its unit, 0 or more
  word,       // one of a closed list
  open_word,  // any word
  tags,       // any number of words
};

struct Field {
  std::string_view name;
  FieldType type = FieldType::number;
  Unit unit = Unit::count;                  // of a number
  std::span<const std::string_view> words;  // of the closed list
};

using FieldIndex = std::uint32_t;

std::span<const Field> fields_of(CaseKind kind);
std::optional<FieldIndex> field_from(CaseKind kind, std::string_view name);

struct FieldValue {
  bool is_known = false;
  std::int64_t number = 0;        // of parts, or the place in the closed list
  std::string word;               // of an open word
  std::vector<std::string> tags;  // sorted

  bool operator==(const FieldValue&) const = default;
};

struct Case {
  CaseKind kind = CaseKind::line;
  std::vector<FieldValue> fields;  // one a field of the kind

  bool operator==(const Case&) const = default;
};

Case blank_case(CaseKind kind);  // nothing known

// REQUIRES of all: the kind has such a field, of that type; the word is in its list.
void set_number(Case& one, std::string_view field, std::int64_t parts);
void set_word(Case& one, std::string_view field, std::string_view word);
void set_tags(Case& one, std::string_view field, std::vector<std::string> tags);

}  // namespace buurtkas

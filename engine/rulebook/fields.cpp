#include "engine/rulebook/fields.h"

#include <algorithm>
#include <array>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

using Word = std::string_view;

constexpr std::array<Word, case_kind_count> kind_names = {"proposal", "voter",   "partner", "pot",
                                                          "line",     "payment", "vote"};

constexpr std::array<Word, 2> no_yes = {"no", "yes"};
constexpr std::array<Word, 2> proposers = {"none", "resident"};
constexpr std::array<Word, 3> feasible = {"unknown", "no", "yes"};
constexpr std::array<Word, 3> statuses = {"admitted", "refused", "withdrawn"};
constexpr std::array<Word, 4> appeals = {"none", "open", "granted", "dismissed"};
constexpr std::array<Word, 4> partner_kinds = {"association", "business", "foundation", "public"};
constexpr std::array<Word, 3> pot_kinds = {"grant", "groz", "gift"};
constexpr std::array<Word, 7> rungs = {"none",       "bezoeker",    "deelnemer",    "ondersteuner",
                                       "kartrekker", "coordinator", "wijkverbinder"};
constexpr std::array<Word, 3> payment_kinds = {"claim", "advance", "correction"};

constexpr Field number(Word name, Unit unit) {
  return {name, FieldType::number, unit, {}};
}
constexpr Field word(Word name, std::span<const Word> words) {
  return {name, FieldType::word, Unit::count, words};
}
constexpr Field open_word(Word name) {
  return {name, FieldType::open_word, Unit::count, {}};
}

constexpr std::array<Field, 13> proposal_fields = {
    number("cost", Unit::eur),
    word("proposer", proposers),
    number("proposer-age", Unit::year),
    number("supporters", Unit::count),
    number("partners", Unit::count),
    number("goals", Unit::count),
    word("feasible", feasible),
    word("reason", no_yes),
    word("status", statuses),
    word("appeal", appeals),
    number("appeal-days", Unit::day),
    open_word("place"),
    Field{"tags", FieldType::tags, Unit::count, {}},
};
constexpr std::array<Field, 2> voter_fields = {number("age", Unit::year), open_word("neighbourhood")};
constexpr std::array<Field, 2> partner_fields = {word("kind", partner_kinds), number("goals", Unit::count)};
constexpr std::array<Field, 3> pot_fields = {word("kind", pot_kinds), number("amount", Unit::eur),
                                             word("earmarked", no_yes)};
constexpr std::array<Field, 16> line_fields = {
    open_word("kind"),
    number("amount", Unit::eur),
    number("kilometres", Unit::km),
    number("hours", Unit::hour),
    word("receipt", no_yes),
    number("age", Unit::year),
    word("rung", rungs),
    number("rung-days", Unit::day),
    number("days-since", Unit::day),
    word("approved", no_yes),
    number("advance", Unit::eur),
    number("day-total", Unit::eur),
    number("month-total", Unit::eur),
    number("year-total", Unit::eur),
    number("elsewhere-month", Unit::eur),
    number("elsewhere-year", Unit::eur),
};
constexpr std::array<Field, 3> payment_fields = {number("amount", Unit::eur), word("kind", payment_kinds),
                                                 word("account-changed", no_yes)};

FieldValue& value_of(Case& one, std::string_view field, std::initializer_list<FieldType> types) {
  const auto index = field_from(one.kind, field);
  BUURTKAS_ASSERT(index);
  const FieldType type = fields_of(one.kind)[*index].type;
  BUURTKAS_ASSERT(std::find(types.begin(), types.end(), type) != types.end());
  FieldValue& value = one.fields.at(*index);
  value.is_known = true;
  return value;
}

}  // namespace

std::string_view name_of(CaseKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<CaseKind> case_kind_from(std::string_view name) {
  const auto at = std::find(kind_names.begin(), kind_names.end(), name);
  if (at == kind_names.end()) return std::nullopt;
  return static_cast<CaseKind>(at - kind_names.begin());
}

std::span<const std::string_view> case_kind_names() {
  return kind_names;
}

std::span<const Field> fields_of(CaseKind kind) {
  switch (kind) {
    case CaseKind::proposal:
      return proposal_fields;
    case CaseKind::voter:
      return voter_fields;
    case CaseKind::partner:
      return partner_fields;
    case CaseKind::pot:
      return pot_fields;
    case CaseKind::line:
      return line_fields;
    case CaseKind::payment:
      return payment_fields;
    case CaseKind::vote:
      break;
  }
  return {};
}

std::optional<FieldIndex> field_from(CaseKind kind, std::string_view name) {
  const auto fields = fields_of(kind);
  const auto at =
      std::find_if(fields.begin(), fields.end(), [name](const Field& f) { return f.name == name; });
  if (at == fields.end()) return std::nullopt;
  return static_cast<FieldIndex>(at - fields.begin());
}

Case blank_case(CaseKind kind) {
  return {kind, std::vector<FieldValue>(fields_of(kind).size())};
}

void set_number(Case& one, std::string_view field, std::int64_t parts) {
  BUURTKAS_ASSERT(parts >= 0);
  value_of(one, field, {FieldType::number}).number = parts;
}

void set_word(Case& one, std::string_view field, std::string_view word) {
  FieldValue& value = value_of(one, field, {FieldType::word, FieldType::open_word});
  const Field& kind = fields_of(one.kind)[*field_from(one.kind, field)];
  if (kind.type == FieldType::open_word) {
    value.word = word;
    return;
  }
  const auto at = std::find(kind.words.begin(), kind.words.end(), word);
  BUURTKAS_ASSERT(at != kind.words.end());
  value.number = at - kind.words.begin();
}

void set_tags(Case& one, std::string_view field, std::vector<std::string> tags) {
  std::sort(tags.begin(), tags.end());
  value_of(one, field, {FieldType::tags}).tags = std::move(tags);
}

}  // namespace buurtkas

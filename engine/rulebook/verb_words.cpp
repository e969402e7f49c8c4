#include "engine/rulebook/verb_words.h"

#include <array>

namespace buurtkas {
namespace {

using Word = std::string_view;

constexpr std::array<Word, 7> verbs = {"require", "pay", "limit", "earmark", "reserve", "sign", "terms"};
constexpr std::array<Word, 4> roles = {"approver", "second-approver", "treasurer", "board"};
constexpr std::array<Word, 3> beyonds = {"cut", "hold", "refuse"};
constexpr std::array<Word, 4> pers = {"person", "household", "project", "pot"};
constexpr std::array<Word, 4> spans = {"line", "day", "month", "year"};
constexpr std::array<Word, 4> roundings = {"half-up", "half-even", "down", "up"};

template <std::size_t Count, class Enum>
std::optional<Enum> word_from(const std::array<Word, Count>& words, std::string_view name) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (words[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(VerbKind kind) {
  return verbs.at(static_cast<std::size_t>(kind));
}
std::string_view name_of(Role role) {
  return roles.at(static_cast<std::size_t>(role));
}
std::string_view name_of(Beyond beyond) {
  return beyonds.at(static_cast<std::size_t>(beyond));
}
std::string_view name_of(Per per) {
  return pers.at(static_cast<std::size_t>(per));
}
std::string_view name_of(Span span) {
  return spans.at(static_cast<std::size_t>(span));
}
std::string_view name_of(Rounding rounding) {
  return roundings.at(static_cast<std::size_t>(rounding));
}

std::optional<VerbKind> verb_from(std::string_view name) {
  return word_from<verbs.size(), VerbKind>(verbs, name);
}
std::optional<Role> role_from(std::string_view name) {
  return word_from<roles.size(), Role>(roles, name);
}
std::optional<Beyond> beyond_from(std::string_view name) {
  return word_from<beyonds.size(), Beyond>(beyonds, name);
}
std::optional<Per> per_from(std::string_view name) {
  return word_from<pers.size(), Per>(pers, name);
}
std::optional<Span> span_from(std::string_view name) {
  return word_from<spans.size(), Span>(spans, name);
}
std::optional<Rounding> rounding_from(std::string_view name) {
  return word_from<roundings.size(), Rounding>(roundings, name);
}

std::span<const std::string_view> verb_names() {
  return verbs;
}
std::span<const std::string_view> role_names() {
  return roles;
}
std::span<const std::string_view> beyond_names() {
  return beyonds;
}
std::span<const std::string_view> per_names() {
  return pers;
}
std::span<const std::string_view> span_names() {
  return spans;
}
std::span<const std::string_view> rounding_names() {
  return roundings;
}

}  // namespace buurtkas

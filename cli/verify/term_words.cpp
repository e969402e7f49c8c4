#include "cli/verify/term_words.h"

#include <algorithm>

namespace buurtkas::verify {
namespace {

std::vector<std::string> words_of(const std::string& list) {
  std::vector<std::string> words;
  if (list == "none" || list.empty()) return words;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    words.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

bool TermWords::has(std::string_view word) const {
  return std::find(completion.begin(), completion.end(), word) != completion.end();
}

TermWords terms_of(const Statement& statement) {
  TermWords terms;
  terms.method = statement.text("method");
  terms.satisfaction = statement.text("satisfaction");
  terms.completion = words_of(statement.text("completion"));
  terms.tie_breaks = words_of(statement.text("tie_breaks"));
  if (statement.has("threshold")) terms.threshold = statement.text("threshold");
  if (statement.has("declared")) terms.declared = statement.text("declared");
  if (statement.has("leftover")) terms.leftover = statement.text("leftover");
  if (statement.has("next_project")) terms.next_project = statement.text("next_project");
  return terms;
}

std::optional<NextWords> next_words_of(std::string_view text) {
  if (text == "in-part") return NextWords{};
  constexpr std::string_view part = "in-part-from ";
  constexpr std::string_view whole = "whole-from ";
  const bool is_whole = text.starts_with(whole);
  if (!is_whole && !text.starts_with(part)) return std::nullopt;
  text.remove_prefix(is_whole ? whole.size() : part.size());
  const auto share = parse_ratio(text);
  if (!share || !text.ends_with('%') || share->sign() <= 0 || *share > Ratio(1)) return std::nullopt;
  return NextWords{is_whole, *share};
}

}  // namespace buurtkas::verify

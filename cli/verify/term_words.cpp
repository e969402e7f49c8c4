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

bool TermWords::is_greedy() const {
  return method == "greedy" || method == "greedy-no-skip" || method == "greedy-threshold";
}

bool TermWords::shares_equally() const {
  return method == "equal-shares" || method == "exact-equal-shares";
}

bool TermWords::raises() const {
  return std::any_of(completion.begin(), completion.end(),
                     [](const std::string& word) { return word.starts_with("add-"); });
}

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
  if (statement.has("kept_limits")) terms.kept_limits = statement.text("kept_limits");
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

std::string threshold_in_one_form(const std::string& text) {
  constexpr std::string_view at_least = "at-least ";
  constexpr std::string_view more_than = "more-than ";
  std::string_view rest = text;
  const bool must_exceed = rest.starts_with(more_than);
  if (must_exceed) rest.remove_prefix(more_than.size());
  if (!must_exceed && rest.starts_with(at_least)) rest.remove_prefix(at_least.size());
  const auto value = parse_ratio(rest);
  if (!value) return text;
  const bool is_share = rest.ends_with('%');
  return std::string(must_exceed ? more_than : "") + to_string(is_share ? *value * 100 : *value) +
         (is_share ? "%" : "");
}

bool are_those(TermWords own, const TermWords& certified) {
  std::erase(own.completion, "none");
  auto& ties = own.tie_breaks;
  if (std::find(ties.begin(), ties.end(), "lowest-id") == ties.end()) ties.emplace_back("lowest-id");
  if (own.threshold) own.threshold = threshold_in_one_form(*own.threshold);
  if (own.next_project && certified.next_project &&
      next_words_of(*own.next_project) == next_words_of(*certified.next_project)) {
    own.next_project = certified.next_project;
  }
  return own == certified;
}

}  // namespace buurtkas::verify

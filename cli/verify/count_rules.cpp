#include "cli/verify/count_rules.h"

#include <algorithm>
#include <array>

#include "engine/round/pb_words.h"

namespace buurtkas::verify {
namespace {

// Lists of words, with a space before and behind each.
struct MethodRule {
  std::string_view method, satisfactions, completions;
};

constexpr std::string_view sums = " cost cardinality score borda borda-from-one ";
constexpr std::string_view alike = " cost cardinality effort sqrt-cost log-cost ";
constexpr std::string_view all = " cost cardinality score borda borda-from-one effort sqrt-cost log-cost ";
constexpr std::string_view after_shares =
    " add-one add-one-exhaustive add-one-integral add-one-integral-exhaustive phragmen greedy comparison ";
constexpr std::string_view after_exact_shares =
    " add-one add-one-exhaustive add-one-integral add-one-integral-exhaustive add-opt phragmen greedy "
    "comparison ";
constexpr std::string_view points = " cost score ";

constexpr auto method_rules = std::to_array<MethodRule>({
    {"greedy", sums, ""},
    {"greedy-no-skip", sums, ""},
    {"greedy-threshold", sums, ""},
    {"equal-shares", all, after_shares},
    {"exact-equal-shares", alike, after_exact_shares},
    {"bounded-overspending", " cost cardinality ", ""},
    {"bounded-overspending-plus", " cost ", ""},
    {"phragmen", " cost ", ""},
    {"maximin-support", " cost ", ""},
    {"expanding-approvals", " cost ", ""},
    {"max-welfare", sums, ""},
    {"cstv", points, ""},
    {"cstv-ewt", points, ""},
    {"cstv-ewtc", points, ""},
    {"cstv-mt", points, ""},
    {"cstv-mtc", points, ""},
    {"cstv-ewts", points, ""},
    {"cstv-mts", points, ""},
});

bool is_in(std::string_view list, const std::string& word) {
  return list.find(' ' + word + ' ') != std::string_view::npos;
}

// Raises come first, and each kind once.
int rank(const std::string& completion) {
  constexpr std::array<std::string_view, 3> later = {"phragmen", "greedy", "comparison"};
  const auto* const found = std::find(later.begin(), later.end(), completion);
  return found == later.end() ? 0 : static_cast<int>(found - later.begin()) + 1;
}

bool has_points(BallotType type) {
  return type == BallotType::cumulative || type == BallotType::scoring;
}

bool fits(const std::string& satisfaction, BallotType type) {
  if (satisfaction == "score") return has_points(type);
  if (satisfaction == "borda" || satisfaction == "borda-from-one") return type == BallotType::ordinal;
  return true;
}

bool counts_from(const std::string& method, BallotType type) {
  if (method.starts_with("cstv")) return type == BallotType::cumulative;
  return method != "expanding-approvals" || !has_points(type);
}

// All terms of a file's own rule.
std::optional<TermWords> terms_of_rule(const Declared& declared) {
  TermWords terms;
  terms.satisfaction = "cost";
  terms.declared = declared.rule;
  const PbRuleWords words = pb_rule_words(declared.comment);
  if (declared.rule.starts_with("equalshares")) {
    terms.method = "equal-shares";
    terms.tie_breaks = {"lowest-cost", "most-votes"};
    if (declared.rule.starts_with("equalshares/add1")) terms.completion.emplace_back("add-one");
    if (declared.rule.ends_with("-comparison")) terms.completion.emplace_back("comparison");
    return terms;
  }
  const bool stops = declared.rule == "greedy-no-skip" || declared.rule == "greedy-custom";
  if (declared.rule == "greedy-custom" && !words.ends_at_misfit) return std::nullopt;
  const bool needs_threshold = declared.rule == "greedy-threshold" && declared.threshold;
  terms.method = stops ? "greedy-no-skip" : needs_threshold ? "greedy-threshold" : "greedy";
  terms.tie_breaks = {"file-order"};
  if (declared.threshold) terms.threshold = to_string(*declared.threshold);
  if (!words.least.empty()) terms.next_project = "whole-from " + words.least + '%';
  const PbLeftover left = pb_leftover(declared.leftover).value_or(PbLeftover{});
  if (left.next_in_part) terms.next_project = "in-part";
  if (left.beyond_caps) terms.leftover = "beyond-caps";
  return terms;
}

}  // namespace

void check_rules(const Statement& terms, const TermWords& words, const Election& election) {
  const auto* const rule = std::find_if(method_rules.begin(), method_rules.end(),
                                        [&](const MethodRule& one) { return one.method == words.method; });
  const BallotType type = election.profile.type();
  if (rule == method_rules.end()) terms.refute("method", {"een onbekend woord", "an unknown word"});
  if (!counts_from(words.method, type))
    terms.refute("method", {"telt geen stembiljetten als deze", "does not count such ballots"});
  if (!is_in(rule->satisfactions, words.satisfaction) || !fits(words.satisfaction, type))
    terms.refute("satisfaction",
                 {"niet bij deze telwijze en stembiljetten", "not with this method and these ballots"});
  int last = -1;
  for (const std::string& completion : words.completion) {
    if (!is_in(rule->completions, completion) || rank(completion) <= last)
      terms.refute("completion", {"zo gaat deze telwijze niet verder", "the method does not go on so"});
    last = rank(completion);
  }
  if (words.method == "greedy-threshold" && !words.threshold)
    terms.refute("threshold", {"deze telwijze heeft een drempel nodig", "the method needs a threshold"});
  if (!words.declared || !election.declared) return;
  const auto own = terms_of_rule(*election.declared);
  if (!own || !are_those(*own, words))
    terms.refute("declared", {"dit zijn niet de afspraken van die regel", "these are not that rule's terms"});
}

}  // namespace buurtkas::verify

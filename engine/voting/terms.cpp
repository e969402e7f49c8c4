#include "engine/voting/terms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/voting/method.h"

namespace buurtkas {
namespace {

template <class Word, std::size_t size>
using Words = std::array<std::pair<Word, std::string_view>, size>;

constexpr Words<Satisfaction, 8> satisfactions = {{
    {Satisfaction::cost, "cost"},
    {Satisfaction::cardinality, "cardinality"},
    {Satisfaction::score, "score"},
    {Satisfaction::borda, "borda"},
    {Satisfaction::borda_from_one, "borda-from-one"},
    {Satisfaction::effort, "effort"},
    {Satisfaction::sqrt_cost, "sqrt-cost"},
    {Satisfaction::log_cost, "log-cost"},
}};

constexpr Words<Completion, 9> completions = {{
    {Completion::none, "none"},
    {Completion::add_one, "add-one"},
    {Completion::add_one_exhaustive, "add-one-exhaustive"},
    {Completion::add_one_integral, "add-one-integral"},
    {Completion::add_one_integral_exhaustive, "add-one-integral-exhaustive"},
    {Completion::add_opt, "add-opt"},
    {Completion::phragmen, "phragmen"},
    {Completion::greedy, "greedy"},
    {Completion::comparison, "comparison"},
}};

constexpr Words<TieBreak, 6> tie_breaks = {{
    {TieBreak::most_votes, "most-votes"},
    {TieBreak::lowest_cost, "lowest-cost"},
    {TieBreak::highest_cost, "highest-cost"},
    {TieBreak::lowest_id, "lowest-id"},
    {TieBreak::file_order, "file-order"},
    {TieBreak::drawn, "drawn"},
}};

template <class Word, std::size_t size>
std::string_view name_in(const Words<Word, size>& words, Word word) {
  for (const auto& [value, name] : words) {
    if (value == word) return name;
  }
  BUURTKAS_ASSERT(false);
}

template <class Word, std::size_t size>
std::optional<Word> word_in(const Words<Word, size>& words, std::string_view name) {
  for (const auto& [value, known] : words) {
    if (known == name) return value;
  }
  return std::nullopt;
}

template <class Word, std::size_t size>
std::vector<std::string_view> names_in(const Words<Word, size>& words) {
  std::vector<std::string_view> names;
  for (const auto& [value, name] : words) names.push_back(name);
  return names;
}

// Where a completion stands in a chain: a raise, then the others.
int rank(Completion completion) {
  switch (completion) {
    case Completion::phragmen:
      return 1;
    case Completion::greedy:
      return 2;
    case Completion::comparison:
      return 3;
    default:
      return 0;
  }
}

bool is_in_order(const std::vector<Completion>& chain) {
  return std::adjacent_find(chain.begin(), chain.end(),
                            [](Completion a, Completion b) { return rank(a) >= rank(b); }) == chain.end();
}

bool is_completed(Method method, const std::vector<Completion>& chain) {
  return std::all_of(chain.begin(), chain.end(),
                     [&](Completion one) { return one == Completion::none || method->is_completed_by(one); });
}

bool fits(Satisfaction satisfaction, BallotType ballots) {
  switch (satisfaction) {
    case Satisfaction::score:
      return ballots == BallotType::cumulative || ballots == BallotType::scoring;
    case Satisfaction::borda:
    case Satisfaction::borda_from_one:
      return ballots == BallotType::ordinal;
    default:
      return true;
  }
}

}  // namespace

bool is_of_points(Satisfaction satisfaction) {
  return satisfaction == Satisfaction::score || satisfaction == Satisfaction::borda ||
         satisfaction == Satisfaction::borda_from_one;
}

std::string_view name_of(Satisfaction satisfaction) {
  return name_in(satisfactions, satisfaction);
}
std::string_view name_of(Completion completion) {
  return name_in(completions, completion);
}
std::string_view name_of(TieBreak tie_break) {
  return name_in(tie_breaks, tie_break);
}

std::optional<Satisfaction> satisfaction_from(std::string_view name) {
  return word_in(satisfactions, name);
}
std::optional<Completion> completion_from(std::string_view name) {
  return word_in(completions, name);
}
std::optional<TieBreak> tie_break_from(std::string_view name) {
  return word_in(tie_breaks, name);
}

std::vector<std::string_view> satisfaction_names() {
  return names_in(satisfactions);
}
std::vector<std::string_view> completion_names() {
  return names_in(completions);
}
std::vector<std::string_view> tie_break_names() {
  return names_in(tie_breaks);
}

TermsFault fault_of(const Terms& terms, BallotType ballots) {
  if (!is_in_order(terms.completion)) return TermsFault::completion_order;
  if (!is_completed(terms.method, terms.completion)) return TermsFault::completion_of_method;
  if (terms.method->needs_threshold && !terms.threshold) return TermsFault::threshold_missing;
  if (terms.draw.seeds.empty() && std::find(terms.tie_breaks.begin(), terms.tie_breaks.end(),
                                            TieBreak::drawn) != terms.tie_breaks.end()) {
    return TermsFault::draw_missing;
  }
  if (!terms.method->counts_from(ballots)) return TermsFault::ballots_of_method;
  if (!fits(terms.satisfaction, ballots)) return TermsFault::satisfaction_of_ballots;
  if (!terms.method->counts_by(terms.satisfaction)) return TermsFault::satisfaction_of_method;
  return TermsFault::none;
}

}  // namespace buurtkas

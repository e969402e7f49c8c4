#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/round/profile.h"
#include "engine/voting/terms_fault.h"
#include "engine/voting/threshold.h"

// What a meeting decided about the count: everything a method may be asked, and nothing about one election.
// The words are those of the command line, the round folder and the JSON output.

namespace buurtkas {

struct CountingMethod;                 // method.h
using Method = const CountingMethod*;  // never null
namespace method {
extern const CountingMethod equal_shares;
}

// What a selected project is worth to a supporter.
enum class Satisfaction { cost, cardinality, score, borda, borda_from_one, effort, sqrt_cost, log_cost };

// By the points on the ballots, and not by what all supporters of a project have alike.
bool is_of_points(Satisfaction satisfaction);

// How to spend what a method leaves. The four raises differ in where they start and when they stop; see
// completions.h.
enum class Completion {
  none,
  add_one,
  add_one_exhaustive,
  add_one_integral,
  add_one_integral_exhaustive,
  greedy,
  comparison,
};

enum class TieBreak { most_votes, lowest_cost, highest_cost, lowest_id, file_order };

struct Terms {
  Method method = &method::equal_shares;
  Satisfaction satisfaction = Satisfaction::cost;
  std::vector<Completion> completion;  // at most one raise, then greedy, then comparison; empty is none
  std::vector<TieBreak> tie_breaks;    // what this leaves tied goes to the smaller id
  std::optional<Threshold> threshold;  // what does not reach it is dropped before the count

  bool operator==(const Terms&) const = default;
};

std::string_view name_of(Method method);
std::string_view name_of(Satisfaction satisfaction);
std::string_view name_of(Completion completion);
std::string_view name_of(TieBreak tie_break);
// Nothing for a word that is none of them.
std::optional<Method> method_from(std::string_view name);
std::optional<Satisfaction> satisfaction_from(std::string_view name);
std::optional<Completion> completion_from(std::string_view name);
std::optional<TieBreak> tie_break_from(std::string_view name);
// Every word, in the order in which help and findings list them.
std::vector<std::string_view> method_names();
std::vector<std::string_view> satisfaction_names();
std::vector<std::string_view> completion_names();
std::vector<std::string_view> tie_break_names();

TermsFault fault_of(const Terms& terms, BallotType ballots);

}  // namespace buurtkas

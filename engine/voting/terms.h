#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/round/profile.h"
#include "engine/voting/leftover.h"
#include "engine/voting/terms_fault.h"
#include "engine/voting/threshold.h"
#include "engine/voting/tie_draw.h"

// What a meeting decided about the count: everything a method may be asked, and nothing about one election.

namespace buurtkas {

struct CountingMethod;                 // method.h
using Method = const CountingMethod*;  // never null
namespace method {
extern const CountingMethod equal_shares;
}

enum class Satisfaction { cost, cardinality, score, borda, borda_from_one, effort, sqrt_cost, log_cost };

bool is_of_points(Satisfaction satisfaction);  // on the ballots, and not alike for all supporters

// How to spend what a method leaves; for the five raises see completions.h.
enum class Completion {
  none,
  add_one,
  add_one_exhaustive,
  add_one_integral,
  add_one_integral_exhaustive,
  add_opt,
  phragmen,
  greedy,
  comparison,
};

enum class TieBreak { most_votes, lowest_cost, highest_cost, lowest_id, file_order, drawn };

struct Terms {
  Method method = &method::equal_shares;
  Satisfaction satisfaction = Satisfaction::cost;
  std::vector<Completion> completion;  // at most one raise, then the others in the order above; empty is none
  std::vector<TieBreak> tie_breaks;    // what this leaves tied goes to the smaller id
  std::optional<Threshold> threshold;  // what does not reach it is dropped before the count
  Leftover leftover = Leftover::within_caps;
  std::optional<NextProject> next;  // what is left pays it in part, or it is carried out whole
  TieDraw draw;                     // for the tie-break `drawn`

  bool operator==(const Terms&) const = default;
};

std::string_view name_of(Method method);
std::string_view name_of(Satisfaction satisfaction);
std::string_view name_of(Completion completion);
std::string_view name_of(TieBreak tie_break);
std::optional<Method> method_from(std::string_view name);
std::optional<Satisfaction> satisfaction_from(std::string_view name);
std::optional<Completion> completion_from(std::string_view name);
std::optional<TieBreak> tie_break_from(std::string_view name);
std::vector<std::string_view> method_names();
std::vector<std::string_view> satisfaction_names();
std::vector<std::string_view> completion_names();
std::vector<std::string_view> tie_break_names();

TermsFault fault_of(const Terms& terms, BallotType ballots);

}  // namespace buurtkas

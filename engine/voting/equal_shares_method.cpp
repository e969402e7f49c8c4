#include <algorithm>
#include <utility>

#include "engine/voting/completions.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/method.h"
#include "engine/voting/phragmen.h"

namespace buurtkas {
namespace {

std::vector<ProjectIndex> select(const Count& count, Purses::Short short_of_money, Trace& trace) {
  const EqualShares equal_shares(count, short_of_money);
  const auto& chain = count.terms.completion;
  const auto raise = std::find_if(chain.begin(), chain.end(), is_raise);

  Raised raised{equal_endowment(count), {}};
  if (raise != chain.end()) raised = raise_endowment(count, equal_shares, *raise);
  trace.emplace_back(RunStarted{raised.endowment, raised.ended.raises, count.terms.satisfaction,
                                short_of_money == Purses::Short::is_left_out});
  const bool goes_on = std::find(chain.begin(), chain.end(), Completion::phragmen) != chain.end();
  Left left;
  std::vector<ProjectIndex> selected =
      equal_shares.run_exactly(raised.endowment, &trace, goes_on ? &left : nullptr).bought;
  if (raise != chain.end()) trace.emplace_back(std::move(raised.ended));

  if (goes_on) go_on_by_phragmen(count, std::move(left), selected, trace);

  if (std::find(chain.begin(), chain.end(), Completion::greedy) != chain.end()) {
    take_greedily(count, worth_by_votes(count), Misfit::skip, selected, trace);
  }
  if (std::find(chain.begin(), chain.end(), Completion::comparison) != chain.end()) {
    Trace greedy_trace;
    std::vector<ProjectIndex> greedy;
    take_greedily(count, worth_by_votes(count), Misfit::skip, greedy, greedy_trace);
    Compared compared = compare_outcomes(count.profile, count.instance.projects.size(), selected, greedy);
    const bool greedy_kept = compared.greedy_kept;
    trace.emplace_back(std::move(compared));
    if (greedy_kept) {
      trace.insert(trace.end(), greedy_trace.begin(), greedy_trace.end());
      selected = std::move(greedy);
    }
  }
  return selected;
}

std::vector<ProjectIndex> select_shares(const Count& count, Trace& trace) {
  return select(count, Purses::Short::pays_all, trace);
}

std::vector<ProjectIndex> select_exact_shares(const Count& count, Trace& trace) {
  return select(count, Purses::Short::is_left_out, trace);
}

bool completes_shares(Completion completion) {
  return completion != Completion::add_opt;
}

bool completes_exact_shares(Completion) {
  return true;
}

}  // namespace

bool is_equal_shares(Method method) {
  return method == &method::equal_shares || method == &method::exact_equal_shares;
}

Purses::Short short_of_money(Method method) {
  return method == &method::exact_equal_shares ? Purses::Short::is_left_out : Purses::Short::pays_all;
}

namespace method {

constexpr CountingMethod equal_shares = {"equal-shares",   by_any, from_any,
                                         completes_shares, false,  select_shares};
constexpr CountingMethod exact_equal_shares = {
    "exact-equal-shares", by_the_same_for_all, from_any, completes_exact_shares, false, select_exact_shares};

}  // namespace method

}  // namespace buurtkas

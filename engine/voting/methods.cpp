#include <algorithm>
#include <array>

#include "engine/voting/bounded_overspending.h"
#include "engine/voting/cstv.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/expanding_approvals.h"
#include "engine/voting/greedy.h"
#include "engine/voting/max_welfare.h"
#include "engine/voting/maximin_support.h"
#include "engine/voting/method.h"
#include "engine/voting/phragmen.h"

namespace buurtkas {
namespace {

// clang-format off
constexpr std::array all = {
    &method::greedy,
    &method::greedy_no_skip,
    &method::greedy_threshold,
    &method::equal_shares,
    &method::exact_equal_shares,
    &method::bounded_overspending,
    &method::bounded_overspending_plus,
    &method::phragmen,
    &method::maximin_support,
    &method::expanding_approvals,
    &method::max_welfare,
    &method::cstv,
    &method::cstv_ewt,
    &method::cstv_ewtc,
    &method::cstv_mt,
    &method::cstv_mtc,
    &method::cstv_ewts,
    &method::cstv_mts,
};
// clang-format on

}  // namespace

std::span<const Method> methods() {
  return all;
}

std::string_view name_of(Method method) {
  return method->name;
}

std::optional<Method> method_from(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](Method one) { return one->name == name; });
  if (found == all.end()) return std::nullopt;
  return *found;
}

std::vector<std::string_view> method_names() {
  std::vector<std::string_view> names;
  names.reserve(all.size());
  for (const Method one : all) names.push_back(one->name);
  return names;
}

}  // namespace buurtkas

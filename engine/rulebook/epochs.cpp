#include "engine/rulebook/epochs.h"

#include <algorithm>
#include <set>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

constexpr Date first_day_of_all{1900, 1, 1};
constexpr Date last_day_of_all{2199, 12, 31};

void add_conditions(const std::vector<Condition>& conditions, std::set<ParameterIndex>& parameters) {
  for (const Condition& condition : conditions) {
    if (condition.parameter) parameters.insert(*condition.parameter);
  }
}

std::optional<ParameterIndex> parameter_of(const Verb& verb) {
  if (const auto* pay = std::get_if<Pay>(&verb)) return pay->parameter;
  if (const auto* limit = std::get_if<LimitRule>(&verb)) return limit->at_most;
  if (const auto* earmark = std::get_if<EarmarkRule>(&verb)) return earmark->largest_share;
  if (const auto* reserve = std::get_if<ReserveRule>(&verb)) return reserve->at_least;
  return std::nullopt;
}

void add_starts(const Period& period, std::set<Date>& starts) {
  starts.insert(period.from);
  if (period.until && *period.until < last_day_of_all) starts.insert(date_of(day_number(*period.until) + 1));
}

}  // namespace

std::vector<Epoch> epochs_of(std::span<const Rulebook* const> rulebooks) {
  BUURTKAS_ASSERT(!rulebooks.empty());
  const auto is_valid = [&](const Date& day) {
    return std::any_of(rulebooks.begin(), rulebooks.end(),
                       [&](const Rulebook* rulebook) { return rulebook->valid.has(day); });
  };
  std::set<Date> on_starts;
  std::set<Date> known_starts = {first_day_of_all};
  for (const Rulebook* rulebook : rulebooks) {
    add_starts(rulebook->valid, on_starts);
    for (const Article& article : rulebook->articles) add_starts(article.valid, on_starts);
    for (const Parameter& parameter : rulebook->parameters) {
      for (const DatedValue& value : parameter.values) {
        add_starts(value.valid, on_starts);
        if (value.known) known_starts.insert(*value.known);
      }
    }
  }
  std::vector<Epoch> epochs;
  for (const Date& known : known_starts) {
    for (auto on = on_starts.begin(); on != on_starts.end(); ++on) {
      if (!is_valid(*on)) continue;
      const auto next = std::next(on);
      const Date until = next == on_starts.end() ? last_day_of_all : date_of(day_number(*next) - 1);
      epochs.push_back({*on, until, known});
    }
  }
  return epochs;
}

std::vector<ParameterIndex> parameters_of(const Article& article) {
  std::set<ParameterIndex> parameters;
  add_conditions(article.when, parameters);
  add_conditions(article.unless, parameters);
  if (const auto* require = std::get_if<Require>(&article.verb)) add_conditions(require->all, parameters);
  if (const auto parameter = parameter_of(article.verb)) parameters.insert(*parameter);
  return {parameters.begin(), parameters.end()};
}

bool has_values(const RulesInForce& rules, const Article& article) {
  const std::vector<ParameterIndex> parameters = parameters_of(article);
  return std::all_of(parameters.begin(), parameters.end(),
                     [&](ParameterIndex parameter) { return rules.values[parameter] != nullptr; });
}

}  // namespace buurtkas

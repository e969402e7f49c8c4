#include "engine/rulebook/check_dates.h"

#include <algorithm>
#include <set>

#include "engine/finding_codes.h"
#include "engine/rulebook/epochs.h"

namespace buurtkas {
namespace {

constexpr Date last_day_of_all{2199, 12, 31};

bool overlap(const Period& a, const Period& b) {
  return a.from <= b.until.value_or(last_day_of_all) && b.from <= a.until.value_or(last_day_of_all);
}

std::string place_text(const Place& place) {
  return place.file + ':' + std::to_string(place.line);
}

Finding error_at(std::string_view code, const Place& place, std::string found, std::string expected = {}) {
  return {code, Severity::error, place, std::move(found), std::move(expected), {}};
}

// The first days without a value between two that have one, as known on that day.
std::optional<Period> gap_in(const Parameter& parameter, const Date& known) {
  std::vector<Period> periods;
  for (const DatedValue& value : parameter.values) {
    if (!value.known || *value.known <= known) periods.push_back(value.valid);
  }
  std::sort(periods.begin(), periods.end(), [](const Period& a, const Period& b) { return a.from < b.from; });
  for (std::size_t i = 0; i + 1 < periods.size(); ++i) {
    Date end{};
    for (std::size_t j = 0; j <= i; ++j) end = std::max(end, periods[j].until.value_or(last_day_of_all));
    if (end == last_day_of_all) return std::nullopt;
    const Date next = date_of(day_number(end) + 1);
    if (next < periods[i + 1].from) return Period{next, date_of(day_number(periods[i + 1].from) - 1)};
  }
  return std::nullopt;
}

void check_overlap(const Parameter& parameter, Findings& findings) {
  for (std::size_t i = 0; i < parameter.values.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const DatedValue& a = parameter.values[j];
      const DatedValue& b = parameter.values[i];
      if (a.known != b.known || !overlap(a.valid, b.valid)) continue;
      findings.push_back(error_at(code::values_overlap, b.place,
                                  to_string(std::max(a.valid.from, b.valid.from)), place_text(a.place)));
      return;
    }
  }
}

void check_article(const Rulebook& rulebook, const Article& article, const std::vector<Epoch>& epochs,
                   Findings& findings) {
  for (const ParameterIndex index : parameters_of(article)) {
    const Parameter& parameter = rulebook.parameters[index];
    for (const Epoch& epoch : epochs) {
      if (!article.valid.has(epoch.on) || value_on(parameter, epoch.on, last_day_of_all) != nullptr) continue;
      findings.push_back(error_at(code::value_missing, article.place, parameter.name, to_string(epoch.on)));
      break;
    }
  }
}

void check_cover(const Rulebook& rulebook, const Cover& cover, const std::vector<Epoch>& epochs,
                 Findings& findings) {
  std::set<ParameterIndex> parameters;
  for (const std::vector<Condition>* conditions : {&cover.when, &cover.unless}) {
    for (const Condition& condition : *conditions) {
      if (condition.parameter) parameters.insert(*condition.parameter);
    }
  }
  for (const ParameterIndex index : parameters) {
    const Parameter& parameter = rulebook.parameters[index];
    for (const Epoch& epoch : epochs) {
      if (value_on(parameter, epoch.on, last_day_of_all) != nullptr) continue;
      findings.push_back(error_at(code::value_missing, cover.place, parameter.name, to_string(epoch.on)));
      break;
    }
  }
}

}  // namespace

void check_values(const Parameter& parameter, Findings& findings) {
  check_overlap(parameter, findings);
  std::set<Date> days = {Date{1900, 1, 1}};
  for (const DatedValue& value : parameter.values) {
    if (value.known) days.insert(*value.known);
  }
  for (const Date& known : days) {
    const auto gap = gap_in(parameter, known);
    if (!gap) continue;
    findings.push_back(error_at(code::values_leave_gap, parameter.place, to_string(*gap), to_string(known)));
    return;
  }
}

void check_periods(const Rulebook& rulebook, Findings& findings) {
  const Rulebook* only = &rulebook;
  std::vector<Epoch> epochs = epochs_of({&only, 1});
  for (const Cover& cover : rulebook.covers) check_cover(rulebook, cover, epochs, findings);
  for (const Article& article : rulebook.articles) {
    const Date end = rulebook.valid.until.value_or(last_day_of_all);
    if (article.valid.from < rulebook.valid.from || end < article.valid.until.value_or(last_day_of_all)) {
      findings.push_back(error_at(code::outside_validity, article.place, to_string(article.valid),
                                  to_string(rulebook.valid)));
    }
    check_article(rulebook, article, epochs, findings);
  }
}

}  // namespace buurtkas

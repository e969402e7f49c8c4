#include "cli/read/pb_meta_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/read/pb_amount.h"
#include "cli/read/values.h"
#include "engine/date.h"
#include "engine/round/pb_document.h"
#include "engine/round/pb_words.h"

namespace buurtkas {
namespace {

// Without these there is nothing to count; without the others of the format there is.
constexpr std::array<std::string_view, 2> needed_keys = {"budget", "vote_type"};
constexpr std::array<std::string_view, 9> expected_keys = {"description", "country",      "unit",
                                                           "instance",    "num_projects", "num_votes",
                                                           "rule",        "date_begin",   "date_end"};

constexpr std::array<std::pair<std::string_view, BallotType>, 5> types = {
    {{"approval", BallotType::approval},
     {"choose-1", BallotType::choose_one},
     {"cumulative", BallotType::cumulative},
     {"scoring", BallotType::scoring},
     {"ordinal", BallotType::ordinal}}};

constexpr std::array<std::string_view, 10> rules = {"greedy",
                                                    "greedy-no-skip",
                                                    "greedy-threshold",
                                                    "greedy-exclusive",
                                                    "greedy-custom",
                                                    "equalshares",
                                                    "equalshares-comparison",
                                                    "equalshares/add1",
                                                    "equalshares/add1-comparison",
                                                    "unknown"};

bool is_known(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A day, or a whole year: the first and the last day that it may mean.
std::optional<std::pair<Date, Date>> period_of(std::string_view text) {
  if (const auto day = parse_dotted_date(text)) return std::pair(*day, *day);
  if (text.size() != 4) return std::nullopt;
  const auto first = parse_iso_date(std::string(text) + "-01-01");
  const auto last = parse_iso_date(std::string(text) + "-12-31");
  if (!first || !last) return std::nullopt;
  return std::pair(*first, *last);
}

// `2024-5-1` as `01.05.2024`; empty when it is no date.
std::string suggested_dotted_date(std::string_view text) {
  const std::string iso = suggested_date(text);
  return iso.empty() ? iso : iso.substr(8, 2) + '.' + iso.substr(5, 2) + '.' + iso.substr(0, 4);
}

}  // namespace

void PbMetaReader::add(const PbSections& row) {
  const PbCell& key = row.cells()[0];
  const PbCell& value = row.cells()[1];
  const Entry entry = {trimmed(key.text), value_of(value), row.spot(key), row.spot(value)};
  if (!keys_.add(entry.key, static_cast<std::uint32_t>(entries_.size()))) {
    findings_.error(code::duplicate_key, entry.key_spot, entry.key,
                    findings_.place(find(entry.key)->key_spot));
    return;
  }
  if (!is_known(pb_meta_keys(), entry.key)) {
    findings_.warning(code::unknown_key, entry.key_spot, entry.key, {},
                      hint_for(findings_, entry.key, pb_meta_keys(), Severity::warning));
  }
  entries_.push_back(entry);
}

const PbMetaReader::Entry* PbMetaReader::find(std::string_view key) const {
  const auto found = keys_.find(key);
  return found ? &entries_[*found] : nullptr;
}

std::string PbMetaReader::text(std::string_view key) const {
  const Entry* entry = find(key);
  return entry == nullptr ? std::string() : std::string(entry->value);
}

Spot PbMetaReader::spot(std::string_view key) const {
  const Entry* entry = find(key);
  return entry == nullptr ? Spot() : entry->spot;
}

void PbMetaReader::require(Spot header) {
  const auto require_each = [&](std::span<const std::string_view> keys, auto tell) {
    for (const std::string_view key : keys) {
      const Entry* entry = find(key);
      if (entry == nullptr || entry->value.empty())
        (findings_.*tell)(code::missing_key, entry == nullptr ? header : entry->spot, {}, key, {});
    }
  };
  require_each(needed_keys, &FileFindings::error);
  require_each(expected_keys, &FileFindings::warning);
}

void PbMetaReader::read_currency(PbMeta& meta) {
  const Entry* entry = find("currency");
  if (entry == nullptr || entry->value.empty()) return;
  if (const auto currency = Currency::from_code(entry->value)) {
    meta.currency = *currency;
  } else {
    findings_.warning(code::unknown_currency, entry->spot, entry->value, "EUR, PLN, USD, ...");
  }
}

void PbMetaReader::read_type(PbMeta& meta) {
  const Entry* entry = find("vote_type");
  if (entry == nullptr || entry->value.empty()) return;
  std::vector<std::string_view> words;
  for (const auto& [word, type] : types) {
    words.push_back(word);
    if (word == entry->value) meta.type = type;
  }
  if (!meta.type) {
    findings_.error(code::unknown_value, entry->spot, entry->value, listed(words),
                    hint_for(findings_, entry->value, words));
  }
}

void PbMetaReader::read_rule(PbMeta& meta) {
  meta.rule = text("rule");
  if (meta.rule.empty() || is_known(rules, meta.rule)) return;
  findings_.warning(code::unknown_value, find("rule")->spot, meta.rule, listed(rules),
                    hint_for(findings_, meta.rule, rules, Severity::warning));
}

// What of the rule cannot be followed, or is not, though the file is counted.
void PbMetaReader::check_rule(const PbMeta& meta) {
  const std::string comment = meta.rule == "greedy-custom" ? pb_rule_words(meta.comment).unclear : "";
  if (!comment.empty())
    findings_.warning(code::not_understood, meta.comment_spot, comment, "at least 80% of that project");
  if (!pb_leftover(meta.leftover))
    findings_.warning(code::not_understood, meta.leftover_spot, meta.leftover,
                      "Partially fund one additional project with highest score");
  if (meta.rule == "greedy-threshold" && text("min_project_score_threshold").empty())
    findings_.warning(code::no_threshold, meta.rule_spot, meta.rule, "min_project_score_threshold");
  if (!meta.rule.starts_with("equalshares")) return;
  if (meta.threshold)
    findings_.warning(code::not_kept_to, meta.threshold_spot, "min_project_score_threshold", meta.rule);
  if (!meta.leftover.empty())
    findings_.warning(code::not_kept_to, meta.leftover_spot, "leftover_budget", meta.rule);
}

void PbMetaReader::read_dates() {
  std::array<std::optional<std::pair<Date, Date>>, 2> periods;
  const std::array<std::string_view, 2> dates = {"date_begin", "date_end"};
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const Entry* entry = find(dates.at(i));
    if (entry == nullptr || entry->value.empty()) continue;
    periods.at(i) = period_of(entry->value);
    if (!periods.at(i)) {
      findings_.warning(code::not_a_date, entry->spot, entry->value, "DD.MM.YYYY, YYYY",
                        suggested_dotted_date(entry->value));
    }
  }
  if (periods[0] && periods[1] && periods[1]->second < periods[0]->first) {
    const Entry* end = find("date_end");
    findings_.warning(code::dates_reversed, end->spot, end->value, text("date_begin"));
  }
}

std::optional<Money> PbMetaReader::money(std::string_view key, Currency currency, Severity severity) {
  const Entry* entry = find(key);
  if (entry == nullptr || entry->value.empty()) return std::nullopt;
  return read_pb_amount(findings_, entry->spot, entry->value, currency, severity);
}

std::optional<Ratio> PbMetaReader::number(std::string_view key, Severity severity) {
  const Entry* entry = find(key);
  if (entry == nullptr || entry->value.empty()) return std::nullopt;
  const auto number = entry->value.ends_with('%') ? std::nullopt : parse_ratio(entry->value);
  if (number) return number;
  const bool is_too_long = entry->value.find_first_not_of("0123456789") == std::string_view::npos;
  const std::string_view bounds = is_too_long ? "0 - 999999999999999999" : ">= 0";
  if (severity == Severity::error) findings_.error(code::not_a_number, entry->spot, entry->value, bounds);
  if (severity == Severity::warning) findings_.warning(code::not_a_number, entry->spot, entry->value, bounds);
  return std::nullopt;
}

std::optional<Ratio> PbMetaReader::number_of_one(std::string_view key) {
  const Entry* entry = find(key);
  if (entry == nullptr || !entry->value.starts_with('-')) return number(key, Severity::warning);
  const auto below = entry->value.ends_with('%') ? std::nullopt : parse_ratio(entry->value.substr(1));
  if (below) return -*below;
  findings_.warning(code::not_a_number, entry->spot, entry->value, "-1, 0, 1, 2.5");
  return std::nullopt;
}

std::optional<std::uint64_t> PbMetaReader::whole(std::string_view key) {
  const auto value = number(key, Severity::warning);
  if (!value) return std::nullopt;
  if (value->denominator() == 1) return value->numerator().convert_to<std::uint64_t>();
  const Entry* entry = find(key);
  findings_.warning(code::not_a_number, entry->spot, entry->value, "0, 1, 2, ...");
  return std::nullopt;
}

void PbMetaReader::read_default_score(PbMeta& meta) {
  const Entry* entry = find("default_score");
  if (entry == nullptr || entry->value.empty()) return;
  const bool is_negative = entry->value.starts_with('-');
  const std::string_view digits = entry->value.substr(is_negative ? 1 : 0);
  const auto score = digits.ends_with('%') ? std::nullopt : parse_ratio(digits);
  if (score) {
    Ratio units = *score;
    while (units.denominator() != 1 && meta.default_decimals < pb_decimals_max) {
      units *= Ratio(10);
      ++meta.default_decimals;
    }
    if (units.denominator() == 1 && *score <= Ratio(pb_points_max)) {
      meta.default_score = is_negative ? -*score : *score;
      return;
    }
  }
  const std::string most = std::to_string(pb_points_max);
  findings_.error(code::not_a_number, entry->spot, entry->value, '-' + most + " - " + most);
}

PbMeta PbMetaReader::take(Spot header) {
  PbMeta meta;
  require(header);
  read_currency(meta);
  read_type(meta);
  read_rule(meta);
  read_dates();
  meta.description = text("description");
  meta.comment = text("comment");
  meta.budget = money("budget", meta.currency, Severity::error);
  meta.least_cost = money("min_sum_cost", meta.currency, Severity::warning);
  meta.most_cost = money("max_sum_cost", meta.currency, Severity::warning);
  meta.threshold = number("min_project_score_threshold", Severity::error);
  if (meta.type == BallotType::scoring) read_default_score(meta);
  meta.least_of_one = number_of_one("min_points");
  meta.most_of_one = number_of_one("max_points");
  meta.least_points = number("min_sum_points", Severity::warning);
  meta.most_points = number("max_sum_points", Severity::warning);
  if (const Entry* entry = find("leftover_budget")) meta.leftover = entry->value;
  for (std::size_t at = 0; at < pb_list_keys.size(); ++at) {
    if (const Entry* entry = find(pb_list_keys.at(at))) meta.lists.at(at) = {entry->value, entry->spot};
  }
  meta.least_marks = whole("min_length");
  meta.most_marks = whole("max_length");
  meta.projects = whole("num_projects");
  meta.votes = whole("num_votes");
  meta.projects_spot = spot("num_projects");
  meta.votes_spot = spot("num_votes");
  meta.comment_spot = spot("comment");
  meta.rule_spot = spot("rule");
  meta.threshold_spot = spot("min_project_score_threshold");
  meta.leftover_spot = spot("leftover_budget");
  check_rule(meta);
  return meta;
}

}  // namespace buurtkas

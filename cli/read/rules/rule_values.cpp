#include "cli/read/rules/rule_values.h"

#include <algorithm>
#include <array>

#include "engine/money/amount.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 2> languages = {"nl", "en"};
constexpr std::string_view period_form = "YYYY-MM-DD .. YYYY-MM-DD";

Ratio most_of(Unit unit) {
  return Ratio(has_parts(unit) ? parts_max(unit) / parts_of(unit) : rate_max);
}

std::nullopt_t refuse(FileFindings& findings, code::Code code, Spot spot, std::string_view text, Unit unit,
                      std::string_view hint = {}) {
  findings.error(code, spot, text, "0 - " + value_text(most_of(unit), unit), hint);
  return std::nullopt;
}

std::optional<Ratio> within(FileFindings& findings, Spot spot, std::string_view text, const Ratio& value,
                            Unit unit) {
  if (value <= most_of(unit)) return value;
  return refuse(findings, code::number_out_of_range, spot, text, unit);
}

// `15%` or `1/3`: `15` and `0.15` could be either.
std::optional<Ratio> read_percent(FileFindings& findings, Spot spot, std::string_view text) {
  const auto share = parse_ratio(text);
  const bool is_plain = text.find_first_of("%/") == std::string_view::npos;
  if (share && !is_plain && *share <= Ratio(1)) return share;
  std::string hint;
  if (share && is_plain && *share < Ratio(1)) hint = value_text(*share, Unit::percent);
  if (share && is_plain && *share > Ratio(1) && *share <= Ratio(100)) hint = std::string(text) + '%';
  findings.error(code::not_a_share, spot, text, ">= 0%, <= 100%", hint);
  return std::nullopt;
}

bool is_padded(std::string_view text) {
  return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

// A number that is no money, `0.5` or `1/3`; not `1.000`, which could be a thousand.
std::optional<Ratio> read_ratio(FileFindings& findings, Spot spot, std::string_view text, Unit unit) {
  if (text.starts_with('-') && !text.ends_with('%') && parse_ratio(text.substr(1))) {
    return refuse(findings, code::number_out_of_range, spot, text, unit);
  }
  const auto value = text.ends_with('%') ? std::nullopt : parse_ratio(text);
  std::string plain = text.size() <= id_bytes_max ? suggested_amount(text) : std::string();
  const auto meant = parse_ratio(plain);
  const bool is_grouped = meant && meant != value;
  if (value && !is_grouped && !is_padded(text)) return within(findings, spot, text, *value, unit);
  // Where a thousand is too much, it can be made plain that there are decimals.
  const bool may_be_meant = meant && *meant <= most_of(unit);
  if (!may_be_meant) plain = value && is_grouped ? std::string(text) + '0' : std::string();
  return refuse(findings, code::not_a_number, spot, text, unit, plain);
}

bool is_whole_unit(Unit unit) {
  return unit == Unit::day || unit == Unit::year || unit == Unit::count;
}

std::optional<Ratio> read_euros(FileFindings& findings, Spot spot, std::string_view text) {
  const auto parsed = parse_amount(text, Currency::euro());
  if (!parsed && parsed.error() == AmountFault::too_large) {
    return refuse(findings, code::number_out_of_range, spot, text, Unit::eur);
  }
  const auto amount = read_amount(findings, spot, text, Currency::euro());
  return amount ? within(findings, spot, text, cents_of(*amount) / Ratio(100), Unit::eur) : std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// `2026-01-01` and `2026-01-01 ... 2026-12-31`, as a period is written; else empty.
std::string suggested_period(std::string_view text) {
  const std::size_t dots = std::min(text.find("..."), text.size());
  const std::string_view from = trimmed(text.substr(0, dots));
  const std::string_view until = dots < text.size() ? trimmed(text.substr(dots + 3)) : std::string_view();
  if (!parse_iso_date(from) || (!until.empty() && !parse_iso_date(until))) return {};
  return std::string(from) + " .." + (until.empty() ? "" : ' ' + std::string(until));
}

}  // namespace

bool begins_as_number(std::string_view text) {
  return !text.empty() && std::string_view("0123456789-+.").find(text[0]) != std::string_view::npos;
}

bool is_value(std::string_view text, Unit unit) {
  FindingList unseen;
  FileFindings findings(unseen, {});
  return read_value(findings, {}, text, unit).has_value();
}

std::string_view without_unit(std::string_view text, Unit unit) {
  if (!text.ends_with(name_of(unit))) return text;
  text.remove_suffix(name_of(unit).size());
  return trimmed(text);
}

std::optional<Ratio> read_value(FileFindings& findings, Spot spot, std::string_view text, Unit unit) {
  if (unit == Unit::percent) return read_percent(findings, spot, text);
  const std::string_view number = without_unit(text, unit);
  if (number != text && text.size() <= id_bytes_max && is_value(number, unit)) {
    return refuse(findings, code::not_a_number, spot, text, unit, number);
  }
  if (unit == Unit::eur) return read_euros(findings, spot, text);
  if (is_whole_unit(unit)) {
    const auto whole = read_whole(findings, spot, text, 0, parts_max(unit));
    return whole ? std::optional(Ratio(*whole)) : std::nullopt;
  }
  const auto value = read_ratio(findings, spot, text, unit);
  if (!value || !has_parts(unit) || (*value * Ratio(parts_of(unit))).denominator() == 1) return value;
  findings.error(code::not_a_number, spot, text, "0.001 " + std::string(name_of(unit)));
  return std::nullopt;
}

std::optional<std::int64_t> read_parts(FileFindings& findings, Spot spot, std::string_view text, Unit unit) {
  const auto value = read_value(findings, spot, text, unit);
  if (!value) return std::nullopt;
  return static_cast<std::int64_t>((*value * Ratio(parts_of(unit))).numerator());
}

std::string hint_for_word(FileFindings& findings, std::string_view word,
                          std::span<const std::string_view> words) {
  const std::string_view meant = word == "true" ? "yes" : word == "false" ? "no" : "";
  const bool is_known = std::find(words.begin(), words.end(), meant) != words.end();
  return is_known ? std::string(meant) : hint_for(findings, word, words);
}

std::optional<Period> read_period(const YamlFields& fields, std::string_view key, Need need) {
  const auto text = fields.word(key, need);
  if (!text) return std::nullopt;
  FileFindings& findings = fields.findings();
  const Spot spot = fields.spot_of(key);
  const std::size_t dots = std::min(text->find(".."), text->size());
  const std::string_view start = trimmed(text->substr(0, dots));
  if (dots == text->size() || start.empty() || text->substr(dots).starts_with("...")) {
    findings.error(code::not_a_period, spot, *text, period_form, suggested_period(*text));
    return std::nullopt;
  }
  const std::string_view end = trimmed(text->substr(dots + 2));
  const auto from = read_date(findings, spot, start);
  const auto until = end.empty() ? std::nullopt : read_date(findings, spot, end);
  if (!from || (!end.empty() && !until)) return std::nullopt;
  if (until && *until < *from) {
    findings.error(code::dates_reversed, spot, end, to_string(*from));
    return std::nullopt;
  }
  return Period{*from, until};
}

Text read_both(const YamlFields& fields, std::string_view key, Lines lines) {
  const YamlNode* node = fields.map(key, Need::required);
  if (node == nullptr) return {};
  const YamlFields both(*node, fields.findings(), languages);
  for (const std::string_view language : languages) {
    if (!both.has(language)) {
      fields.findings().error(code::missing_translation, node->spot, key, language);
    }
  }
  return {both.has("nl") ? both.text("nl", Need::required, lines).value_or("") : "",
          both.has("en") ? both.text("en", Need::required, lines).value_or("") : ""};
}

Place place_of(const FileFindings& findings, Spot spot) {
  return {findings.file(), spot.line, spot.column};
}

}  // namespace buurtkas

#include "cli/read/rules/rule_values.h"

#include <array>

#include "engine/money/amount.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 2> languages = {"nl", "en"};
constexpr std::string_view period_form = "YYYY-MM-DD .. YYYY-MM-DD";

std::string bounds_of(const Ratio& most, Unit unit) {
  return "0 - " + value_text(most, unit);
}

std::optional<Ratio> within(FileFindings& findings, Spot spot, std::string_view text, const Ratio& value,
                            const Ratio& most, Unit unit) {
  if (value <= most) return value;
  findings.error(code::number_out_of_range, spot, text, bounds_of(most, unit));
  return std::nullopt;
}

std::optional<Ratio> read_percent(FileFindings& findings, Spot spot, std::string_view text) {
  const auto share = text.ends_with('%') ? parse_ratio(text) : std::nullopt;
  if (share && share->sign() >= 0 && *share <= Ratio(1)) return share;
  const std::string percent = std::string(text.substr(0, id_bytes_max)) + '%';
  const bool is_forgotten = !text.ends_with('%') && parse_ratio(percent).has_value();
  findings.error(code::not_a_share, spot, text, ">= 0%, <= 100%", is_forgotten ? percent : std::string());
  return std::nullopt;
}

// A number that is no money, `0.5` or `1/3`.
std::optional<Ratio> read_ratio(FileFindings& findings, Spot spot, std::string_view text, const Ratio& most,
                                Unit unit) {
  const auto value = text.ends_with('%') ? std::nullopt : parse_ratio(text);
  if (value && value->sign() >= 0) return within(findings, spot, text, *value, most, unit);
  const bool has_comma = text.find(',') != std::string_view::npos;
  findings.error(code::not_a_number, spot, text, bounds_of(most, unit),
                 has_comma && text.size() <= id_bytes_max ? suggested_amount(text) : std::string());
  return std::nullopt;
}

bool is_whole_unit(Unit unit) {
  return unit == Unit::day || unit == Unit::year || unit == Unit::count;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Ratio> read_value(FileFindings& findings, Spot spot, std::string_view text, Unit unit) {
  if (unit == Unit::percent) return read_percent(findings, spot, text);
  if (!has_parts(unit)) return read_ratio(findings, spot, text, Ratio(rate_max), unit);
  const std::int64_t most = parts_max(unit) / parts_of(unit);
  if (is_whole_unit(unit)) {
    const auto whole = read_whole(findings, spot, text, 0, most);
    return whole ? std::optional(Ratio(*whole)) : std::nullopt;
  }
  if (unit == Unit::eur) {
    const auto amount = read_amount(findings, spot, text, Currency::euro());
    if (!amount) return std::nullopt;
    return within(findings, spot, text, cents_of(*amount) / Ratio(100), Ratio(most), unit);
  }
  const auto quantity = read_ratio(findings, spot, text, Ratio(most), unit);
  if (!quantity || (*quantity * Ratio(parts_of(unit))).denominator() == 1) return quantity;
  findings.error(code::not_a_number, spot, text, "0.001 " + std::string(name_of(unit)));
  return std::nullopt;
}

std::optional<std::int64_t> read_parts(FileFindings& findings, Spot spot, std::string_view text, Unit unit) {
  const auto value = read_value(findings, spot, text, unit);
  if (!value) return std::nullopt;
  return static_cast<std::int64_t>((*value * Ratio(parts_of(unit))).numerator());
}

std::optional<Period> read_period(const YamlFields& fields, std::string_view key, Need need) {
  const auto text = fields.word(key, need);
  if (!text) return std::nullopt;
  FileFindings& findings = fields.findings();
  const Spot spot = fields.spot_of(key);
  const std::size_t dots = text->find("..");
  if (dots == std::string_view::npos) {
    const bool is_day = parse_iso_date(*text).has_value();
    findings.error(code::not_a_period, spot, *text, period_form,
                   is_day ? std::string(*text) + " .." : std::string());
    return std::nullopt;
  }
  const auto from = read_date(findings, spot, trimmed(text->substr(0, dots)));
  const std::string_view end = trimmed(text->substr(dots + 2));
  if (!from) return std::nullopt;
  Period period{*from, std::nullopt};
  if (end.empty()) return period;
  period.until = read_date(findings, spot, end);
  if (!period.until) return std::nullopt;
  if (*period.until < period.from) {
    findings.error(code::dates_reversed, spot, end, to_string(period.from));
    return std::nullopt;
  }
  return period;
}

Text read_both(const YamlFields& fields, std::string_view key, Need need) {
  const YamlNode* node = fields.map(key, need);
  if (node == nullptr) return {};
  const YamlFields both(*node, fields.findings(), languages);
  for (const std::string_view language : languages) {
    if (!both.has(language)) {
      fields.findings().error(code::missing_translation, node->spot, key, language);
    }
  }
  return {both.has("nl") ? both.text("nl", Need::required, Lines::many).value_or("") : "",
          both.has("en") ? both.text("en", Need::required, Lines::many).value_or("") : ""};
}

Place place_of(const FileFindings& findings, Spot spot) {
  return {findings.file(), spot.line, spot.column};
}

}  // namespace buurtkas

#include "engine/voting/threshold.h"

namespace buurtkas {
namespace {

constexpr std::string_view at_least = "at-least ";
constexpr std::string_view more_than = "more-than ";
constexpr std::int64_t votes_max = 1'000'000'000;

}  // namespace

std::optional<Threshold> threshold_from(std::string_view text) {
  Threshold threshold;
  threshold.must_exceed = text.starts_with(more_than);
  if (threshold.must_exceed) {
    text.remove_prefix(more_than.size());
  } else if (text.starts_with(at_least)) {
    text.remove_prefix(at_least.size());
  }
  threshold.is_share = text.ends_with('%');
  const auto value = parse_ratio(text);
  if (!value || value->sign() < 0 || *value > Ratio(threshold.is_share ? 1 : votes_max)) return std::nullopt;
  if (value->is_zero() && !threshold.must_exceed) return std::nullopt;
  if (threshold.is_share && threshold.must_exceed && *value == Ratio(1)) return std::nullopt;
  threshold.value = *value;
  return threshold;
}

std::string to_string(const Threshold& threshold) {
  const std::string words(threshold.must_exceed ? more_than : "");
  if (!threshold.is_share) return words + to_string(threshold.value);
  return words + to_string(threshold.value * 100) + '%';
}

}  // namespace buurtkas

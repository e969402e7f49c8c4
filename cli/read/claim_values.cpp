#include "cli/read/claim_values.h"

#include <algorithm>
#include <filesystem>

#include "cli/read/nearest.h"
#include "cli/read/rules/rule_values.h"

namespace buurtkas {
namespace {

using Names = std::vector<std::string_view>;

constexpr std::int64_t cents_max = 100'000'000;  // of a line: a million euros, so that sums of lines fit

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

// Within the round's folder: neither from the root, nor above it.
bool is_inside(std::string_view text) {
  const std::filesystem::path path(text);
  return path.is_relative() &&
         std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
}

std::optional<std::string> known_id(FileFindings& findings, Spot spot, std::string_view text,
                                    const Names& known, std::string_view file) {
  const auto id = read_id(findings, spot, text);
  if (!id) return std::nullopt;
  if (std::binary_search(known.begin(), known.end(), std::string_view(*id))) return id;
  findings.error(code::dangling_id, spot, *id, file, hint_for(findings, *id, known));
  return std::nullopt;
}

}  // namespace

// The test of eleven (elfproef) of a BSN: 9, 8, ... 2 times the digits, less the last, is a multiple of 11.
bool has_service_number(std::string_view text) {
  constexpr std::size_t digits = 9;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - at == digits) {
      int sum = -(text[at + digits - 1] - '0');
      for (std::size_t i = 0; i + 1 < digits; ++i) {
        sum += static_cast<int>(digits - i) * (text[at + i] - '0');
      }
      if (sum % 11 == 0) return true;
    }
    at = end;
  }
  return false;
}

ClaimValues::ClaimValues(FileFindings& findings, const ClaimContext& context)
    : findings_(findings), context_(context) {
  for (const Resident& one : context.round->residents) residents_.push_back(one.id.text());
  for (const Proposal& one : context.round->proposals) projects_.push_back(one.id.text());
  for (const Pot& one : context.round->pots) pots_.push_back(one.id.text());
  for (Names* names : {&residents_, &projects_, &pots_}) std::sort(names->begin(), names->end());
}

std::optional<std::string> ClaimValues::kind(Spot spot, std::string_view text) {
  if (std::find(context_.kinds.begin(), context_.kinds.end(), text) != context_.kinds.end()) {
    return std::string(text);
  }
  findings_.error(code::unknown_value, spot, text, listed(context_.kinds),
                  hint_for(findings_, text, context_.kinds));
  return std::nullopt;
}

std::optional<Money> ClaimValues::amount(Spot spot, std::string_view text) {
  const auto amount = read_amount(findings_, spot, text, Currency::euro());
  const Money most(cents_max, Currency::euro());
  if (!amount || *amount <= most) return amount;
  findings_.error(code::amount_too_large, spot, text, to_string(most));
  return std::nullopt;
}

std::optional<std::int64_t> ClaimValues::kilometres(Spot spot, std::string_view text) {
  return read_parts(findings_, spot, text, Unit::km);
}

std::optional<std::int64_t> ClaimValues::hours(Spot spot, std::string_view text) {
  return read_parts(findings_, spot, text, Unit::hour);
}

std::string ClaimValues::text(Spot spot, std::string_view text) {
  if (has_service_number(text)) findings_.error(code::service_number, spot, text);
  return read_text(findings_, spot, text, Lines::one).value_or("");
}

std::string ClaimValues::receipt(Spot spot, std::string_view written) {
  std::string file = text(spot, written);
  if (file.empty() || is_inside(file)) return file;
  findings_.error(code::outside_folder, spot, file);
  return {};
}

std::string ClaimValues::sha256(Spot spot, std::string_view text) {
  if (is_sha256(text)) return std::string(text);
  findings_.error(code::bad_hash, spot, text, "64 digits 0-9 a-f");
  return {};
}

bool ClaimValues::check_id(Spot spot, std::string_view id) {
  if (id.find_first_of("/+:") == std::string_view::npos) return true;
  findings_.error(code::unknown_value, spot, id, "c001");
  return false;
}

std::optional<ResidentId> ClaimValues::claimant(Spot spot, std::string_view text) {
  const auto id = known_id(findings_, spot, text, residents_, "residents.csv");
  return id ? std::optional(ResidentId(*id)) : std::nullopt;
}

std::optional<ProjectId> ClaimValues::project(Spot spot, std::string_view text) {
  const auto id = known_id(findings_, spot, text, projects_, "proposals.yaml");
  return id ? std::optional(ProjectId(*id)) : std::nullopt;
}

std::optional<PotId> ClaimValues::pot(Spot spot, std::string_view text) {
  const auto id = known_id(findings_, spot, text, pots_, "pots.yaml");
  return id ? std::optional(PotId(*id)) : std::nullopt;
}

std::optional<LineId> ClaimValues::line(Spot spot, std::string_view text) {
  auto line = parse_line_id(text);
  if (!line) findings_.error(code::unknown_value, spot, text, "c001/2");
  return line;
}

bool ClaimValues::yes(Spot spot, std::string_view text) {
  static constexpr std::array<std::string_view, 2> words = {"no", "yes"};
  if (text != words[0] && text != words[1]) {
    findings_.error(code::unknown_value, spot, text, listed(words), hint_for_word(findings_, text, words));
  }
  return text == words[1];
}

void ClaimValues::check_line(const Claim& claim, const ClaimLine& line, Spot spot) {
  if (line.date > claim.handed_in) {
    findings_.error(code::date_in_future, spot, to_string(line.date), to_string(claim.handed_in));
  }
  if (!line.amount && !line.kilometres && !line.hours) {
    findings_.error(code::missing_key, spot, {}, "amount, kilometres, hours");
  }
  if (line.receipt.empty() != line.receipt_file.empty()) {
    findings_.error(code::missing_key, spot, {}, line.receipt.empty() ? "sha256" : "receipt");
  }
}

}  // namespace buurtkas

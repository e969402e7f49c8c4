#include <algorithm>
#include <array>

#include "cli/read/round_files.h"
#include "cli/read/yaml_fields.h"
#include "cli/read/yaml_items.h"
#include "engine/money/rounding.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 1> file_keys = {"pots"};
constexpr std::array<std::string_view, 9> pot_keys = {"id",    "name",    "kind",    "amount",   "from",
                                                      "until", "reserve", "earmark", "remainder"};
constexpr std::array<std::string_view, 3> earmark_keys = {"all-of", "any-of", "largest-share"};
constexpr std::array<std::string_view, 3> kind_words = {"grant", "groz", "gift"};

std::optional<PotKind> kind_from(std::string_view word) {
  static constexpr std::array<PotKind, 3> kinds = {PotKind::grant, PotKind::groz, PotKind::gift};
  const auto at = std::find(kind_words.begin(), kind_words.end(), word);
  if (at == kind_words.end()) return std::nullopt;
  return kinds.at(static_cast<std::size_t>(at - kind_words.begin()));
}

constexpr std::array<std::string_view, 3> remainder_words = {"next-round", "reserve", "returned"};

std::optional<Remainder> remainder_from(std::string_view word) {
  static constexpr std::array<Remainder, 3> remainders = {Remainder::next_round, Remainder::reserve,
                                                          Remainder::returned};
  const auto at = std::find(remainder_words.begin(), remainder_words.end(), word);
  if (at == remainder_words.end()) return std::nullopt;
  return remainders.at(static_cast<std::size_t>(at - remainder_words.begin()));
}

// An amount, or a share of the pot: a part of a cent is the residents'.
Money read_reserve(const YamlFields& fields, std::optional<Money> amount, Currency currency) {
  const Money none(0, currency);
  const auto text = fields.word("reserve", Need::optional);
  if (!text) return none;
  FileFindings& findings = fields.findings();
  const Spot spot = fields.spot_of("reserve");
  if (text->ends_with('%')) {
    const auto share = parse_ratio(*text);
    if (!share || *share > Ratio(1)) {
      findings.error(code::not_a_share, spot, *text, ">= 0%, <= 100%");
      return none;
    }
    if (!amount) return none;
    // In a currency without decimals, a part of its unit.
    const Ratio unit = currency.decimals() == 0 ? 100 : 1;
    const Money whole = round_to_cents(cents_of(*amount) * *share / unit, Rounding::up, currency);
    return std::min(Money(whole.cents() * static_cast<std::int64_t>(unit.numerator()), currency), *amount);
  }
  const auto reserve = read_amount(findings, spot, *text, currency);
  if (!reserve || !amount) return none;
  if (*reserve <= *amount) return *reserve;
  findings.error(code::reserve_too_large, spot, *text, "<= " + to_string(*amount));
  return none;
}

std::vector<std::string> read_tags(const YamlFields& fields, std::string_view key,
                                   std::vector<Mention>& mentions) {
  std::vector<std::string> tags;
  for (Mention& tag : read_items(fields, key, Items::texts)) {
    tags.push_back(tag.text);
    mentions.push_back(std::move(tag));
  }
  std::sort(tags.begin(), tags.end());
  return tags;
}

Earmark read_earmark(const YamlNode& node, FileFindings& findings, std::vector<Mention>& mentions) {
  const YamlFields fields(node, findings, earmark_keys);
  Earmark earmark;
  earmark.all_of = read_tags(fields, "all-of", mentions);
  earmark.any_of = read_tags(fields, "any-of", mentions);
  if (const auto share = fields.word("largest-share", Need::optional)) {
    earmark.largest_share = read_share(findings, fields.spot_of("largest-share"), *share).value_or(Ratio(1));
  }
  return earmark;
}

Pot read_pot(const YamlFields& fields, Currency currency, std::vector<Mention>& mentions) {
  FileFindings& findings = fields.findings();
  Pot pot;
  pot.name = fields.text("name", Need::required).value_or("");
  pot.kind = fields.word_of<PotKind>("kind", Need::required, kind_from, kind_words).value_or(PotKind::grant);
  const auto amount = fields.amount("amount", Need::required, currency);
  pot.amount = amount.value_or(Money(0, currency));
  pot.reserve = read_reserve(fields, amount, currency);
  pot.remainder = fields.word_of<Remainder>("remainder", Need::optional, remainder_from, remainder_words);
  pot.from = fields.date("from", Need::optional);
  pot.until = fields.date("until", Need::optional);
  if (pot.from && pot.until && *pot.until < *pot.from) {
    findings.error(code::dates_reversed, fields.spot_of("until"), to_string(*pot.until),
                   to_string(*pot.from));
  }
  if (const YamlNode* earmark = fields.map("earmark", Need::optional)) {
    pot.earmark = read_earmark(*earmark, findings, mentions);
  }
  return pot;
}

}  // namespace

PotsYaml read_pots_yaml(const YamlNode& root, FileFindings& findings, Currency currency) {
  PotsYaml result;
  if (!is_map(root, findings)) return result;
  const YamlFields file(root, findings, file_keys);
  std::map<std::string, Spot> seen;
  Money sum(0, currency);
  for (const YamlNode& item : file.list("pots", Need::required)) {
    if (!is_map(item, findings)) continue;
    const YamlFields fields(item, findings, pot_keys);
    const auto id = fields.id("id", Need::required);
    Pot pot = read_pot(fields, currency, result.tags);
    if (pot.amount.cents() > Money::cents_max - sum.cents()) {
      findings.error(code::amount_too_large, fields.spot_of("amount"), to_string(pot.amount),
                     to_string(Money(Money::cents_max, currency)));
      pot.amount = Money(0, currency);
    }
    sum += pot.amount;
    if (!id) continue;
    const auto [first, is_new] = seen.emplace(*id, fields.spot_of("id"));
    if (!is_new) {
      findings.error(code::duplicate_id, fields.spot_of("id"), *id, findings.place(first->second));
    }
    pot.id = PotId(*id);
    result.pots.push_back(std::move(pot));
    result.spots.push_back(fields.spot_of("id"));
  }
  if (file.is_empty_list("pots")) findings.error(code::no_pots, file.spot_of("pots"), {});
  return result;
}

}  // namespace buurtkas

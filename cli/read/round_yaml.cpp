#include <algorithm>
#include <array>
#include <utility>

#include "cli/read/iban.h"
#include "cli/read/round_files.h"
#include "cli/read/yaml_fields.h"
#include "cli/read/yaml_items.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 10> round_keys = {
    "name", "place", "currency", "languages", "vote", "terms", "rulebooks", "roles", "claims", "bank"};
constexpr std::array<std::string_view, 4> bank_keys = {"name", "iban", "bic", "file"};
constexpr std::array<std::string_view, 2> payment_files = {"pain.001.001.09", "pain.001.001.03"};
constexpr std::array<std::string_view, 1> claims_keys = {"rulebooks"};
constexpr std::array<std::string_view, 2> rulebook_keys = {"folder", "frozen"};
constexpr std::array<std::string_view, 8> vote_keys = {
    "opens", "closes", "ballots", "least-marks", "most-marks", "most-cost", "most-points", "channels"};
constexpr std::array<std::string_view, 3> channel_keys = {"id", "issued", "weight"};
constexpr std::array<std::string_view, 2> languages = {"nl", "en"};
constexpr std::array<std::string_view, 5> ballot_words = {"approval", "choose-1", "cumulative", "scoring",
                                                          "ordinal"};

constexpr std::int64_t issued_max = 1'000'000'000;
constexpr std::int64_t marks_max = 1'000'000;
constexpr std::int64_t weight_max = 1'000;

constexpr std::array<BallotType, 5> ballot_types = {BallotType::approval, BallotType::choose_one,
                                                    BallotType::cumulative, BallotType::scoring,
                                                    BallotType::ordinal};

std::optional<BallotType> ballot_type_from(std::string_view word) {
  const auto at = std::find(ballot_words.begin(), ballot_words.end(), word);
  if (at == ballot_words.end()) return std::nullopt;
  return ballot_types.at(static_cast<std::size_t>(at - ballot_words.begin()));
}

Currency read_currency(const YamlFields& fields) {
  const auto word = fields.word("currency", Need::required);
  if (!word) return Currency::euro();
  const auto currency = Currency::from_code(*word);
  if (currency) return *currency;
  std::string upper(word->substr(0, 4));
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  const bool is_code = word->size() == 3 && Currency::from_code(upper).has_value();
  fields.findings().error(code::unknown_currency, fields.spot_of("currency"), *word, "ISO 4217, EUR",
                          is_code ? upper : "EUR");
  return Currency::euro();
}

std::vector<std::string> read_languages(const YamlFields& fields) {
  std::vector<std::string> result;
  for (const YamlNode& item : fields.list("languages", Need::optional)) {
    const auto word = item_text(item, fields.findings());
    if (!word) continue;
    if (std::find(languages.begin(), languages.end(), *word) == languages.end()) {
      fields.report_unknown(item, languages);
    } else if (std::find(result.begin(), result.end(), *word) != result.end()) {
      fields.findings().warning(code::duplicate_value, item.spot, *word);
    } else {
      result.emplace_back(*word);
    }
  }
  return result;
}

std::optional<Channel> read_channel(const YamlNode& node, FileFindings& findings) {
  if (!is_map(node, findings)) return std::nullopt;
  const YamlFields fields(node, findings, channel_keys);
  Channel channel;
  const auto id = fields.id("id", Need::required);
  const auto issued = fields.whole("issued", Need::required, 0, issued_max);
  channel.issued = static_cast<std::uint64_t>(issued.value_or(0));
  if (const auto weight = fields.word("weight", Need::optional)) {
    channel.weight =
        read_number(findings, fields.spot_of("weight"), *weight, Ratio(weight_max)).value_or(Ratio(1));
  }
  if (!id) return std::nullopt;
  channel.id = ChannelId(*id);
  return channel;
}

std::vector<Channel> read_channels(const YamlFields& fields) {
  FileFindings& findings = fields.findings();
  std::vector<Channel> channels;
  std::map<std::string, Spot> seen;
  for (const YamlNode& item : fields.list("channels", Need::required)) {
    auto channel = read_channel(item, findings);
    if (!channel) continue;
    const auto [first, is_new] = seen.emplace(channel->id.text(), item.spot);
    if (is_new) {
      channels.push_back(std::move(*channel));
    } else {
      findings.error(code::duplicate_id, item.spot, channel->id.text(), findings.place(first->second));
    }
  }
  if (fields.is_empty_list("channels")) {
    findings.error(code::missing_value, fields.spot_of("channels"), {}, "channels");
  }
  if (!voter_units(channels)) {
    findings.error(code::number_out_of_range, fields.spot_of("channels"), "weight",
                   "denominators <= " + std::to_string(voter_units_max));
    channels.clear();
  }
  return channels;
}

BallotRules read_ballot_rules(const YamlFields& fields, Currency currency) {
  FileFindings& findings = fields.findings();
  BallotRules rules;
  const auto type =
      fields.word_of<BallotType>("ballots", Need::required, ballot_type_from, Names(ballot_words));
  rules.type = type.value_or(BallotType::approval);
  const auto least = fields.whole("least-marks", Need::optional, 0, marks_max);
  rules.least_marks = static_cast<std::uint32_t>(least.value_or(0));
  const std::int64_t most_allowed = rules.type == BallotType::choose_one ? 1 : marks_max;
  if (const auto most = fields.whole("most-marks", Need::optional, 1, most_allowed)) {
    rules.most_marks = static_cast<std::uint32_t>(*most);
  } else if (rules.type == BallotType::choose_one) {
    rules.most_marks = 1;
  }
  if (rules.most_marks && rules.least_marks > *rules.most_marks) {
    findings.error(code::number_out_of_range, fields.spot_of("least-marks"), std::to_string(*least),
                   "<= " + std::to_string(*rules.most_marks));
  }
  rules.most_cost = fields.amount("most-cost", Need::optional, currency);
  rules.most_points = fields.whole("most-points", Need::optional, 1, points_max);
  if (type && fields.has("most-points") && rules.type != BallotType::cumulative) {
    findings.error(code::terms_conflict, fields.spot_of("most-points"), "most-points", "ballots: cumulative");
  }
  return rules;
}

bool is_sha256(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::all_of(text.begin(), text.end(), is_digit);
}

// A folder, or a folder with what it was when the vote opened.
std::optional<NamedRulebook> read_rulebook_name(const YamlNode& node, FileFindings& findings) {
  NamedRulebook named;
  named.spot = node.spot;
  if (node.kind != YamlNode::Kind::map) {
    const auto written = item_text(node, findings);
    const auto text = written ? read_text(findings, node.spot, *written, Lines::one) : std::nullopt;
    if (text) named.folder = *text;
    return text ? std::optional(std::move(named)) : std::nullopt;
  }
  const YamlFields fields(node, findings, rulebook_keys);
  const auto folder = fields.text("folder", Need::required);
  if (fields.has("frozen")) {
    const auto frozen = fields.word("frozen", Need::optional);
    if (frozen && !is_sha256(*frozen)) {
      findings.error(code::bad_hash, fields.spot_of("frozen"), *frozen, "64 digits 0-9 a-f");
      named.frozen.emplace();  // it was meant to be
    } else if (frozen) {
      named.frozen = *frozen;
    }
  }
  if (!folder) return std::nullopt;
  named.folder = *folder;
  return named;
}

void read_rulebook_names(const YamlFields& fields, Need need, std::vector<NamedRulebook>& rulebooks) {
  if (need == Need::optional && !fields.has("rulebooks")) return;
  FileFindings& findings = fields.findings();
  for (const YamlNode& item : fields.list("rulebooks", need)) {
    auto named = read_rulebook_name(item, findings);
    if (!named) continue;
    const bool is_double = std::any_of(rulebooks.begin(), rulebooks.end(), [&](const NamedRulebook& known) {
      return known.folder == named->folder;
    });
    if (is_double) {
      findings.error(code::duplicate_value, named->spot, named->folder);
    } else {
      rulebooks.push_back(std::move(*named));
    }
  }
}

void read_claims(const YamlFields& fields, RoundYaml& result) {
  if (!fields.has("claims")) return;
  const YamlNode* node = fields.map("claims", Need::optional);
  if (node == nullptr) return;
  const YamlFields claims(*node, fields.findings(), claims_keys);
  read_rulebook_names(claims, Need::required, result.claim_rulebooks);
}

void read_roles(const YamlFields& fields, RoundYaml& result) {
  if (!fields.has("roles")) return;
  const YamlNode* node = fields.map("roles", Need::optional);
  if (node == nullptr) return;
  const YamlFields roles(*node, fields.findings(), role_names());
  for (const std::string_view role : role_names()) {
    for (Mention& holder : read_items(roles, role, Items::ids)) {
      result.round.roles.push_back({std::string(role), ResidentId(holder.text)});
      result.role_holders.push_back(std::move(holder));
    }
  }
}

// ISO 9362: four letters, a country, and two or five letters or digits.
bool is_bic(std::string_view text) {
  if (text.size() != 8 && text.size() != 11) return false;
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_letter(text[i]) && (i == 4 || i == 5 || !is_digit(text[i]))) return false;
  }
  return true;
}

void read_bank(const YamlFields& round, RoundYaml& result) {
  if (!round.has("bank")) return;
  const YamlNode* node = round.map("bank", Need::optional);
  if (node == nullptr) return;
  const YamlFields fields(*node, round.findings(), bank_keys);
  BankAccount bank;
  bank.holder = fields.text("name", Need::required).value_or("");
  if (const auto iban = fields.word("iban", Need::required)) {
    bank.iban = compact_iban(*iban);
    if (!is_iban(bank.iban)) {
      fields.findings().error(code::bad_iban, fields.spot_of("iban"), *iban, "ISO 13616, SEPA");
    }
  }
  if (const auto bic = fields.word("bic", Need::optional)) {
    bank.bic = *bic;
    if (!is_bic(bank.bic)) fields.findings().error(code::bad_bic, fields.spot_of("bic"), *bic, "ISO 9362");
  }
  bank.file = fields.word_of<PaymentFile>("file", Need::optional, parse_payment_file, Names(payment_files))
                  .value_or(PaymentFile::pain_001_001_09);
  result.round.bank = std::move(bank);
}

void read_vote(const YamlNode& node, FileFindings& findings, RoundYaml& result) {
  const std::uint64_t errors_before = findings.list().errors();
  const YamlFields fields(node, findings, vote_keys);
  const auto opens = fields.date("opens", Need::required);
  const auto closes = fields.date("closes", Need::required);
  if (opens && closes) {
    result.has_days = true;
    result.round.opens = *opens;
    result.round.closes = *closes;
    if (*closes < *opens) {
      findings.error(code::dates_reversed, fields.spot_of("closes"), to_string(*closes), to_string(*opens));
    }
  }
  result.round.ballots = read_ballot_rules(fields, result.round.currency);
  result.round.channels = read_channels(fields);
  result.has_vote = findings.list().errors() == errors_before;
}

}  // namespace

std::string_view name_of(BallotType type) {
  const auto at = std::find(ballot_types.begin(), ballot_types.end(), type);
  return ballot_words.at(static_cast<std::size_t>(at - ballot_types.begin()));
}

RoundYaml read_round_yaml(const YamlNode& root, FileFindings& findings) {
  RoundYaml result;
  if (!is_map(root, findings)) return result;
  const YamlFields fields(root, findings, round_keys);
  result.round.name = fields.text("name", Need::required).value_or("");
  result.round.place = fields.text("place", Need::required).value_or("");
  result.round.currency = read_currency(fields);
  result.currency_spot = fields.spot_of("currency");
  result.round.languages = read_languages(fields);
  if (const YamlNode* vote = fields.map("vote", Need::required)) read_vote(*vote, findings, result);
  result.spot = root.spot;
  read_rulebook_names(fields, Need::optional, result.rulebooks);
  read_claims(fields, result);
  read_roles(fields, result);
  read_bank(fields, result);
  const Need need = result.rulebooks.empty() ? Need::required : Need::optional;
  if (need == Need::required || fields.has("terms")) {
    if (const YamlNode* terms = fields.map("terms", need)) result.terms = *terms;
  }
  return result;
}

}  // namespace buurtkas

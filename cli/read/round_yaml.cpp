#include <algorithm>
#include <array>
#include <utility>

#include "cli/read/round_files.h"
#include "cli/read/yaml_fields.h"
#include "cli/read/yaml_items.h"
#include "engine/voting/method.h"

namespace buurtkas {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 6> round_keys = {"name",      "place", "currency",
                                                        "languages", "vote",  "terms"};
constexpr std::array<std::string_view, 8> vote_keys = {
    "opens", "closes", "ballots", "least-marks", "most-marks", "most-cost", "most-points", "channels"};
constexpr std::array<std::string_view, 3> channel_keys = {"id", "issued", "weight"};
constexpr std::array<std::string_view, 5> terms_keys = {"method", "satisfaction", "completion", "tie-breaks",
                                                        "threshold"};
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

void read_vote(const YamlNode& node, FileFindings& findings, RoundYaml& result) {
  const std::uint64_t errors_before = findings.list().errors();
  const YamlFields fields(node, findings, vote_keys);
  const auto opens = fields.date("opens", Need::required);
  const auto closes = fields.date("closes", Need::required);
  if (opens && closes) {
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

template <class Word>
std::vector<Word> read_words(const YamlFields& fields, std::string_view key, YamlFields::ListForm form,
                             std::optional<Word> (*from)(std::string_view), Names names) {
  std::vector<Word> words;
  for (const YamlNode& item : fields.list(key, Need::optional, form)) {
    const auto text = item_text(item, fields.findings());
    if (!text) continue;
    const auto word = from(*text);
    if (!word) {
      fields.report_unknown(item, names);
    } else if (std::find(words.begin(), words.end(), *word) != words.end()) {
      fields.findings().error(code::duplicate_value, item.spot, *text);
    } else {
      words.push_back(*word);
    }
  }
  return words;
}

std::string names_of(const std::vector<Completion>& chain) {
  std::vector<std::string_view> names;
  for (const Completion completion : chain) names.push_back(name_of(completion));
  return listed(names);
}

// The satisfactions that a count of these ballots by this method can have.
std::string fitting_satisfactions(Terms terms, BallotType ballots) {
  std::vector<std::string_view> names;
  for (const std::string_view name : satisfaction_names()) {
    terms.satisfaction = *satisfaction_from(name);
    if (fault_of(terms, ballots) == TermsFault::none) names.push_back(name);
  }
  return listed(names);
}

// The methods that can read such ballots.
std::string fitting_methods(BallotType ballots) {
  std::vector<std::string_view> names;
  for (const Method method : methods()) {
    if (method->counts_from(ballots)) names.push_back(method->name);
  }
  return listed(names);
}

// The completions, one at a time, that the method goes on with.
std::string fitting_completions(Method method) {
  std::vector<std::string_view> names;
  for (const std::string_view name : completion_names()) {
    const Completion completion = *completion_from(name);
    if (completion == Completion::none || method->is_completed_by(completion)) names.push_back(name);
  }
  return listed(names);
}

void report_fault(const YamlFields& fields, const Terms& terms, BallotType ballots) {
  FileFindings& findings = fields.findings();
  switch (fault_of(terms, ballots)) {
    case TermsFault::none:
      break;
    case TermsFault::completion_order:
      findings.error(code::terms_conflict, fields.spot_of("completion"), names_of(terms.completion),
                     "add-..., greedy, comparison");
      break;
    case TermsFault::completion_of_method:
      findings.error(code::terms_conflict, fields.spot_of("completion"), names_of(terms.completion),
                     fitting_completions(terms.method));
      break;
    case TermsFault::threshold_missing:
      findings.error(code::missing_key, fields.spot(), {}, "threshold");
      break;
    case TermsFault::ballots_of_method:
      findings.error(code::terms_conflict, fields.spot_of("method"), name_of(terms.method),
                     fitting_methods(ballots));
      break;
    case TermsFault::satisfaction_of_method:
    case TermsFault::satisfaction_of_ballots:
      findings.error(code::terms_conflict, fields.spot_of("satisfaction"), name_of(terms.satisfaction),
                     fitting_satisfactions(terms, ballots));
      break;
  }
}

Terms read_terms(const YamlNode& node, FileFindings& findings, BallotType ballots) {
  const YamlFields fields(node, findings, terms_keys);
  Terms terms;
  const auto method = fields.word_of<Method>("method", Need::required, method_from, method_names());
  terms.method = method.value_or(&method::equal_shares);
  terms.satisfaction =
      fields.word_of<Satisfaction>("satisfaction", Need::optional, satisfaction_from, satisfaction_names())
          .value_or(Satisfaction::cost);
  terms.completion = read_words<Completion>(fields, "completion", YamlFields::ListForm::list_or_text,
                                            completion_from, completion_names());
  terms.tie_breaks = read_words<TieBreak>(fields, "tie-breaks", YamlFields::ListForm::list, tie_break_from,
                                          tie_break_names());
  if (const auto threshold = fields.word("threshold", Need::optional)) {
    terms.threshold = threshold_from(*threshold);
    if (!terms.threshold) {
      findings.error(code::not_a_threshold, fields.spot_of("threshold"), *threshold,
                     "25, 5%, at-least 5%, more-than 25");
    }
  }
  const bool was_read = method && (terms.threshold || !fields.has("threshold"));
  if (was_read) report_fault(fields, terms, ballots);
  return terms;
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
  result.round.languages = read_languages(fields);
  if (const YamlNode* vote = fields.map("vote", Need::required)) read_vote(*vote, findings, result);
  if (const YamlNode* terms = fields.map("terms", Need::required)) {
    result.terms = read_terms(*terms, findings, result.round.ballots.type);
  }
  return result;
}

}  // namespace buurtkas

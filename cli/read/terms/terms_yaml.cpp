#include <algorithm>
#include <array>
#include <utility>

#include "cli/read/terms/round_terms.h"
#include "cli/read/yaml_items.h"
#include "engine/voting/method.h"
#include "engine/voting/next_project.h"

namespace buurtkas {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 2> leftover_words = {"within-caps", "beyond-caps"};

std::optional<Leftover> leftover_from(std::string_view word) {
  if (word == leftover_words[0]) return Leftover::within_caps;
  if (word == leftover_words[1]) return Leftover::beyond_caps;
  return std::nullopt;
}

constexpr std::array<std::string_view, 2> seed_keys = {"commitment", "seed"};

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
                     "add-..., phragmen, greedy, comparison");
      break;
    case TermsFault::completion_of_method:
      findings.error(code::terms_conflict, fields.spot_of("completion"), names_of(terms.completion),
                     fitting_completions(terms.method));
      break;
    case TermsFault::threshold_missing:
      findings.error(code::missing_key, fields.spot(), {}, "threshold");
      break;
    case TermsFault::draw_missing:
      findings.error(code::missing_key, fields.spot(), {}, "draw");
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

bool is_commitment(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::all_of(text.begin(), text.end(), is_digit);
}

// Nothing, with findings, when it is not published yet or is not what was committed to.
std::optional<TieDraw::Seed> read_seed(const YamlNode& node, FileFindings& findings, Seeds seeds) {
  if (!is_map(node, findings)) return std::nullopt;
  const YamlFields fields(node, findings, seed_keys);
  const auto commitment = fields.word("commitment", Need::required);
  const bool is_secret = seeds == Seeds::may_be_secret && !fields.has("seed");
  const auto text =
      is_secret ? std::optional<std::string>(std::string()) : fields.text("seed", Need::required);
  if (commitment && !is_commitment(*commitment)) {
    findings.error(code::bad_commitment, fields.spot_of("commitment"), *commitment,
                   "SHA-256, 64 digits 0-9 a-f");
    return std::nullopt;
  }
  if (!commitment || !text) return std::nullopt;
  TieDraw::Seed seed = {std::string(*commitment), *text};
  if (is_secret) return seed;
  if (text->size() < seed_bytes_min) {
    findings.error(code::number_out_of_range, fields.spot_of("seed"), *text,
                   ">= " + std::to_string(seed_bytes_min));
    return std::nullopt;
  }
  if (is_kept(seed)) return seed;
  findings.error(code::seed_differs, fields.spot_of("seed"), *text, seed.commitment);
  return std::nullopt;
}

// Without seeds when one of them is wrong.
TieDraw read_draw(const YamlFields& fields, Seeds seeds) {
  TieDraw draw;
  bool is_whole = true;
  for (const YamlNode& item : fields.list("draw", Need::optional)) {
    auto seed = read_seed(item, fields.findings(), seeds);
    is_whole = is_whole && seed;
    if (seed) draw.seeds.push_back(std::move(*seed));
  }
  if (!is_whole) draw.seeds.clear();
  return draw;
}

// Whether all words could be read; not whether they go together.
bool read_all(const YamlFields& fields, Terms& terms, Seeds seeds) {
  const auto method = fields.word_of<Method>("method", Need::required, method_from, method_names());
  terms.method = method.value_or(&method::equal_shares);
  terms.satisfaction =
      fields.word_of<Satisfaction>("satisfaction", Need::optional, satisfaction_from, satisfaction_names())
          .value_or(Satisfaction::cost);
  terms.completion = read_words<Completion>(fields, "completion", YamlFields::ListForm::list_or_text,
                                            completion_from, completion_names());
  terms.tie_breaks = read_words<TieBreak>(fields, "tie-breaks", YamlFields::ListForm::list, tie_break_from,
                                          tie_break_names());
  FileFindings& findings = fields.findings();
  if (const auto threshold = fields.word("threshold", Need::optional)) {
    terms.threshold = threshold_from(*threshold);
    if (!terms.threshold) {
      findings.error(code::not_a_threshold, fields.spot_of("threshold"), *threshold,
                     "25, 5%, at-least 5%, more-than 25");
    }
  }
  terms.leftover = fields.word_of<Leftover>("leftover", Need::optional, leftover_from, leftover_words)
                       .value_or(Leftover::within_caps);
  if (const auto next = fields.word("next-project", Need::optional)) {
    terms.next = next_project_from(*next);
    if (!terms.next) {
      findings.error(code::unknown_value, fields.spot_of("next-project"), *next,
                     "in-part, in-part-from 50%, whole-from 80%");
    }
  }
  terms.draw = read_draw(fields, seeds);
  return method && (terms.threshold || !fields.has("threshold")) &&
         (!terms.draw.seeds.empty() || !fields.has("draw"));
}

}  // namespace

Terms read_terms(const YamlFields& fields, BallotType ballots, Seeds seeds) {
  Terms terms;
  if (read_all(fields, terms, seeds)) report_fault(fields, terms, ballots);
  return terms;
}

void check_terms(const YamlFields& fields) {
  Terms terms;
  if (!read_all(fields, terms, Seeds::published)) return;
  if (!terms.threshold) terms.threshold = threshold_from("1");
  if (terms.draw.seeds.empty()) terms.draw.seeds.emplace_back();
  std::optional<BallotType> counted;
  for (const BallotType type : {BallotType::approval, BallotType::cumulative, BallotType::ordinal}) {
    if (!terms.method->counts_from(type)) continue;
    if (fault_of(terms, type) == TermsFault::none) return;
    if (!counted) counted = type;
  }
  if (counted) report_fault(fields, terms, *counted);
}

Reading<RoundWithTerms> read_round_folder(const std::filesystem::path& folder, const std::string& name,
                                          const RoundOptions& options) {
  Terms terms;
  const ReadTerms read = [&](const YamlFields& fields, BallotType ballots) {
    terms = read_terms(fields, ballots, options.needs_ballots ? Seeds::published : Seeds::may_be_secret);
  };
  Reading<RoundFolder> reading = read_round_folder(folder, name, read, options, check_terms);
  Reading<RoundWithTerms> result{std::nullopt, std::move(reading.findings)};
  if (reading.value) {
    RoundFolder& round = *reading.value;
    result.value = RoundWithTerms{std::move(round.round), std::move(terms), std::move(round.election),
                                  std::move(round.rules), std::move(round.claim_rulebooks),
                                  std::move(round.files)};
  }
  return result;
}

}  // namespace buurtkas

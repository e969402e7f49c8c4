#include "cli/render/round_rules.h"

#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/render/amounts.h"
#include "cli/render/filled.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"
#include "engine/rulebook/condition_words.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;

std::string id_of(const Round& round, const Ruling& ruling) {
  switch (ruling.kind) {
    case CaseKind::proposal:
      return round.proposals[ruling.index].id.text();
    case CaseKind::partner:
      return round.partners[ruling.index].id;
    case CaseKind::pot:
      return round.pots[ruling.index].id.text();
    default:
      return round.residents[ruling.index].id.text();
  }
}

const Article& article_of(const RoundRules& rules, const Ruling& ruling) {
  return rules.rulebooks[ruling.rulebook].articles[ruling.article];
}

// Residents are not listed: their pseudonyms say nothing to a reader, and stand beside their ballots.
bool is_listed(const Ruling& ruling) {
  return ruling.kind != CaseKind::voter && ruling.verdict == Verdict::refused;
}

std::size_t voters_refused(const RoundRules& rules) {
  std::set<std::size_t> residents;
  for (const Ruling& ruling : rules.admission.rulings) {
    if (ruling.kind == CaseKind::voter && ruling.verdict == Verdict::refused) residents.insert(ruling.index);
  }
  return residents.size();
}

bool is_of_same(const Ruling& a, const Ruling& b) {
  return a.kind == b.kind && a.index == b.index;
}

// What there is, of what the condition asks.
std::string value_text_of(const Ruling& ruling, Language language) {
  const Field& field = fields_of(ruling.kind)[ruling.condition->field];
  if (!ruling.value.is_known) return {};
  switch (field.type) {
    case FieldType::number:
      return value_words(Ratio(BigInt(ruling.value.number), BigInt(parts_of(field.unit))), field.unit,
                         language);
    case FieldType::word:
      return std::string(word_words(field.words[static_cast<std::size_t>(ruling.value.number)], language));
    case FieldType::open_word:
      return ruling.value.word;
    case FieldType::tags:
      break;
  }
  std::string text;
  for (const std::string& tag : ruling.value.tags) text += (text.empty() ? "" : ", ") + tag;
  return text;
}

// The article, its reason and source, what it asks and what there is.
std::string ground_words(const RoundRules& rules, const Ruling& ruling, Language language) {
  const Rulebook& rulebook = rules.rulebooks[ruling.rulebook];
  const Article& article = article_of(rules, ruling);
  std::string text(text_in(article.reason, language));
  if (ruling.condition != nullptr) {
    const RulesInForce in_force = rules_in_force(rulebook, rules.as_of, rules.known_at);
    text += filled(language, " Nodig: {}", " Needed: {}",
                   condition_words(in_force, ruling.kind, *ruling.condition, language));
    const std::string is = value_text_of(ruling, language);
    text += is.empty() ? "." : filled(language, "; hier is het: {}.", "; here it is: {}.", is);
  }
  return text + filled(language, " Dit staat in het reglement “{}”, artikel “{}” ({} {}). Bron: {}.",
                       " This is in the rulebook “{}”, article “{}” ({} {}). Source: {}.",
                       text_in(rulebook.title, language), text_in(article.title, language), rulebook.name,
                       article.id, without_stop(article.source));
}

std::string rulebooks_sentence(const RoundRules& rules, const std::vector<std::string>& names,
                               Language language) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  std::string text = filled(language, "Volgens de reglementen {}, zoals ze golden op {}",
                            "By the rulebooks {}, as of {}", all, date_words(rules.as_of, language));
  if (rules.known_at != rules.as_of) {
    text += filled(language, ", bekend op {}", ", known on {}", date_words(rules.known_at, language));
  }
  return text + '.';
}

}  // namespace

std::string without_stop(std::string text) {
  while (text.ends_with('.')) text.pop_back();
  return text;
}

std::string rulebooks_text(const RoundRules& rules, Language language) {
  if (rules.rulebooks.empty()) return {};
  std::vector<std::string> names;
  for (const Rulebook& rulebook : rules.rulebooks) names.push_back(rulebook.name);
  return wrapped(rulebooks_sentence(rules, names, language), columns) + '\n';
}

std::string rulebooks_by_title(const RoundRules& rules, Language language) {
  if (rules.rulebooks.empty()) return {};
  std::vector<std::string> titles;
  for (const Rulebook& rulebook : rules.rulebooks) {
    titles.push_back(filled(language, "“{}”", "“{}”", text_in(rulebook.title, language)));
  }
  return rulebooks_sentence(rules, titles, language);
}

std::string refused_voters_text(const RoundRules& rules, Language language) {
  const std::size_t voters = voters_refused(rules);
  if (voters == 0) return {};
  const std::string who = counted_text(Ratio(voters), language, in(language, "bewoner", "resident"),
                                       in(language, "bewoners", "residents"));
  return voters == 1 ? filled(language, "{} mag niet meestemmen.", "{} may not vote.", who)
                     : filled(language, "{} mogen niet meestemmen.", "{} may not vote.", who);
}

std::string refusals_text(const Round& round, const RoundRules& rules, Language language) {
  std::string text;
  const std::vector<Ruling>& rulings = rules.admission.rulings;
  for (std::size_t first = 0, next = 0; first < rulings.size(); first = next) {
    next = first;
    while (next < rulings.size() && is_of_same(rulings[first], rulings[next])) ++next;
    if (!is_listed(rulings[first])) continue;
    const Article& article = article_of(rules, rulings[first]);
    std::string where = rules.rulebooks[rulings[first].rulebook].name + ' ' + article.id;
    const std::size_t more = next - first - 1;
    if (more > 0) where += filled(language, ", en nog {}", ", and {} more", more);
    text += wrapped(fmt::format("{}: {} ({})", id_of(round, rulings[first]),
                                text_in(article.reason, language), where),
                    columns, 2) +
            '\n';
  }
  const std::string voters = refused_voters_text(rules, language);
  if (!voters.empty()) text += voters + '\n';
  if (text.empty()) return {};
  return std::string(in(language, "Niet toegelaten door de reglementen\n", "Refused by the rulebooks\n")) +
         text;
}

std::vector<RefusedProposal> refused_proposals(const Round& round, const RoundRules& rules,
                                               Language language) {
  std::vector<RefusedProposal> all;
  for (const Ruling& ruling : rules.admission.rulings) {
    if (ruling.kind != CaseKind::proposal || ruling.verdict != Verdict::refused) continue;
    const Proposal& proposal = round.proposals[ruling.index];
    if (all.empty() || all.back().id != proposal.id.text()) {
      all.push_back({proposal.id.text(), proposal.name.empty() ? proposal.id.text() : proposal.name, {}});
    }
    all.back().grounds.push_back(ground_words(rules, ruling, language));
  }
  return all;
}

std::string rulings_text(const Round& round, const RoundRules& rules,
                         const std::vector<const Ruling*>& rulings, Language language) {
  const Proposal& proposal = round.proposals[rulings.front()->index];
  std::string text = wrapped(filled(language, "{} is niet toegelaten tot de stemming.",
                                    "{} was not admitted to the vote.", proposal.id.text()),
                             columns) +
                     '\n';
  for (const Ruling* ruling : rulings) {
    text += wrapped("- " + ground_words(rules, *ruling, language), columns, 2) + '\n';
  }
  if (!proposal.reason.empty()) {
    text += wrapped(filled(language, "Bij het voorstel staat als reden: {}.",
                           "The reason given with the proposal: {}.", without_stop(proposal.reason)),
                    columns) +
            '\n';
  }
  return text + rulebooks_text(rules, language);
}

nlohmann::json ruling_json(const Round& round, const RoundRules& rules, const Ruling& ruling) {
  const Rulebook& rulebook = rules.rulebooks[ruling.rulebook];
  const Article& article = article_of(rules, ruling);
  nlohmann::json json = {{"kind", std::string(name_of(ruling.kind))},
                         {"id", id_of(round, ruling)},
                         {"verdict", std::string(name_of(ruling.verdict))},
                         {"rulebook", rulebook.name},
                         {"sha256", rulebook.sha256},
                         {"article", article.id},
                         {"source", article.source}};
  if (ruling.condition != nullptr) {
    json["condition"] = text_of(rulebook, article.of, *ruling.condition);
    json["value"] = value_text_of(ruling, Language::en);
  }
  return json;
}

nlohmann::json round_rules_json(const Round& round, const RoundRules& rules) {
  nlohmann::json json = {{"as_of", to_string(rules.as_of)}, {"known_at", to_string(rules.known_at)}};
  json["rulebooks"] = nlohmann::json::array();
  for (std::size_t i = 0; i < rules.rulebooks.size(); ++i) {
    json["rulebooks"].push_back({{"name", rules.rulebooks[i].name},
                                 {"folder", rules.folders[i]},
                                 {"sha256", rules.rulebooks[i].sha256}});
  }
  json["refused"] = nlohmann::json::array();
  for (const Ruling& ruling : rules.admission.rulings) {
    if (is_listed(ruling)) json["refused"].push_back(ruling_json(round, rules, ruling));
  }
  json["voters_refused"] = std::to_string(voters_refused(rules));
  json["earmarks"] = nlohmann::json::array();
  for (const PotArticle& added : rules.admission.earmarks) {
    const Rulebook& rulebook = rules.rulebooks[added.rulebook];
    json["earmarks"].push_back({{"pot", round.pots[added.pot].id.text()},
                                {"rulebook", rulebook.name},
                                {"article", rulebook.articles[added.article].id}});
  }
  return json;
}

}  // namespace buurtkas

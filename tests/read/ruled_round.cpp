#include "tests/read/ruled_round.h"

#include "engine/rulebook/condition_words.h"
#include "engine/sha256.h"
#include "tests/read/folder_support.h"

namespace buurtkas::testing {
namespace {

std::string frozen_names(const RuledRound& round) {
  std::string names;
  for (const auto& [folder, text] : round.rulebooks) {
    names += names.empty() ? "[" : ", ";
    names += "{folder: " + folder + ", frozen: " + sha256_of(text) + '}';
  }
  return names + ']';
}

}  // namespace

void write_ruled(const RuledRound& round, const TemporaryFolder& folder) {
  std::string text = "name: Plein\nplace: Dorp\ncurrency: " + round.currency +
                     "\nvote:\n  opens: " + round.opens + "\n  closes: " + round.closes +
                     "\n  ballots: approval\n  channels:\n    - {id: paper, issued: 100}\n";
  const std::string names =
      round.names.empty() && !round.rulebooks.empty() ? frozen_names(round) : round.names;
  if (!names.empty()) text += "rulebooks: " + names + '\n';
  folder.write("round.yaml", text + round.terms);
  folder.write("pots.yaml", "pots:\n" + round.pots);
  folder.write("proposals.yaml", "proposals:\n" + round.proposals);
  if (!round.partners.empty()) folder.write("partners.yaml", "partners:\n" + round.partners);
  folder.write("residents.csv", round.residents);
  std::string ballots = "ballot;channel;resident;received;vote;invalid\n";
  int number = 0;
  for (std::size_t at = 0; at < round.ballots.size();) {
    const std::size_t end = round.ballots.find('\n', at) + 1;
    ballots += std::to_string(++number) + ";paper;" + round.ballots.substr(at, end - at);
    at = end;
  }
  folder.write("ballots.csv", ballots);
  for (const auto& [name, rulebook] : round.rulebooks) folder.write(name + "/rulebook.yaml", rulebook);
}

Reading<RoundWithTerms> read_ruled(const RuledRound& round, const RoundOptions& options) {
  const TemporaryFolder folder;
  write_ruled(round, folder);
  return read_round_folder(folder.path(), "plein", options);
}

std::string article(const std::string& id, const std::string& kind, const std::string& verb) {
  const std::string of = kind.empty() ? "" : "    for: " + kind + '\n';
  return "  - id: " + id + "\n    title: {nl: De regel " + id + ", en: The rule " + id +
         "}\n    reason: {nl: Omdat " + id + "., en: Because " + id + ".}\n    source: Besluit " + id + '\n' +
         of + "    " + verb + '\n';
}

std::string require_article(const std::string& id, const std::string& kind, const std::string& require,
                            const std::string& when) {
  return article(id, kind, (when.empty() ? "" : "when: [" + when + "]\n    ") + "require: [" + require + ']');
}

std::string dated_value(const std::string& value, const std::string& valid, const std::string& known) {
  return "      - {value: " + value + ", valid: " + valid + (known.empty() ? "" : ", known: " + known) +
         ", source: Besluit, status: official}\n";
}

std::string parameter(const std::string& name, const std::string& unit, const std::string& values) {
  return "  " + name + ":\n    title: {nl: Zoveel, en: So much}\n    unit: '" + unit + "'\n    values:\n" +
         values;
}

std::string rulebook_text(const std::string& name, const std::string& articles,
                          const std::string& parameters) {
  return "name: " + name +
         "\ntitle: {nl: Regels, en: Rules}\nabout: {nl: Over regels, en: About rules}\n"
         "valid: 2020-01-01 ..\n" +
         (parameters.empty() ? "" : "parameters:\n" + parameters) + "articles:\n" + articles;
}

std::string rulings_of(const RoundWithTerms& round) {
  std::string lines;
  for (const Ruling& ruling : round.rules.admission.rulings) {
    const Rulebook& rulebook = round.rules.rulebooks[ruling.rulebook];
    const Article& by = rulebook.articles[ruling.article];
    const std::string id = ruling.kind == CaseKind::proposal  ? round.round.proposals[ruling.index].id.text()
                           : ruling.kind == CaseKind::partner ? round.round.partners[ruling.index].id
                                                              : round.round.residents[ruling.index].id.text();
    lines += std::string(name_of(ruling.kind)) + ' ' + id + ' ' + std::string(name_of(ruling.verdict)) + ' ' +
             rulebook.name + ' ' + by.id;
    if (ruling.condition != nullptr) lines += " (" + text_of(rulebook, by.of, *ruling.condition) + ')';
    lines += '\n';
  }
  return lines;
}

std::string counted_of(const RoundWithTerms& round) {
  std::string lines;
  for (const Project& project : round.election.instance.projects)
    lines += project.id.text() + ' ' + to_string(project.cost) + '\n';
  for (const Pot& pot : round.election.instance.pots) {
    lines += pot.id.text() + ' ' + to_string(pot.amount) + ' ' + to_string(pot.reserve) + " all";
    for (const std::string& tag : pot.earmark.all_of) lines += ' ' + tag;
    lines += " any";
    for (const std::string& tag : pot.earmark.any_of) lines += ' ' + tag;
    lines += " share " + to_string(pot.earmark.largest_share) + '\n';
  }
  return lines + lines_of(round.election) + lines_of(round.election.account);
}

}  // namespace buurtkas::testing

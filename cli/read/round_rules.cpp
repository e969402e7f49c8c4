#include "cli/read/round_rules.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/rulebook/condition_words.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

void check_frozen(const NamedRulebook& named, const Rulebook& rulebook, FileFindings& findings) {
  if (!named.frozen || named.frozen->empty() || *named.frozen == rulebook.sha256) return;
  findings.error(code::rulebook_changed, named.spot, rulebook.sha256, *named.frozen);
}

YamlNode text_node(const std::string& text, Spot spot) {
  YamlNode node;
  node.kind = YamlNode::Kind::text;
  node.spot = spot;
  node.text = text;
  return node;
}

YamlNode words_node(const std::vector<std::string>& words, bool is_list, Spot spot) {
  if (!is_list && words.size() == 1) return text_node(words.front(), spot);
  YamlNode node;
  node.kind = YamlNode::Kind::list;
  node.spot = spot;
  for (const std::string& word : words) node.items.push_back(text_node(word, spot));
  return node;
}

bool is_list_key(const std::string& key) {
  return key == "completion" || key == "tie-breaks";
}

std::string article_text(const Rulebook& rulebook, ArticleIndex article) {
  return rulebook.name + ' ' + rulebook.articles[article].id;
}

class RuleFindings {
 public:
  RuleFindings(const std::vector<Rulebook>& rulebooks, const RuledFiles& files)
      : rulebooks_(rulebooks), files_(files) {}

  void tell(const Ruling& ruling) {
    if (ruling.kind == CaseKind::pot) {
      const Pot& pot = files_.pots->pots[ruling.index];
      const Rulebook& rulebook = rulebooks_[ruling.rulebook];
      if (ruling.verdict == Verdict::undecided) return tell_undecided(ruling);
      files_.pots_findings->error(code::pot_refused, files_.pots->spots[ruling.index], pot.id.text(),
                                  article_text(rulebook, ruling.article));
    } else if (ruling.verdict == Verdict::undecided && ruling.kind != CaseKind::voter) {
      tell_undecided(ruling);
    }
  }

  void tell(const ShortReserve& one) {
    files_.pots_findings->error(
        code::reserve_too_small, files_.pots->spots[one.by.pot],
        to_string(files_.pots->pots[one.by.pot].reserve),
        to_string(one.least) + " (" + article_text(rulebooks_[one.by.rulebook], one.by.article) + ')');
  }

  void tell(const PotArticle& clash) {
    files_.pots_findings->error(code::earmarks_clash, files_.pots->spots[clash.pot],
                                files_.pots->pots[clash.pot].id.text(),
                                article_text(rulebooks_[clash.rulebook], clash.article));
  }

  // An article's tag that no proposal bears: most likely it is misspelt.
  void tell_tags(const PotArticle& added) {
    const Article& article = rulebooks_[added.rulebook].articles[added.article];
    const auto& earmark = std::get<EarmarkRule>(article.verb);
    for (const std::vector<std::string>* tags : {&earmark.all_of, &earmark.any_of}) {
      for (const std::string& tag : *tags) {
        const auto bears = [&](const Proposal& one) {
          return std::find(one.tags.begin(), one.tags.end(), tag) != one.tags.end();
        };
        const auto& all = files_.proposals->proposals;
        if (std::any_of(all.begin(), all.end(), bears)) continue;
        files_.pots_findings->warning(
            code::unused_tag, files_.pots->spots[added.pot],
            tag + " (" + article_text(rulebooks_[added.rulebook], added.article) + ')', "proposals.yaml");
      }
    }
  }

 private:
  void tell_undecided(const Ruling& ruling) {
    const std::string wanted = wanted_by(rulebooks_[ruling.rulebook], ruling);
    if (ruling.kind == CaseKind::pot) {
      files_.pots_findings->error(code::case_undecided, files_.pots->spots[ruling.index],
                                  files_.pots->pots[ruling.index].id.text(), wanted);
    } else if (ruling.kind == CaseKind::proposal) {
      files_.proposals_findings->error(code::case_undecided, files_.proposals->spots[ruling.index],
                                       files_.proposals->proposals[ruling.index].id.text(), wanted);
    } else {
      files_.partners_findings->error(code::case_undecided, files_.partners->spots[ruling.index],
                                      files_.partners->partners[ruling.index].id, wanted);
    }
  }

  const std::vector<Rulebook>& rulebooks_;
  const RuledFiles& files_;
};

}  // namespace

void check_partners(const PartnersYaml& partners, const ProposalsYaml& proposals, FileFindings& findings) {
  std::vector<std::string_view> known;
  for (const Partner& partner : partners.partners) known.push_back(partner.id);
  const std::set<std::string_view> ids(known.begin(), known.end());
  for (const Mention& mention : proposals.partners) {
    if (ids.contains(mention.text)) continue;
    findings.error(code::unlisted_partner, mention.spot, mention.text, "partners.yaml",
                   hint_for(findings, mention.text, known));
  }
}

std::optional<std::vector<Rulebook>> read_rulebooks(const Files& files, const fs::path& folder,
                                                    const std::vector<NamedRulebook>& named,
                                                    FileFindings& round_findings, const std::string& name,
                                                    const CheckTerms& check_terms) {
  std::vector<Rulebook> rulebooks;
  const std::uint64_t before = round_findings.list().errors();
  std::map<std::string, Spot> names;
  for (const NamedRulebook& one : named) {
    if (!files.is_folder(folder / one.folder)) {
      const bool is_file = one.folder.ends_with("/rulebook.yaml");
      round_findings.error(code::no_rulebook, one.spot, one.folder, {},
                           is_file ? fs::path(one.folder).parent_path().string() : std::string());
      continue;
    }
    std::string shown = (fs::path(name) / one.folder).lexically_normal().string();
    while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
    Reading<Rulebook> reading = read_rulebook(folder / one.folder, shown, check_terms, files);
    for (Finding& finding : reading.findings) round_findings.list().add(std::move(finding));
    if (!reading.value) continue;
    check_frozen(one, *reading.value, round_findings);
    const auto [first, is_new] = names.emplace(reading.value->name, one.spot);
    if (is_new) {
      rulebooks.push_back(std::move(*reading.value));
    } else {
      round_findings.error(code::duplicate_id, one.spot, first->first, round_findings.place(first->second));
    }
  }
  if (round_findings.list().errors() != before) return std::nullopt;
  return rulebooks;
}

YamlNode terms_of(const RoundYaml& round, const std::vector<Rulebook>& rulebooks, const Date& on,
                  const Date& known, FileFindings& findings) {
  YamlNode terms;
  terms.kind = YamlNode::Kind::map;
  terms.spot = round.spot;
  if (round.terms) terms = *round.terms;
  for (std::size_t r = 0; r < rulebooks.size(); ++r) {
    const RulesInForce rules = rules_in_force(rulebooks[r], on, known);
    for (const ArticleIndex index : rules.articles) {
      const Article& article = rulebooks[r].articles[index];
      const auto* rule = std::get_if<TermsRule>(&article.verb);
      if (rule == nullptr) continue;
      for (const auto& [key, words] : rule->words) {
        const auto at = std::find_if(terms.keys.begin(), terms.keys.end(),
                                     [&, k = &key](const YamlNode& present) { return present.text == *k; });
        if (at != terms.keys.end()) {
          findings.error(code::terms_conflict, at->spot, key, article_text(rulebooks[r], index));
          continue;
        }
        terms.keys.push_back(text_node(key, round.rulebooks[r].spot));
        terms.items.push_back(words_node(words, is_list_key(key), round.rulebooks[r].spot));
      }
    }
  }
  return terms;
}

Admission apply_rules(const RoundYaml& round, const std::vector<Rulebook>& rulebooks, const Date& on,
                      const Date& known, const RuledFiles& files) {
  if (round.round.currency != Currency::euro()) {
    files.round_findings->error(code::other_currency, round.currency_spot, round.round.currency.code(),
                                "EUR");
    return {};
  }
  Round ruled = round.round;
  ruled.pots = std::move(files.pots->pots);
  ruled.proposals = std::move(files.proposals->proposals);
  ruled.residents = std::move(files.residents->residents);
  ruled.has_partners = files.partners != nullptr;
  if (ruled.has_partners) ruled.partners = std::move(files.partners->partners);
  RoundRuled result = rule_round(ruled, rulebooks, on, known);
  files.pots->pots = std::move(ruled.pots);
  files.proposals->proposals = std::move(ruled.proposals);
  files.residents->residents = std::move(ruled.residents);
  if (ruled.has_partners) files.partners->partners = std::move(ruled.partners);
  RuleFindings findings(rulebooks, files);
  for (const Ruling& ruling : result.admission.rulings) findings.tell(ruling);
  for (const ShortReserve& one : result.short_reserves) findings.tell(one);
  for (const PotArticle& one : result.clashes) findings.tell(one);
  for (const PotArticle& one : result.admission.earmarks) findings.tell_tags(one);
  return std::move(result.admission);
}

std::string wanted_by(const Rulebook& rulebook, const Ruling& ruling) {
  const Article& article = rulebook.articles[ruling.article];
  const std::string where = rulebook.name + ' ' + article.id;
  return ruling.condition == nullptr ? where
                                     : text_of(rulebook, article.of, *ruling.condition) + " (" + where + ')';
}

}  // namespace buurtkas

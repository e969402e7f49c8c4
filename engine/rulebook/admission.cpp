#include "engine/rulebook/admission.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/rulebook/round_cases.h"

namespace buurtkas {
namespace {

using Kind = Ground::Kind;

class RoundRuler {
 public:
  RoundRuler(Round& round, std::span<const Rulebook> rulebooks, const Date& on, const Date& known)
      : round_(round), on_(on) {
    for (const Rulebook& rulebook : rulebooks) rules_.push_back(rules_in_force(rulebook, on, known));
    for (const Resident& resident : round.residents) residents_.emplace(resident.id, &resident);
  }

  RoundRuled rule() {
    rule_partners();
    rule_proposals();
    rule_pots();
    rule_residents();
    return std::move(ruled_);
  }

 private:
  // What all rulebooks together say. Every ground of a refusal is kept; what nobody can tell only when
  // nothing refuses.
  Verdict rule_case(const Case& one, std::size_t index) {
    std::vector<Decision> decisions;
    for (const RulesInForce& rules : rules_) decisions.push_back(decide(rules, one));
    const auto says = [&](Verdict verdict) {
      return std::any_of(decisions.begin(), decisions.end(),
                         [verdict](const Decision& decision) { return decision.verdict == verdict; });
    };
    const Verdict verdict = says(Verdict::refused)     ? Verdict::refused
                            : says(Verdict::undecided) ? Verdict::undecided
                                                       : Verdict::admitted;
    if (verdict == Verdict::admitted) return verdict;
    const Kind wanted = verdict == Verdict::refused ? Kind::refuses : Kind::unknown;
    for (std::size_t r = 0; r < decisions.size(); ++r) {
      for (const Ground& ground : decisions[r].grounds) {
        if (ground.kind != wanted) continue;
        Ruling ruling = {one.kind, index, r, verdict, ground.article, ground.condition, {}};
        if (ruling.condition != nullptr) ruling.value = one.fields[ruling.condition->field];
        ruled_.admission.rulings.push_back(std::move(ruling));
      }
    }
    return verdict;
  }

  void rule_partners() {
    for (std::size_t i = 0; i < round_.partners.size(); ++i) {
      const Verdict verdict = rule_case(partner_case(round_.partners[i]), i);
      if (verdict == Verdict::admitted) partners_.insert(round_.partners[i].id);
    }
  }

  bool speak_of_proposals() const {
    return std::any_of(rules_.begin(), rules_.end(), [](const RulesInForce& rules) {
      return std::any_of(rules.articles.begin(), rules.articles.end(), [&](ArticleIndex article) {
        return rules.rulebook->articles[article].of == CaseKind::proposal;
      });
    });
  }

  // Without a list of partners, all that a proposal names are partners.
  void rule_proposals() {
    if (!round_.has_partners) {
      for (const Proposal& proposal : round_.proposals) {
        partners_.insert(proposal.partners.begin(), proposal.partners.end());
      }
    }
    const bool is_theirs = speak_of_proposals();
    for (std::size_t i = 0; i < round_.proposals.size(); ++i) {
      Proposal& proposal = round_.proposals[i];
      if (proposal.status == ProposalStatus::withdrawn) continue;  // it was on the ballot, and is out
      const auto proposer = proposal.proposer ? residents_.find(*proposal.proposer) : residents_.end();
      const Resident* known = proposer == residents_.end() ? nullptr : proposer->second;
      const Verdict verdict = rule_case(proposal_case(proposal, known, partners_, on_), i);
      if (verdict == Verdict::admitted) {
        const bool is_granted = proposal.appeal && proposal.appeal->outcome == Appeal::Outcome::granted;
        if (is_theirs && is_granted) proposal.status = ProposalStatus::admitted;
      } else if (verdict == Verdict::refused) {
        proposal.status = ProposalStatus::refused;
        proposal.refused_by = article_of(i);
      }
    }
  }

  // The first that refuses the proposal.
  std::string article_of(std::size_t proposal) const {
    const auto& rulings = ruled_.admission.rulings;
    const auto first = std::find_if(rulings.begin(), rulings.end(), [&](const Ruling& one) {
      return one.kind == CaseKind::proposal && one.index == proposal;
    });
    const Rulebook& rulebook = *rules_[first->rulebook].rulebook;
    return rulebook.name + ' ' + rulebook.articles[first->article].id;
  }

  void rule_pots() {
    for (std::size_t i = 0; i < round_.pots.size(); ++i) {
      const Case one = pot_case(round_.pots[i]);
      rule_case(one, i);
      for (std::size_t r = 0; r < rules_.size(); ++r) apply_to_pot(i, r, decide(rules_[r], one));
    }
  }

  void apply_to_pot(std::size_t index, std::size_t rulebook, const Decision& decision) {
    Pot& pot = round_.pots[index];
    for (const Ground& ground : decision.grounds) {
      if (ground.kind != Kind::applies) continue;
      const PotArticle article = {index, rulebook, ground.article};
      const Verb& verb = rules_[rulebook].rulebook->articles[ground.article].verb;
      if (const auto* reserve = std::get_if<ReserveRule>(&verb)) {
        const Ratio& share = rules_[rulebook].values[reserve->at_least]->value;
        const Money least = round_to_cents(cents_of(pot.amount) * share, Rounding::up, pot.amount.currency());
        if (pot.reserve < least) ruled_.short_reserves.push_back({article, least});
      } else if (const auto* earmark = std::get_if<EarmarkRule>(&verb)) {
        const bool is_added = add_earmark(*earmark, rules_[rulebook], pot.earmark);
        (is_added ? ruled_.admission.earmarks : ruled_.clashes).push_back(article);
      }
    }
  }

  // False when both say `any-of`, and other tags: no earmark says that.
  static bool add_earmark(const EarmarkRule& rule, const RulesInForce& rules, Earmark& earmark) {
    if (!rule.any_of.empty() && !earmark.any_of.empty() && rule.any_of != earmark.any_of) return false;
    if (!rule.any_of.empty()) earmark.any_of = rule.any_of;
    earmark.all_of.insert(earmark.all_of.end(), rule.all_of.begin(), rule.all_of.end());
    std::sort(earmark.all_of.begin(), earmark.all_of.end());
    earmark.all_of.erase(std::unique(earmark.all_of.begin(), earmark.all_of.end()), earmark.all_of.end());
    if (rule.largest_share) {
      earmark.largest_share = std::min(earmark.largest_share, rules.values[*rule.largest_share]->value);
    }
    return true;
  }

  void rule_residents() {
    for (std::size_t i = 0; i < round_.residents.size(); ++i) {
      Resident& resident = round_.residents[i];
      resident.is_voter = rule_case(voter_case(resident, round_.closes), i) == Verdict::admitted;
    }
  }

  Round& round_;
  Date on_;
  std::vector<RulesInForce> rules_;
  std::map<ResidentId, const Resident*> residents_;
  std::set<std::string> partners_;
  RoundRuled ruled_;
};

}  // namespace

RoundRuled rule_round(Round& round, std::span<const Rulebook> rulebooks, const Date& on, const Date& known) {
  return RoundRuler(round, rulebooks, on, known).rule();
}

}  // namespace buurtkas

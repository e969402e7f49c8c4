#include "engine/rulebook/admission.h"

#include <algorithm>
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
  }

  RoundRuled rule() {
    rule_partners();
    rule_proposals();
    rule_pots();
    rule_residents();
    return std::move(ruled_);
  }

 private:
  // Whether every rulebook admits it. What refuses it, or cannot be told, is kept.
  bool admits(const Case& one, std::size_t index) {
    bool is_admitted = true;
    for (std::size_t r = 0; r < rules_.size(); ++r) {
      const Decision decision = decide(rules_[r], one);
      if (decision.verdict == Verdict::admitted) continue;
      is_admitted = false;
      const Kind wanted = decision.verdict == Verdict::refused ? Kind::refuses : Kind::unknown;
      const auto ground =
          std::find_if(decision.grounds.begin(), decision.grounds.end(),
                       [wanted](const Ground& one_ground) { return one_ground.kind == wanted; });
      Ruling ruling = {one.kind, index, r, decision.verdict, ground->article, ground->condition, {}};
      if (ruling.condition != nullptr) ruling.value = one.fields[ruling.condition->field];
      ruled_.admission.rulings.push_back(std::move(ruling));
    }
    return is_admitted;
  }

  void rule_partners() {
    for (std::size_t i = 0; i < round_.partners.size(); ++i) {
      if (admits(partner_case(round_.partners[i]), i)) partners_.insert(round_.partners[i].id);
    }
  }

  // Without a list of partners, all that a proposal names are partners.
  void rule_proposals() {
    if (!round_.has_partners) {
      for (const Proposal& proposal : round_.proposals) {
        partners_.insert(proposal.partners.begin(), proposal.partners.end());
      }
    }
    for (std::size_t i = 0; i < round_.proposals.size(); ++i) {
      Proposal& proposal = round_.proposals[i];
      if (proposal.status == ProposalStatus::withdrawn) continue;  // it was on the ballot, and is out
      const Case one = proposal_case(round_, proposal, partners_, on_);
      if (!admits(one, i)) proposal.status = ProposalStatus::refused;
    }
  }

  void rule_pots() {
    for (std::size_t i = 0; i < round_.pots.size(); ++i) {
      const Case one = pot_case(round_.pots[i]);
      admits(one, i);
      for (std::size_t r = 0; r < rules_.size(); ++r) apply_to_pot(i, r, decide(rules_[r], one));
    }
  }

  void apply_to_pot(std::size_t index, std::size_t rulebook, const Decision& decision) {
    Pot& pot = round_.pots[index];
    if (decision.reserve) {
      const Money least =
          round_to_cents(cents_of(pot.amount) * *decision.reserve, Rounding::up, pot.amount.currency());
      if (pot.reserve < least) ruled_.short_reserves.push_back({index, rulebook, least});
    }
    for (const Ground& ground : decision.grounds) {
      const Article& article = rules_[rulebook].rulebook->articles[ground.article];
      const auto* earmark = std::get_if<EarmarkRule>(&article.verb);
      if (earmark == nullptr || ground.kind != Kind::applies) continue;
      if (!add_earmark(*earmark, rules_[rulebook], pot.earmark)) {
        ruled_.clashes.push_back({index, rulebook, ground.article});
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
      resident.is_voter = admits(voter_case(round_, resident), i);
    }
  }

  Round& round_;
  Date on_;
  std::vector<RulesInForce> rules_;
  std::set<std::string> partners_;
  RoundRuled ruled_;
};

}  // namespace

RoundRuled rule_round(Round& round, std::span<const Rulebook> rulebooks, const Date& on, const Date& known) {
  return RoundRuler(round, rulebooks, on, known).rule();
}

}  // namespace buurtkas

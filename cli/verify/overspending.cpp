#include "cli/verify/overspending.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/verify/balances.h"

namespace buurtkas::verify {
namespace {

constexpr std::int64_t millionths = 1'000'000;

// What of a unit of weight is asked, and what the supporters pay together: all that those with one balance
// have, and what others have if that is less; or together the whole cost.
struct Offer {
  ProjectIndex project;
  std::size_t at;  // of the supporters' balances above the floor
  bool is_whole;
  Between payment, collected, worth;
};

struct Sums {
  Amount payment, collected;
};

class Overspending {
 public:
  Overspending(Walk& walk, const Recount& recount)
      : walk_(walk),
        recount_(recount),
        is_plus_(recount.terms.method == "bounded-overspending-plus"),
        pots_(pots_of(recount)),
        balances_(recount.profile, endowment(recount)),
        last_(recount.votes.size()) {
    for (const std::vector<Backers>& backers : recount.backers()) {
      supporters_.push_back(backers.empty() ? std::vector<std::uint32_t>() : backers.front().groups);
    }
  }

  std::vector<ProjectIndex> check() {
    const Statement& run = walk_.expect_kind("run");
    run.has_keys({"number", "kind", "raises", "endowment"});
    run.expect("raises", "0");
    run.expect("endowment",
               to_string(endowment(recount_) * Ratio(recount_.profile.voter_weight()) / Ratio(100)));
    begin();
    set_floor(Amount(Ratio(0)));
    leave_out_misfits();
    while (has_money()) {
      buy(walk_.expect_kind("bought"));
      leave_out_misfits();
    }
    for (const ProjectIndex project : open_) expect("nothing-left", project);
    return std::move(bought_);
  }

 private:
  // Of a unit of weight, in cents.
  static Ratio endowment(const Recount& recount) {
    if (recount.profile.weight() == 0) return 0;
    return cents_of(votable(recount.instance)) / Ratio(recount.profile.weight());
  }

  void expect(std::string_view kind, ProjectIndex project) {
    const Statement& statement = walk_.expect_kind(kind);
    statement.has_keys({"number", "kind", "project"});
    statement.expect("project", recount_.id(project));
  }

  void begin() {
    std::vector<ProjectIndex> projects;
    for (ProjectIndex project = 0; project < recount_.votes.size(); ++project) {
      if (recount_.is_admitted[project]) projects.push_back(project);
    }
    std::sort(projects.begin(), projects.end(),
              [&](ProjectIndex a, ProjectIndex b) { return recount_.goes_before(a, b); });
    for (const ProjectIndex project : projects) {
      const bool is_free = recount_.cost(project).is_zero();
      if (supporters_[project].empty()) {
        expect("unsupported", project);
      } else if (is_free && broken_by(recount_, bought_, project)) {
        leave_out(project);
      } else if (is_free) {
        expect("free", project);
        bought_.push_back(project);
      } else {
        open_.push_back(project);
      }
    }
  }

  void leave_out(ProjectIndex project) {
    check_left_out(recount_, pots_, bought_, project, walk_.expect_kind("not-fundable"));
  }

  // What cannot be had beside what is bought, as soon as it cannot.
  void leave_out_misfits() {
    std::erase_if(open_, [&](ProjectIndex project) {
      if (fits_beside(recount_, pots_, bought_, project)) return false;
      leave_out(project);
      return true;
    });
  }

  bool has_money() const {
    return std::any_of(open_.begin(), open_.end(), [&](ProjectIndex project) {
      return !balances_.of(supporters_[project], place_).empty();
    });
  }

  void buy(const Statement& statement) {
    statement.has_keys({"number", "kind", "project", "effective_votes"});
    const ProjectIndex claimed = recount_.project(statement);
    if (std::find(open_.begin(), open_.end(), claimed) == open_.end())
      statement.refute("project", {"dat is hier niet te koop", "that cannot be bought here"});
    Offer offer = best(claimed, true).value();
    Sums sums = sums_of(offer);
    const auto charge = [&] {
      return Amount::quotient(sums.payment, sums.collected, recount_.cost(offer.project));
    };
    if (is_plus_ && !offer.is_whole) {
      set_floor(Amount::sum(
          {{sums.payment, 1}, {charge(), -1}}));  // a credit for all: as much as one would overspend
      offer = best(claimed, false).value();
      sums = sums_of(offer);
    }
    if (offer.project != claimed) {
      const std::string id = shown(recount_.id(offer.project));
      statement.refute("project", {"`" + id + "` gaat voor", "`" + id + "` goes before"});
    }
    statement.expect("effective_votes", to_string(votes_of(offer)));
    balances_.pay(supporters_[claimed], charge(), floor_);
    set_floor(Amount(Ratio(0)));
    std::erase(open_, claimed);
    bought_.push_back(claimed);
  }

  void set_floor(const Amount& floor) {
    floor_ = floor;
    place_ = balances_.up_to(floor);
  }

  // The best of all offers, of equal ones the first by the ties. Looks at the claimed project first, so that
  // its worth rules out most others.
  std::optional<Offer> best(ProjectIndex claimed, bool may_overspend) {
    std::optional<Offer> best = look(claimed, may_overspend);
    for (const ProjectIndex project : open_) {
      const auto& last = last_[project];
      if (project == claimed || (may_overspend && best && last && last->is_surely_below(best->worth)))
        continue;
      std::optional<Offer> offer = look(project, may_overspend);
      if (!offer) continue;
      const int order = best ? compare(*offer, *best) : 1;
      if (order > 0 || (order == 0 && recount_.goes_before(project, best->project))) best = std::move(offer);
    }
    return best;
  }

  // A project's best offer, of equal ones that which collects more.
  std::optional<Offer> look(ProjectIndex project, bool may_overspend) {
    const auto holdings = balances_.of(supporters_[project], place_);
    BigInt payers = 0;
    for (const Balances::Holding& one : holdings) payers += one.weight;
    std::optional<Offer> best;
    Between poorer;
    for (std::size_t at = 0; at < holdings.size(); ++at) {
      const Between each = balances_[holdings[at].balance].near() - floor_.near();
      Offer offer{project, at, false, each, poorer + each * Ratio(payers), {}};
      if (has_cost(offer)) {
        offer.is_whole = true;
        offer.collected = recount_.cost(project);
        offer.payment = (offer.collected - poorer) / Ratio(payers);
      }
      if (offer.is_whole || may_overspend) {
        offer.worth = worth_of(offer);
        if (!best || compare(offer, *best) >= 0) best = offer;
      }
      if (offer.is_whole) break;
      poorer += each * Ratio(holdings[at].weight);
      payers -= holdings[at].weight;
    }
    if (may_overspend) last_[project] = best ? best->worth : Between();
    return best;
  }

  bool has_cost(const Offer& offer) const {
    const Between cost = recount_.cost(offer.project);
    if (offer.collected.is_surely_below(cost)) return false;
    return cost.is_surely_below(offer.collected) || offer.collected.is_exact() ||
           sums_of(offer).collected.exact() >= recount_.cost(offer.project);
  }

  Sums sums_of(const Offer& offer) const {
    const auto holdings = balances_.of(supporters_[offer.project], place_);
    std::vector<std::pair<Amount, Ratio>> poorer;
    BigInt poorer_weight = 0;
    BigInt payers = 0;
    for (std::size_t at = 0; at < holdings.size(); ++at) {
      const BigInt& weight = holdings[at].weight;
      if (at < offer.at) poorer.emplace_back(balances_[holdings[at].balance], weight);
      (at < offer.at ? poorer_weight : payers) += weight;
    }
    poorer.emplace_back(floor_, -poorer_weight);
    const Amount cost(recount_.cost(offer.project));
    const Amount of_poorer = Amount::sum(std::move(poorer));
    if (offer.is_whole)
      return {Amount::sum({{cost, Ratio(1, payers)}, {of_poorer, Ratio(-1, payers)}}), cost};
    const Amount each = Amount::sum({{balances_[holdings[offer.at].balance], 1}, {floor_, -1}});
    return {each, Amount::sum({{of_poorer, 1}, {each, payers}})};
  }

  // The inverse of what is asked for as much satisfaction: effective votes, by cardinality over the cost.
  Ratio divisor(ProjectIndex project) const {
    const Ratio cost = recount_.cost(project);
    const Ratio divisor = cost * Ratio(recount_.profile.voter_weight());
    return recount_.terms.satisfaction == "cost" ? divisor : divisor * cost;
  }

  Between worth_of(const Offer& offer) const {
    try {
      return offer.collected * offer.collected / (offer.payment * divisor(offer.project));
    } catch (const Undecided&) {  // hardly anything is asked
      return exact_worth(offer);
    }
  }

  Ratio exact_worth(const Offer& offer) const {
    const Sums sums = sums_of(offer);
    return sums.collected.exact() * sums.collected.exact() / (sums.payment.exact() * divisor(offer.project));
  }

  bool is_same(const Offer& a, const Offer& b) const {
    return a.at == b.at && a.is_whole == b.is_whole && recount_.cost(a.project) == recount_.cost(b.project) &&
           balances_.of(supporters_[a.project], place_) == balances_.of(supporters_[b.project], place_);
  }

  // Above 0 when the first is worth more.
  int compare(const Offer& a, const Offer& b) const {
    if (b.worth.is_surely_below(a.worth)) return 1;
    if (a.worth.is_surely_below(b.worth)) return -1;
    if (a.worth.is_exact() && b.worth.is_exact()) return 0;
    if (is_same(a, b)) return 0;
    return (exact_worth(a) - exact_worth(b)).sign();
  }

  // Rounded down.
  Ratio votes_of(const Offer& offer) const {
    const Ratio times = recount_.terms.satisfaction == "cost" ? Ratio(1) : recount_.cost(offer.project);
    try {
      return (offer.worth * times).rounded_down(millionths);
    } catch (const Undecided&) {
      return Between(exact_worth(offer) * times).rounded_down(millionths);
    }
  }

  Walk& walk_;
  const Recount& recount_;
  bool is_plus_;
  std::vector<Ratio> pots_;
  std::vector<std::vector<std::uint32_t>> supporters_;  // by project
  Balances balances_;
  std::vector<std::optional<Between>> last_;  // by project: its worth when it was last looked at
  Amount floor_{Ratio(0)};                    // below 0: everybody may owe so much
  std::size_t place_ = 0;                     // of the first balance above the floor
  std::vector<ProjectIndex> open_;            // by the ties
  std::vector<ProjectIndex> bought_;
};

}  // namespace

bool is_overspending(const Recount& recount) {
  const TermWords& terms = recount.terms;
  const bool is_plus = terms.method == "bounded-overspending-plus" && terms.satisfaction == "cost";
  const bool is_bounded = terms.method == "bounded-overspending" &&
                          (terms.satisfaction == "cost" || terms.satisfaction == "cardinality");
  return terms.completion.empty() && (is_plus || is_bounded);
}

std::vector<ProjectIndex> check_overspending(Walk& walk, const Recount& recount) {
  return Overspending(walk, recount).check();
}

}  // namespace buurtkas::verify

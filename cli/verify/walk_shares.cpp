#include <optional>
#include <tuple>

#include "cli/verify/phragmen.h"
#include "cli/verify/rising_run.h"
#include "cli/verify/unchanged.h"
#include "cli/verify/walk.h"

// Walk's part about equal shares: its runs, and the raises of their endowment.

namespace buurtkas::verify {
namespace {

// What some endowment could buy: with support, within the limits by itself, and from pots that may pay it.
std::optional<ProjectIndex> not_bought(const Recount& recount,
                                       const std::vector<std::vector<Backers>>& backers,
                                       const std::vector<ProjectIndex>& bought) {
  for (ProjectIndex project = 0; project < backers.size(); ++project) {
    if (!recount.is_admitted[project] || backers[project].empty() || holds(bought, project)) continue;
    if (broken_by(recount, {}, project)) continue;
    Money most(0, recount.instance.currency);
    for (const Pot& pot : recount.instance.pots) {
      if (!votable(pot).is_zero()) most += payable(pot, recount.instance.projects[project]);
    }
    if (most >= recount.instance.projects[project].cost) return project;
  }
  return std::nullopt;
}

bool is_exhaustive(const Recount& recount) {
  return recount.terms.has("add-one-exhaustive") || recount.terms.has("add-one-integral-exhaustive");
}

bool fits_beside(const Recount& recount, const std::vector<std::vector<Backers>>& backers,
                 const std::vector<ProjectIndex>& bought) {
  for (ProjectIndex project = 0; project < backers.size(); ++project) {
    if (!recount.is_admitted[project] || backers[project].empty() || holds(bought, project)) continue;
    if (broken_by(recount, bought, project)) continue;
    if (can_be_paid(recount, pots_of(recount), with(bought, project))) return true;
  }
  return false;
}

}  // namespace

// When it is not told how many raises there were, they are not counted.
SharesRun Walk::run(const std::vector<std::vector<Backers>>& backers, const Ratio& endowment,
                    const std::optional<BigInt>& raises) {
  const Statement& begin = expect_kind("run");
  if (raises) {
    begin.has_keys({"number", "kind", "raises", "endowment"});
    begin.expect("raises", raises->str());
  } else {
    begin.has_keys({"number", "kind", "endowment"});
  }
  begin.expect("endowment", to_string(endowment / 100));
  SharesRun shares(recount_, backers, endowment);
  const bool may_fail = !has_one_pot(recount_.instance) || !recount_.limits().empty();
  while (is_next("free") || is_next("bought") || (may_fail && is_next("not-fundable"))) shares.buy(next());
  shares.end(expect_kind("run-ends"));
  return shares;
}

void Walk::everything_bought(const std::vector<std::vector<Backers>>& backers,
                             const std::vector<ProjectIndex>& bought) {
  const Statement& statement = expect_kind("everything-bought");
  statement.has_keys({"number", "kind"});
  const auto missing = not_bought(recount_, backers, bought);
  if (!missing) return;
  const std::string id = shown(recount_.id(*missing));
  statement.refute("kind", {"`" + id + "` is niet gekocht", "`" + id + "` is not bought"});
}

void Walk::nothing_fits(const std::vector<std::vector<Backers>>& backers,
                        const std::vector<ProjectIndex>& bought) {
  const Statement& statement = next();
  statement.has_keys({"number", "kind", "left"});
  const std::vector<Statement> left = statement.objects("left");
  std::size_t at = 0;
  for (ProjectIndex project = 0; project < backers.size(); ++project) {
    if (!recount_.is_admitted[project] || backers[project].empty() || holds(bought, project)) continue;
    const std::string id = shown(recount_.id(project));
    if (at == left.size()) statement.refute("left", {"`" + id + "` ontbreekt", "`" + id + "` is missing"});
    left[at].has_keys({"project", key_of_reason(recount_, bought, project)});
    left[at].expect("project", recount_.id(project));
    check_reason(recount_, pots_of(recount_), bought, project, left[at]);
    ++at;
  }
  if (at < left.size()) left[at].refute("project", {"dat hoort hier niet", "that does not belong here"});
}

void Walk::end_of_raises(const std::vector<std::vector<Backers>>& backers, const SharesRun& kept,
                         const Ratio& endowment, const BigInt& raises) {
  if (is_next("everything-bought")) return everything_bought(backers, kept.bought);
  if (is_exhaustive(recount_) && is_next("nothing-fits")) return nothing_fits(backers, kept.bought);
  const bool adds_opt = recount_.terms.has("add-opt");
  const std::optional<Ratio> step = adds_opt ? kept.next_change() : Ratio(100);
  if (is_next("nothing-changes") || !step)
    return nothing_changes(backers, kept.bought, adds_opt ? !step : kept.is_for_good());
  const BigInt more = raises + 1;
  next_costs_more(run(backers, endowment + *step, more).bought);
}

void Walk::nothing_changes(const std::vector<std::vector<Backers>>& backers,
                           const std::vector<ProjectIndex>& bought, bool is_for_good) {
  const Statement& statement = expect_kind("nothing-changes");
  statement.has_keys({"number", "kind"});
  if (!not_bought(recount_, backers, bought))
    statement.refute("kind", {"alles is gekocht", "everything is bought"});
  if (is_for_good) return;
  statement.refute("kind", {"een hoger bedrag kan anders uitvallen", "a higher endowment may buy others"});
}

void Walk::next_costs_more(const std::vector<ProjectIndex>& next_bought) {
  const Statement& statement = expect_kind("next-costs-more");
  statement.has_keys({"number", "kind", "cut"});
  check_cut(recount_, pots_of(recount_), next_bought, statement);
}

// By add-opt: a run, and that of the next endowment at which a run is another. What supporters have
// in the first shows that its endowment is as claimed; or there is no such endowment, or nothing to be raised
// for, without any raise.
SharesRun Walk::raised_just_enough(const std::vector<std::vector<Backers>>& backers, const Ratio& least) {
  const std::size_t begin = at_;
  const Ratio endowment = is_next("run") ? statements_[begin].number("endowment") * 100 : least;
  if (endowment < least) statements_[begin].refute("endowment", plain(">= " + to_string(least / 100)));
  SharesRun first = run(backers, endowment, std::nullopt);
  const auto ends_raises = [&](const SharesRun& last) {
    if (is_next("nothing-changes")) {
      nothing_changes(backers, last.bought, !last.next_change());
    } else if (is_next("everything-bought")) {
      everything_bought(backers, last.bought);
    } else {
      return false;
    }
    return true;
  };
  if (ends_raises(first)) {
    if (endowment > least) statements_[begin].refute("endowment", plain(to_string(least / 100)));
    return first;
  }
  if (!first.next_change()) expect_kind("everything-bought");
  SharesRun second = run(backers, endowment + *first.next_change(), std::nullopt);
  if (ends_raises(second)) return second;
  next_costs_more(second.bought);
  return first;
}

// None of them ended the raises: what it buys can be paid, not everything is bought, and if that ends them,
// something else fits. Answers so many raises, and to which endowment.
std::pair<BigInt, Ratio> Walk::raises_before_last(const std::vector<std::vector<Backers>>& backers,
                                                  const Ratio& first) {
  BigInt raises = 0;
  Ratio endowment = first;
  const bool adds_opt = recount_.terms.has("add-opt");
  std::optional<RisingRun> rising;
  if (recount_.terms.method == "exact-equal-shares") rising.emplace(recount_, backers);
  while (is_next("unchanged")) {
    const Statement& statement = next();
    statement.has_keys({"number", "kind", "from", "to", "order"});
    statement.expect("from", raises.str());
    const Ratio to = statement.number("to");
    if (to.denominator() != 1 || to < Ratio(raises)) statement.refute("to", plain(">= " + raises.str()));
    if (adds_opt && to != Ratio(raises)) statement.refute("to", plain(raises.str()));
    const Ratio richest = endowment + (to - Ratio(raises)) * 100;
    std::vector<ProjectIndex> bought;
    std::optional<Ratio> change;
    if (rising) {
      rising->check(statement, endowment);
      bought = rising->bought();
      change = rising->next_change();
      if (change && *change <= richest)
        statement.refute("to", {"daarvoor gaat het al anders", "it goes otherwise before that"});
    } else {
      bought = check_unchanged(recount_, backers, statement, endowment, richest);
    }
    if (!can_be_paid(recount_, pots_of(recount_), bought))
      statement.refute("order", {"daar is niet genoeg geld voor", "there is not enough money for it"});
    if (!not_bought(recount_, backers, bought) || (adds_opt && !change) ||
        (is_exhaustive(recount_) && !fits_beside(recount_, backers, bought)))
      statement.refute("order", {"verder kan er niets bij", "nothing more can be had"});
    raises = to.numerator() + 1;
    endowment = adds_opt ? *change : richest + Ratio(100);
  }
  return {raises, endowment};
}

void Walk::equal_shares(std::vector<ProjectIndex>& selected) {
  const auto backers = recount_.backers();
  const TermWords& terms = recount_.terms;
  const Ratio voters = recount_.profile.voters();
  Ratio endowment = voters.is_zero() ? Ratio(0) : cents_of(votable(recount_.instance)) / voters;
  if (terms.has("add-one-integral") || terms.has("add-one-integral-exhaustive")) {
    endowment = Ratio(BigInt(endowment.numerator() / (endowment.denominator() * 100)) * 100);
  }
  const bool is_uncounted = terms.has("add-opt") && !proves_raises_;
  const bool is_raised = terms.raises() && !is_uncounted;
  BigInt raises = 0;
  if (proves_raises_) {
    std::tie(raises, endowment) = raises_before_last(backers, endowment);
  } else if (is_raised && at_ < statements_.size()) {
    const Ratio claimed = statements_[at_].number("raises");
    if (claimed.denominator() == 1 && claimed.sign() > 0) raises = claimed.numerator();
    endowment += Ratio(BigInt(raises * 100));
  }
  const std::size_t place = at_;
  const SharesRun kept =
      is_uncounted ? raised_just_enough(backers, endowment) : run(backers, endowment, raises);
  selected = kept.bought;
  if (!can_be_paid(recount_, pots_of(recount_), selected))
    statements_[place].refute("endowment",
                              {"daar is niet genoeg geld voor", "there is not enough money for it"});
  if (is_raised) end_of_raises(backers, kept, endowment, raises);
  if (terms.has("phragmen")) phragmen(*this, recount_, kept.in_hand(), selected);
  if (terms.has("greedy")) greedy(true, selected);
  if (terms.has("comparison")) comparison(selected);
}

}  // namespace buurtkas::verify

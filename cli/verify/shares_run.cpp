#include "cli/verify/shares_run.h"

#include <algorithm>

#include "cli/verify/limits.h"

namespace buurtkas::verify {
SharesRun::SharesRun(const Recount& recount, const std::vector<std::vector<Backers>>& backers,
                     const Ratio& endowment)
    : recount_(recount),
      backers_(backers),
      is_exact_(recount.terms.method == "exact-equal-shares"),
      endowment_(endowment),
      wallets_(recount.profile, endowment / Ratio(recount.profile.voter_weight())),
      pots_(pots_at(recount, endowment)),
      is_open_(recount.votes.size(), false),
      prices_(recount),
      next_change_(recount, backers, prices_),
      price_(recount.votes.size()) {
  for (std::size_t project = 0; project < is_open_.size(); ++project) {
    is_open_[project] = recount.is_admitted[project] && !backers[project].empty();
  }
}

// Units of satisfaction and of weight in one of a voter of weight 1.
Ratio SharesRun::unit() const {
  const bool is_score = recount_.terms.satisfaction == "score";
  return Ratio(is_score ? recount_.profile.points_unit : 1) * Ratio(recount_.profile.voter_weight());
}

bool SharesRun::is_ruled_out(ProjectIndex other, ProjectIndex by) const {
  return prices_.is_ruled_out(other, *price_[other], by, *price_[by]);
}

std::optional<ProjectIndex> SharesRun::first_free() const {
  std::optional<ProjectIndex> first;
  for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
    if (!is_open_[project] || !recount_.cost(project).is_zero()) continue;
    if (!first || recount_.goes_before(project, *first)) first = project;
  }
  return first;
}

void SharesRun::buy(const Statement& statement) {
  if (const auto first = first_free()) return free(statement, *first);
  if (statement.kind() == "free") statement.refute("kind", {"niets is gratis", "nothing is free"});
  round(statement);
}

// Only a limit keeps it out.
void SharesRun::free(const Statement& statement, ProjectIndex first) {
  const bool is_kept_out = broken_by(recount_, bought, first).has_value();
  if (statement.kind() == "bought")
    statement.refute("project", {"wat gratis is gaat voor", "what is free goes before"});
  statement.expect("kind", is_kept_out ? "not-fundable" : "free");
  statement.expect("project", recount_.id(first));
  is_open_[first] = false;
  if (is_kept_out) {
    statement.has_keys({"number", "kind", "project", "limit"});
    return check_reason(recount_, pots_, bought, first, statement);
  }
  statement.has_keys({"number", "kind", "project"});
  bought.push_back(first);
}

void SharesRun::expect_payment(const Statement& statement, ProjectIndex project) {
  const Ratio payment = statement.number("payment") * 100;
  if (payment.sign() <= 0) statement.refute("payment", {"meer dan 0", "more than 0"});
  const Ratio cost = recount_.cost(project);
  const auto collected = wallets_.collect(backers_[project], payment / unit(), cost, is_exact_);
  if (statement.has("in_full")) {
    statement.expect("in_full", to_string(Ratio(collected.units) / unit()));
    statement.expect("others_pay", to_string(collected.others / 100));
  }
  if (!collected.is_enough) {
    const Ratio sum = Ratio(collected.units) / unit() * payment + collected.others;
    const std::string numbers = to_string(sum / 100) + " / " + to_string(cost / 100);
    statement.refute("payment", {"dat brengt niet precies de kosten op: " + numbers,
                                 "that does not collect exactly the cost: " + numbers});
  }
  if (!collected.is_lowest)
    statement.refute("payment", {"een lager bedrag is genoeg", "a lower payment is enough"});
  price_[project] = prices_.worth_of(project, payment);
}

void SharesRun::look(const Statement& look, ProjectIndex project) {
  look.expect("project", recount_.id(project));
  if (look.has("payment")) {
    look.has_keys({"project", "payment"});
    expect_payment(look, project);
    return;
  }
  look.has_keys({"project", "have"});
  look.expect("have", to_string(wallets_.held(backers_[project]) / 100));
  if (wallets_.can_pay(backers_[project], recount_.cost(project), is_exact_)) {
    look.refute("have", {"daarmee kunnen zij het betalen", "with that they can pay it"});
  }
  is_open_[project] = false;
  is_for_good_ = false;
}

void SharesRun::check_looks(const Statement& statement, std::optional<ProjectIndex> bought_now) {
  const std::vector<Statement> looks = statement.objects("looks");
  std::size_t at = 0;
  for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
    if (!is_open_[project] || project == bought_now) continue;
    if (bought_now && price_[project] && is_ruled_out(project, *bought_now)) continue;
    const std::string id = shown(recount_.id(project));
    if (at == looks.size()) statement.refute("looks", {"`" + id + "` ontbreekt", "`" + id + "` is missing"});
    look(looks[at++], project);
    const bool still_open = is_open_[project] && (!bought_now || !is_ruled_out(project, *bought_now));
    if (still_open && bought_now) {
      statement.refute("project", {"`" + id + "` gaat voor", "`" + id + "` goes before"});
    } else if (still_open) {
      statement.refute("kind", {"`" + id + "` is nog te koop", "`" + id + "` can still be bought"});
    }
  }
  if (at < looks.size())
    looks[at].refute("project", {"dat hoeft niet bekeken te worden", "that need not be looked at"});
}

Ratio SharesRun::lowest_payment(ProjectIndex project) const {
  BigInt units = 0;
  for (const Backers& alike : backers_[project]) {
    for (const std::uint32_t group : alike.groups)
      units += BigInt(alike.units) * recount_.profile.weight(group);
  }
  return recount_.cost(project) * unit() / Ratio(units);
}

void SharesRun::round(const Statement& statement) {
  const bool is_bought = statement.kind() == "bought";
  const ProjectIndex project = recount_.project(statement);
  if (!is_open_[project])
    statement.refute("project", {"dat is hier niet te koop", "that cannot be bought here"});
  const std::string_view reason = key_of_reason(recount_, bought, project);
  if (is_bought) {
    statement.has_keys({"number", "kind", "project", "payment", "in_full", "others_pay", "looks"});
    if (reason == "limit") statement.refute("kind", {"een grens laat dat niet toe", "a limit keeps it out"});
  } else {
    statement.has_keys({"number", "kind", "project", "payment", "in_full", "others_pay", "looks", reason});
  }
  expect_payment(statement, project);
  const Ratio payment = statement.number("payment") * 100;
  if (recount_.terms.has("add-opt"))
    next_change_.keep(wallets_, NextChange::Taken{project, payment / unit()});
  check_looks(statement, project);
  is_open_[project] = false;
  if (!is_bought) return keep_out(statement, project);
  is_for_good_ = is_for_good_ && payment == lowest_payment(project);
  wallets_.pay(backers_[project], payment / unit(), is_exact_);
  bought.push_back(project);
}

void SharesRun::keep_change_of_pots(ProjectIndex project) {
  if (broken_by(recount_, bought, project)) return;
  if (const auto least = least_endowment(recount_, with(bought, project)))
    next_change_.keep(*least - endowment_);
}

// It stays out while it comes after what is bought, even at the lowest price that richer supporters can have
// it for; and while pots that grow with the endowment may not pay so much of it.
void SharesRun::keep_out(const Statement& statement, ProjectIndex project) {
  check_reason(recount_, pots_, bought, project, statement);
  if (recount_.terms.has("add-opt")) keep_change_of_pots(project);
  price_[project] = prices_.worth_of(project, lowest_payment(project));
  const bool comes_later = bought.empty() || !price_[bought.back()] || is_ruled_out(project, bought.back());
  is_for_good_ = is_for_good_ && comes_later;
  if (!is_for_good_ || broken_by(recount_, bought, project)) return;
  Ratio enough;
  for (ProjectIndex one = 0; one < is_open_.size(); ++one) enough += recount_.cost(one);
  std::vector<Ratio> pots = pots_of(recount_);
  for (Ratio& pot : pots) pot = pot.is_zero() ? pot : enough;
  std::vector<ProjectIndex> asked = bought;
  asked.push_back(project);
  is_for_good_ = !can_be_paid(recount_, pots, asked);
}

void SharesRun::end(const Statement& statement) {
  if (has_one_pot(recount_.instance)) {
    statement.has_keys({"number", "kind", "cost", "looks"});
  } else {
    statement.has_keys({"number", "kind", "cost", "looks", "paid"});
  }
  statement.expect("cost", to_string(total_cost(recount_.instance, bought)));
  check_looks(statement, std::nullopt);
  if (recount_.terms.has("add-opt")) next_change_.keep(wallets_, std::nullopt);
  if (has_one_pot(recount_.instance)) return;
  std::vector<Payment> lines;
  for (const Statement& line : statement.objects("paid")) {
    line.has_keys({"project", "pot", "amount"});
    lines.push_back({line, line.number("amount") * 100});
  }
  check_plan(recount_, pots_, bought, lines, statement, "paid");
}

}  // namespace buurtkas::verify

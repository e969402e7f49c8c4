#include "cli/verify/welfare.h"

#include <algorithm>

#include "cli/verify/funding.h"

namespace buurtkas::verify {

// Welfare in whole numbers, times a power of two, and below that a bit for each project, the higher the
// earlier among the ties: then more is better, and never equal.
Welfare::Welfare(const Recount& recount, const std::vector<ProjectIndex>& selected) : recount_(recount) {
  const std::vector<Ratio> welfare = recount.welfare();
  for (ProjectIndex project = 0; project < welfare.size(); ++project) {
    const BigInt cost = recount.instance.projects[project].cost.cents();
    if (!recount.is_admitted[project] || welfare[project].sign() <= 0) continue;
    if (!can_be_paid(recount, pots_of(recount), {project})) continue;
    items_.push_back({project, cost, 0, {}});
    const BigInt by = welfare[project].denominator();
    denominator_ *= by / gcd(denominator_, by);
  }
  std::sort(items_.begin(), items_.end(),
            [&](const Item& a, const Item& b) { return recount.goes_before(b.project, a.project); });
  bits_ = static_cast<unsigned>(items_.size());
  BigInt bit = 1;
  std::size_t found = 0;
  for (Item& item : items_) {
    item.value = ((welfare[item.project] * Ratio(denominator_)).numerator() << bits_) + bit;
    bit *= 2;
    if (std::find(selected.begin(), selected.end(), item.project) == selected.end()) continue;
    best_ += item.value;
    ++found;
  }
  has_all_selected_ = found == selected.size();
  std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
    const BigInt left = a.value * b.cost;
    const BigInt right = b.value * a.cost;
    return left != right ? left > right : a.value > b.value;
  });
  read_limits();
}

void Welfare::read_limits() {
  std::vector<bool> is_bounded(recount_.votes.size(), false);
  for (std::size_t position = 0; position < recount_.limits().size(); ++position) {
    const Limit& limit = recount_.limits()[position];
    const bool is_exclusion = limit.kind == Limit::Kind::exclusion;
    Within within{is_exclusion, true, is_exclusion ? 0 : limit.most.cents()};
    for (const ProjectIndex project : limit.projects) {
      if (is_bounded[project]) within.is_in_bound = false;
      const BigInt cost = recount_.instance.projects[project].cost.cents();
      if (within.is_exclusion && cost > within.most) within.most = cost;
    }
    for (const ProjectIndex project : limit.projects) {
      if (within.is_in_bound) is_bounded[project] = true;
      for (Item& item : items_) {
        if (item.project == project) item.limits.push_back(position);
      }
    }
    within_.push_back(std::move(within));
  }
}

// Beside what is in.
bool Welfare::is_allowed(const Item& item) const {
  return std::all_of(item.limits.begin(), item.limits.end(), [&](std::size_t limit) {
    const Within& within = within_[limit];
    return within.is_exclusion ? within.count == 0 : within.cost + item.cost <= within.most;
  });
}

void Welfare::put_in(const Item& item, int times) {
  for (const std::size_t limit : item.limits) {
    within_[limit].cost += times * item.cost;
    within_[limit].count += static_cast<std::uint64_t>(times);
  }
}

void Welfare::check(const std::function<const Statement&()>& next) {
  check_part(next, BigInt(votable(recount_.instance).cents()), BigInt(0));
}

Ratio Welfare::pay(Payments& payments) const {
  Ratio is_short;
  for (const ProjectIndex project : in_) is_short += payments.pay(project);
  return is_short;
}

// What several pots can pay of several projects is a polymatroid: parts of the best value for money, first,
// are the best mix.
BigInt Welfare::most_by_flow(const BigInt& value) const {
  Payments payments(recount_, pots_of(recount_));
  pay(payments);
  Ratio parts;
  for (const Item& item : items_) {
    if (!item.is_open || !is_allowed(item)) continue;
    const Ratio is_short = payments.pay(item.project);
    parts +=
        item.cost == 0 ? Ratio(item.value) : Ratio(item.value) * (Ratio(item.cost) - is_short) / item.cost;
  }
  return value + parts.numerator() / parts.denominator();
}

void Welfare::check_bound(const Statement& leaf, BigInt left, BigInt value) const {
  leaf.has_keys({"number", "kind", "at_most"});
  const BigInt by_flow = has_one_pot(recount_.instance) ? BigInt(0) : most_by_flow(value);
  std::vector<BigInt> room;
  for (const Within& within : within_) room.push_back(within.most - within.cost);
  Ratio parts;
  for (const Item& item : items_) {
    if (!item.is_open || !is_allowed(item)) continue;
    BigInt pays = std::min(item.cost, left);
    for (const std::size_t limit : item.limits) {
      if (within_[limit].is_in_bound) pays = std::min(pays, room[limit]);
    }
    if (pays == item.cost) {
      value += item.value;
    } else {
      parts += Ratio(BigInt(item.value * pays), item.cost);
    }
    left -= pays;
    for (const std::size_t limit : item.limits) room[limit] -= pays;
  }
  value += parts.numerator() / parts.denominator();
  if (!has_one_pot(recount_.instance) && by_flow < value) value = by_flow;
  leaf.expect("at_most", to_string(Ratio(BigInt(value >> bits_), denominator_)));
  if (value > best_)
    leaf.refute("at_most",
                {"dat kan beter zijn dan wat gekozen is", "that may be better than what is selected"});
}

void Welfare::check_part(const std::function<const Statement&()>& next, const BigInt& left,
                         const BigInt& value) {
  const Statement& statement = next();
  Ratio is_short = left < 0 ? Ratio(BigInt(-left)) : Ratio(0);
  if (!has_one_pot(recount_.instance)) {
    Payments payments(recount_, pots_of(recount_));
    is_short = pay(payments);
  }
  if (!is_short.is_zero()) {
    statement.expect("kind", "over-budget");
    statement.has_keys({"number", "kind", "short"});
    return statement.expect("short", to_string(is_short / 100));
  }
  if (statement.kind() != "branch") {
    statement.expect("kind", "bounded");
    return check_bound(statement, left, value);
  }
  statement.has_keys({"number", "kind", "project"});
  const ProjectIndex project = recount_.project(statement);
  const auto item = std::find_if(items_.begin(), items_.end(), [&](const Item& one) {
    return one.is_open && one.project == project && is_allowed(one);
  });
  if (item == items_.end())
    statement.refute("project", {"dat is hier geen vraag", "that is no question here"});
  item->is_open = false;
  put_in(*item, 1);
  in_.push_back(project);
  check_part(next, left - item->cost, value + item->value);
  in_.pop_back();
  put_in(*item, -1);
  check_part(next, left, value);
  item->is_open = true;
}

}  // namespace buurtkas::verify

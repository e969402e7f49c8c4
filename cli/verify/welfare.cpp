#include "cli/verify/welfare.h"

#include <algorithm>

namespace buurtkas::verify {

// Welfare in whole numbers, times a power of two, and below that a bit for each project, the higher the
// earlier among the ties: then more is better, and never equal.
Welfare::Welfare(const Recount& recount, const std::vector<ProjectIndex>& selected) : recount_(recount) {
  const std::vector<Ratio> welfare = recount.welfare();
  const BigInt money = votable(recount.instance).cents();
  for (ProjectIndex project = 0; project < welfare.size(); ++project) {
    const BigInt cost = recount.instance.projects[project].cost.cents();
    if (!recount.is_admitted[project] || welfare[project].sign() <= 0 || cost > money) continue;
    items_.push_back({project, cost, 0});
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
}

void Welfare::check(const std::function<const Statement&()>& next) {
  check_part(next, BigInt(votable(recount_.instance).cents()), BigInt(0));
}

void Welfare::check_bound(const Statement& leaf, BigInt left, BigInt value) const {
  leaf.has_keys({"number", "kind", "at_most"});
  for (const Item& item : items_) {
    if (!item.is_open) continue;
    if (item.cost <= left) {
      left -= item.cost;
      value += item.value;
      continue;
    }
    value += item.value * left / item.cost;
    break;
  }
  leaf.expect("at_most", to_string(Ratio(BigInt(value >> bits_), denominator_)));
  if (value > best_)
    leaf.refute("at_most",
                {"dat kan beter zijn dan wat gekozen is", "that may be better than what is selected"});
}

void Welfare::check_part(const std::function<const Statement&()>& next, const BigInt& left,
                         const BigInt& value) {
  const Statement& statement = next();
  if (left < 0) {
    statement.expect("kind", "over-budget");
    statement.has_keys({"number", "kind", "short"});
    statement.expect("short", to_string(Ratio(BigInt(-left), BigInt(100))));
    return;
  }
  if (statement.kind() != "branch") {
    statement.expect("kind", "bounded");
    return check_bound(statement, left, value);
  }
  statement.has_keys({"number", "kind", "project"});
  const ProjectIndex project = recount_.project(statement);
  const auto item = std::find_if(items_.begin(), items_.end(),
                                 [&](const Item& one) { return one.is_open && one.project == project; });
  if (item == items_.end())
    statement.refute("project", {"dat is hier geen vraag", "that is no question here"});
  item->is_open = false;
  check_part(next, left - item->cost, value + item->value);
  check_part(next, left, value);
  item->is_open = true;
}

}  // namespace buurtkas::verify

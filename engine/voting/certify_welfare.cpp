#include <algorithm>

#include "engine/voting/certify_parts.h"
#include "engine/voting/max_welfare.h"

namespace buurtkas {
namespace {

constexpr std::size_t leaves_max = 20'000;
constexpr std::size_t projects_max = 1'000;  // numbers have a bit for each

struct Item {
  ProjectIndex project;
  BigInt cost;
  BigInt value;  // so many times its welfare, and a bit for its place among the ties: no two sets are equal
};

// A tree over all sets, a project in or out at each branch, of which every leaf cannot be better than what is
// selected: Dantzig's bound says so, which fills up with the best value for money and a part of one project.
class WelfareTree {
 public:
  WelfareTree(const Count& count, const std::vector<ProjectIndex>& selected) {
    const std::vector<Ratio> welfare = welfare_of(count);
    const BigInt money = votable(count.instance).cents();
    std::vector<ProjectIndex> projects;
    for (const ProjectIndex project : count.projects) {
      const bool is_affordable = count.instance.projects[project].cost.cents() <= money;
      if (welfare[project].sign() > 0 && is_affordable) projects.push_back(project);
    }
    for (const ProjectIndex project : projects)
      denominator_ = boost::multiprecision::lcm(denominator_, welfare[project].denominator());
    bits_ = static_cast<unsigned>(projects.size());
    for (unsigned place = 0; place < bits_; ++place) {
      const ProjectIndex project = projects[place];
      const BigInt whole = (welfare[project] * Ratio(denominator_)).numerator();
      items_.push_back({project, BigInt(count.instance.projects[project].cost.cents()),
                        BigInt(whole << bits_) + (BigInt(1) << (bits_ - 1 - place))});
    }
    std::stable_sort(items_.begin(), items_.end(),
                     [](const Item& a, const Item& b) { return a.value * b.cost > b.value * a.cost; });
    for (const Item& item : items_) {
      if (std::find(selected.begin(), selected.end(), item.project) != selected.end()) best_ += item.value;
    }
    is_open_.assign(items_.size(), true);
  }

  // False when it would be too large.
  bool grow(const BigInt& left, const BigInt& value, std::vector<Claim>& claims) {
    if (left < 0) return add_leaf(claim::OverBudget{Ratio(BigInt(-left))}, claims);
    // Whole projects, best value for money first, and a part of the first that does not fit.
    BigInt room = left;
    BigInt sum = value;
    std::size_t critical = 0;
    for (; critical < items_.size(); ++critical) {
      if (!is_open_[critical]) continue;
      if (items_[critical].cost > room) break;
      room -= items_[critical].cost;
      sum += items_[critical].value;
    }
    if (critical < items_.size()) sum += items_[critical].value * room / items_[critical].cost;
    if (sum <= best_) return add_leaf(claim::Bounded{Ratio(BigInt(sum >> bits_), denominator_)}, claims);
    BUURTKAS_ASSERT(critical < items_.size());
    const Item& item = items_[critical];
    claims.emplace_back(claim::Branch{item.project});
    is_open_[critical] = false;
    const bool is_whole = grow(left - item.cost, value + item.value, claims) && grow(left, value, claims);
    is_open_[critical] = true;
    return is_whole;
  }

 private:
  bool add_leaf(Claim leaf, std::vector<Claim>& claims) {
    claims.push_back(std::move(leaf));
    return ++leaves_ <= leaves_max;
  }

  BigInt denominator_ = 1;
  unsigned bits_ = 0;
  std::vector<Item> items_;  // best value for money first
  std::vector<bool> is_open_;
  BigInt best_ = 0;
  std::size_t leaves_ = 0;
};

}  // namespace

bool claim_most_welfare(const Count& count, const std::vector<ProjectIndex>& selected,
                        std::vector<Claim>& claims) {
  const Instance& instance = count.instance;
  if (instance.pots.size() != 1 || !is_unmarked(instance.pots[0])) return false;
  if (instance.projects.size() > projects_max) return false;
  const std::size_t before = claims.size();
  if (WelfareTree(count, selected).grow(BigInt(votable(instance).cents()), BigInt(0), claims)) return true;
  claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(before), claims.end());
  return false;
}

}  // namespace buurtkas

#include <algorithm>
#include <optional>

#include "engine/funding/flow.h"
#include "engine/funding/limits.h"
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

// Limits that share no project with one before them, so that the best mix of fractions of projects within
// them, and within the money, has the best value for money first.
class Rooms {
 public:
  explicit Rooms(const Instance& instance) : of_project_(instance.projects.size()) {
    for (const Limit& limit : instance.limits) {
      const bool is_apart = std::none_of(limit.projects.begin(), limit.projects.end(),
                                         [&](ProjectIndex project) { return of_project_[project]; });
      if (!is_apart) continue;
      BigInt room = limit.kind == Limit::Kind::cap ? limit.most.cents() : 0;
      for (const ProjectIndex project : limit.projects) {
        of_project_[project] = rooms_.size();
        if (limit.kind == Limit::Kind::exclusion)
          room = std::max(room, BigInt(instance.projects[project].cost.cents()));
      }
      rooms_.push_back(std::move(room));
    }
  }

  BigInt most(const Item& item) const {
    const auto room = of_project_[item.project];
    return room ? std::min(rooms_[*room], item.cost) : item.cost;
  }
  void take(const Item& item, const BigInt& cents) {
    if (const auto room = of_project_[item.project]) rooms_[*room] -= cents;
  }

 private:
  std::vector<std::optional<std::size_t>> of_project_;
  std::vector<BigInt> rooms_;
};

// A tree over all sets, a project in or out at each branch, of which every leaf cannot be better than what is
// selected: a bound says so, which fills up with the best value for money and parts of projects, of one if
// there are one pot and no limits (Dantzig). Of several pots also by a flow, as in max_welfare.cpp. Out is
// also what a limit keeps out beside what is in.
class WelfareTree {
 public:
  WelfareTree(const Count& count, const std::vector<ProjectIndex>& selected)
      : instance_(count.instance), limits_(count.instance), rooms_(count.instance) {
    const std::vector<Ratio> welfare = welfare_of(count);
    std::vector<ProjectIndex> projects;
    for (const ProjectIndex project : count.projects) {
      if (welfare[project].sign() > 0 && is_payable(project)) projects.push_back(project);
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
    if (left < 0 && has_one_pot_) return add_leaf(claim::OverBudget{Ratio(BigInt(-left))}, claims);
    Filled filled;
    if (has_one_pot_) {
      filled = fill(left);
    } else {
      const BigInt is_short = fill_by_flow(filled);
      if (is_short > 0) return add_leaf(claim::OverBudget{Ratio(is_short)}, claims);
      const Filled as_if_one = fill(left);
      filled.value = std::min(filled.value, as_if_one.value);
      if (!filled.critical) filled.critical = as_if_one.critical;
    }
    const BigInt sum = value + filled.value;
    if (sum <= best_) return add_leaf(claim::Bounded{Ratio(BigInt(sum >> bits_), denominator_)}, claims);
    const std::size_t critical = filled.critical ? *filled.critical : first_open();
    const Item& item = items_[critical];
    claims.emplace_back(claim::Branch{item.project});
    is_open_[critical] = false;
    const Rooms before = rooms_;
    limits_.add(item.project);
    rooms_.take(item, item.cost);
    in_.push_back(item.project);
    const bool is_in = grow(left - item.cost, value + item.value, claims);
    in_.pop_back();
    limits_.remove(item.project);
    rooms_ = before;
    const bool is_whole = is_in && grow(left, value, claims);
    is_open_[critical] = true;
    return is_whole;
  }

 private:
  struct Filled {
    BigInt value;
    std::optional<std::size_t> critical;  // the first in part, or else that breaks a limit beside the others
  };

  // Where no part of a project made the bound: any will do, and as the bound is above what is in, there is
  // one.
  std::size_t first_open() const {
    std::size_t at = 0;
    while (!is_open_[at] || !limits_.allow(items_[at].project)) ++at;
    return at;
  }

  bool is_payable(ProjectIndex project) const {
    Instance without_limits = instance_;
    without_limits.limits.clear();
    return is_fundable(without_limits, {&project, 1});
  }

  // What the pots are short of for what is in; and, when nothing, what they can pay of the rest.
  BigInt fill_by_flow(Filled& filled) const {
    std::vector<BigInt> pots;
    for (const Pot& pot : instance_.pots) pots.emplace_back(votable(pot).cents());
    Flow flow(std::move(pots));
    const auto unpaid = [&](ProjectIndex project) {
      BigInt open = instance_.projects[project].cost.cents();
      std::vector<BigInt> payable_by;
      for (const Pot& pot : instance_.pots)
        payable_by.emplace_back(payable(pot, instance_.projects[project]).cents());
      const Flow::Node node = flow.add(open, std::move(payable_by));
      flow.pay(node);
      for (PotIndex pot = 0; pot < instance_.pots.size(); ++pot) open -= flow.paid(node, pot);
      return open;
    };
    BigInt is_short = 0;
    for (const ProjectIndex project : in_) is_short += unpaid(project);
    if (is_short > 0) return is_short;
    Ratio parts;
    for (std::size_t at = 0; at < items_.size(); ++at) {
      const Item& item = items_[at];
      if (!is_open_[at] || !limits_.allow(item.project)) continue;
      const BigInt open = unpaid(item.project);
      if (open.is_zero()) {
        filled.value += item.value;
        continue;
      }
      parts += Ratio(BigInt(item.value * (item.cost - open)), item.cost);
      if (!filled.critical && open < item.cost) filled.critical = at;
    }
    filled.value += parts.numerator() / parts.denominator();
    return 0;
  }

  Filled fill(BigInt left) {
    Filled filled;
    Rooms rooms = rooms_;
    Ratio parts;
    std::optional<std::size_t> breaking;
    Limits beside = limits_;
    for (std::size_t at = 0; at < items_.size(); ++at) {
      const Item& item = items_[at];
      if (!is_open_[at] || !limits_.allow(item.project)) continue;
      const BigInt pays = std::min(left, rooms.most(item));
      left -= pays;
      rooms.take(item, pays);
      if (pays == item.cost) {
        filled.value += item.value;
        if (!breaking && !beside.allow(item.project)) breaking = at;
        beside.add(item.project);
      } else if (pays > 0) {
        parts += Ratio(BigInt(item.value * pays), item.cost);
        if (!filled.critical) filled.critical = at;
      }
    }
    filled.value += parts.numerator() / parts.denominator();
    if (!filled.critical) filled.critical = breaking;
    return filled;
  }

  bool add_leaf(Claim leaf, std::vector<Claim>& claims) {
    claims.push_back(std::move(leaf));
    return ++leaves_ <= leaves_max;
  }

  const Instance& instance_;
  const bool has_one_pot_ = has_one_pot(instance_);
  BigInt denominator_ = 1;
  unsigned bits_ = 0;
  std::vector<ProjectIndex> in_;
  Limits limits_;            // of what is in
  Rooms rooms_;              // beside it
  std::vector<Item> items_;  // best value for money first
  std::vector<bool> is_open_;
  BigInt best_ = 0;
  std::size_t leaves_ = 0;
};

}  // namespace

bool claim_most_welfare(const Count& count, const Trace& trace, std::vector<Claim>& claims) {
  const Instance& instance = count.instance;
  if (instance.projects.size() > projects_max) return false;
  std::vector<ProjectIndex> selected;
  for (const Event& event : trace) {
    if (const auto* chosen = std::get_if<Chosen>(&event)) selected.push_back(chosen->project);
  }
  const std::size_t before = claims.size();
  if (WelfareTree(count, selected).grow(BigInt(votable(instance).cents()), BigInt(0), claims)) return true;
  claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(before), claims.end());
  return false;
}

}  // namespace buurtkas

#include "tests/oracles/textbook_cstv.h"

#include <algorithm>
#include <numeric>

#include "tests/oracles/brute_force_funding.h"

namespace buurtkas::oracles {
namespace {

using Projects = std::vector<ProjectIndex>;

struct Table {
  const Instance& instance;
  std::vector<std::vector<Ratio>> gifts;  // by ballot, then by project; in cents
  std::vector<Ratio> votes;

  Ratio cost(ProjectIndex project) const { return cents_of(instance.projects[project].cost); }
  Ratio support(ProjectIndex project) const {
    Ratio sum;
    for (const auto& row : gifts) sum += row[project];
    return sum;
  }
};

Ratio sum_of(const std::vector<Ratio>& row) {
  return std::accumulate(row.begin(), row.end(), Ratio(0));
}

Table table_of(const Instance& instance, const Profile& profile) {
  Table table{instance, {}, std::vector<Ratio>(instance.projects.size())};
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    std::vector<Ratio> row(instance.projects.size());
    for (std::size_t mark = 0; mark < profile.projects(group).size(); ++mark) {
      if (profile.points(group)[mark] <= 0) continue;
      row[profile.projects(group)[mark]] = profile.points(group)[mark];
      table.votes[profile.projects(group)[mark]] += Ratio(profile.weight(group));
    }
    const Ratio points = sum_of(row);
    const Ratio money = cents_of(votable(instance)) * Ratio(profile.weight(group)) / Ratio(profile.weight());
    for (Ratio& gift : row) gift = points.is_zero() ? Ratio(0) : gift * money / points;
    table.gifts.push_back(row);
  }
  return table;
}

// What lies at the project goes, and so much of it to the row's other projects, in proportion.
void move_to_others(std::vector<Ratio>& row, ProjectIndex project, const Ratio& amount) {
  row[project] = 0;
  const Ratio others = sum_of(row);
  if (others.is_zero()) return;
  for (Ratio& gift : row) gift += amount * gift / others;
}

class Textbook {
 public:
  Textbook(const Instance& instance, const Profile& profile, TextbookMeasure measure,
           const std::vector<TieBreak>& tie_breaks)
      : table_(table_of(instance, profile)), measure_(measure), tie_breaks_(tie_breaks) {
    running_.resize(instance.projects.size());
    std::iota(running_.begin(), running_.end(), ProjectIndex{0});
  }

  Projects count(bool by_minimal_transfers) {
    while (!running_.empty()) {
      Projects eligible;
      for (const ProjectIndex project : running_) {
        if (table_.support(project) >= table_.cost(project)) eligible.push_back(project);
      }
      if (!eligible.empty()) {
        fund(sorted(eligible).front(), by_minimal_transfers);
      } else if (by_minimal_transfers) {
        minimal_transfer();
      } else {
        eliminate(sorted(running_).back());
      }
    }
    if (by_minimal_transfers) {
      out_ = sorted(out_);
    } else {
      std::reverse(out_.begin(), out_.end());
    }
    for (const ProjectIndex project : out_) {
      if (is_payable(project)) selected_.push_back(project);
    }
    return selected_;
  }

 private:
  // The best first.
  Projects sorted(Projects projects) const {
    std::sort(projects.begin(), projects.end(), [this](ProjectIndex a, ProjectIndex b) {
      const auto left = measured(a);
      const auto right = measured(b);
      return left != right ? left > right : wins_tie(a, b);
    });
    return projects;
  }

  std::pair<int, Ratio> measured(ProjectIndex project) const {
    const Ratio support = table_.support(project);
    const Ratio cost = table_.cost(project);
    if (measure_ == TextbookMeasure::excess) return {0, support - cost};
    if (measure_ == TextbookMeasure::support) return {0, support};
    if (cost.is_zero()) return {support.is_zero() ? 0 : 1, 0};
    return {0, support / cost};
  }

  bool wins_tie(ProjectIndex a, ProjectIndex b) const {
    const Project& left = table_.instance.projects[a];
    const Project& right = table_.instance.projects[b];
    for (const TieBreak tie_break : tie_breaks_) {
      if (tie_break == TieBreak::most_votes && table_.votes[a] != table_.votes[b])
        return table_.votes[a] > table_.votes[b];
      if (tie_break == TieBreak::lowest_cost && left.cost != right.cost) return left.cost < right.cost;
      if (tie_break == TieBreak::highest_cost && left.cost != right.cost) return left.cost > right.cost;
      if (tie_break == TieBreak::file_order) return a < b;
      if (tie_break == TieBreak::lowest_id) break;
    }
    return left.id < right.id;
  }

  bool is_payable(ProjectIndex project) const {
    Projects together = selected_;
    together.push_back(project);
    return !shortest_subset(table_.instance, together).has_value();
  }

  void fund(ProjectIndex project, bool by_minimal_transfers) {
    std::erase(running_, project);
    if (!is_payable(project)) {
      if (by_minimal_transfers) return;
      for (auto& row : table_.gifts) move_to_others(row, project, Ratio(row[project]));
      return;
    }
    selected_.push_back(project);
    Ratio owed = table_.cost(project);
    Ratio asked;
    for (const auto& row : table_.gifts) {
      if (sum_of(row) == row[project]) {
        owed -= row[project];
      } else {
        asked += row[project];
      }
    }
    const Ratio fraction = owed.sign() <= 0 || asked.is_zero() ? Ratio(0) : owed / asked;
    for (auto& row : table_.gifts) move_to_others(row, project, row[project] * (Ratio(1) - fraction));
  }

  void eliminate(ProjectIndex project) {
    std::erase(running_, project);
    out_.push_back(project);
    for (auto& row : table_.gifts) move_to_others(row, project, Ratio(row[project]));
  }

  // What it would have if every gift were so many times as much, or all that its giver has.
  Ratio raised(ProjectIndex project, const Ratio& factor) const {
    Ratio sum;
    for (const auto& row : table_.gifts) sum += std::min(row[project] * factor, sum_of(row));
    return sum;
  }

  // The raised amount goes up in straight pieces; it is the cost on the first piece that ends at the cost or
  // above.
  Ratio factor_for(ProjectIndex project) const {
    std::vector<Ratio> ends;
    for (const auto& row : table_.gifts) {
      if (row[project].sign() > 0) ends.push_back(sum_of(row) / row[project]);
    }
    std::sort(ends.begin(), ends.end());
    Ratio start = 1;
    for (const Ratio& end : ends) {
      if (raised(project, end) >= table_.cost(project)) {
        const Ratio from = raised(project, start);
        return start + (end - start) * (table_.cost(project) - from) / (raised(project, end) - from);
      }
      start = end;
    }
    BUURTKAS_ASSERT(false);
  }

  void minimal_transfer() {
    Projects left;
    for (const ProjectIndex project : running_) {
      Ratio givers_have;
      for (const auto& row : table_.gifts) {
        if (row[project].sign() > 0) givers_have += sum_of(row);
      }
      (givers_have < table_.cost(project) ? out_ : left).push_back(project);
    }
    running_ = left;
    if (running_.empty()) return;
    const ProjectIndex project = sorted(running_).front();
    if (is_payable(project)) {
      const Ratio factor = factor_for(project);
      for (auto& row : table_.gifts) {
        const Ratio total = sum_of(row);
        const Ratio gift = std::min(row[project] * factor, total);
        const Ratio others = total - row[project];
        for (Ratio& other : row) {
          if (!others.is_zero()) other = other * (total - gift) / others;
        }
        row[project] = gift;
      }
    }
    fund(project, true);
  }

  Table table_;
  TextbookMeasure measure_;
  const std::vector<TieBreak>& tie_breaks_;
  Projects running_;
  Projects out_;
  Projects selected_;
};

}  // namespace

std::vector<ProjectIndex> textbook_cstv(const Instance& instance, const Profile& profile,
                                        TextbookMeasure measure, bool by_minimal_transfers,
                                        const std::vector<TieBreak>& tie_breaks) {
  return Textbook(instance, profile, measure, tie_breaks).count(by_minimal_transfers);
}

}  // namespace buurtkas::oracles

#include "cli/verify/funding.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace buurtkas::verify {
namespace {

Ratio payable_of(const Recount& recount, std::size_t pot, ProjectIndex project) {
  return cents_of(payable(recount.instance.pots[pot], recount.instance.projects[project]));
}

// The most restricted first: the pot that could pay least of all projects together.
std::vector<std::size_t> by_restriction(const Recount& recount) {
  std::vector<Ratio> reach(recount.instance.pots.size());
  std::vector<std::size_t> pots(reach.size());
  std::iota(pots.begin(), pots.end(), std::size_t{0});
  for (const std::size_t pot : pots) {
    for (ProjectIndex project = 0; project < recount.instance.projects.size(); ++project)
      reach[pot] += payable_of(recount, pot, project);
  }
  std::stable_sort(pots.begin(), pots.end(),
                   [&](std::size_t a, std::size_t b) { return reach[a] < reach[b]; });
  return pots;
}

class Plan {
 public:
  Plan(const Recount& recount, const std::vector<Ratio>& pots, const std::vector<ProjectIndex>& selected)
      : recount_(recount),
        selected_(selected),
        left_(pots),
        by_restriction_(by_restriction(recount)),
        paid_(selected.size(), std::vector<Ratio>(pots.size())),
        is_settled_(selected.size(), std::vector<bool>(pots.size(), false)) {}

  std::size_t pots() const { return left_.size(); }
  Ratio paid(std::size_t place) const {
    return std::accumulate(paid_[place].begin(), paid_[place].end(), Ratio(0));
  }

  void pay(std::size_t place, std::size_t pot, const Payment& line) {
    if (line.cents.sign() <= 0) line.statement.refute("amount", {"meer dan 0", "more than 0"});
    const Ratio most = payable_of(recount_, pot, selected_[place]);
    if (line.cents > most) line.statement.refute("amount", plain("<= " + to_string(most / 100)));
    if (line.cents > left_[pot]) line.statement.refute("amount", plain("<= " + to_string(left_[pot] / 100)));
    paid_[place][pot] = line.cents;
    left_[pot] -= line.cents;
  }

  // A pot that could pay more, so that one that comes later pays less.
  bool spends_restricted_first() const {
    for (std::size_t rank = 0; rank < pots(); ++rank) {
      const std::size_t pot = by_restriction_[rank];
      if (left_[pot].sign() <= 0) continue;
      const std::vector<bool> reached = reach_from(pot);
      for (std::size_t later = rank + 1; later < pots(); ++later) {
        const std::size_t other = by_restriction_[later];
        if (reached[other] && left_[other] < pot_total(other)) return false;
      }
    }
    return true;
  }

  // No project could have more from a pot that comes first, all totals being the same and all that comes
  // before it being as it is.
  bool pays_in_order() {
    std::vector<std::size_t> places(selected_.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
      return recount_.id(selected_[a]) < recount_.id(selected_[b]);
    });
    for (const std::size_t place : places) {
      for (const std::size_t pot : by_restriction_) {
        is_settled_[place][pot] = true;
        if (paid_[place][pot] == payable_of(recount_, pot, selected_[place])) continue;
        for (std::size_t other = 0; other < pots(); ++other) {
          const bool gives = !is_settled_[place][other] && paid_[place][other].sign() > 0;
          if (gives && reach_from(other)[pot]) return false;
        }
      }
    }
    return true;
  }

 private:
  Ratio pot_total(std::size_t pot) const {
    Ratio total = left_[pot];
    for (const auto& of_one : paid_) total += of_one[pot];
    return total;
  }

  // Pots from which money can be freed when this one pays more: a project gives up money of the one and has
  // it of the other.
  std::vector<bool> reach_from(std::size_t first) const {
    std::vector<bool> reached(pots(), false);
    reached[first] = true;
    std::vector<std::size_t> queue = {first};
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (std::size_t place = 0; place < selected_.size(); ++place) {
        const bool takes = !is_settled_[place][queue[at]] &&
                           paid_[place][queue[at]] < payable_of(recount_, queue[at], selected_[place]);
        for (std::size_t pot = 0; takes && pot < pots(); ++pot) {
          if (reached[pot] || is_settled_[place][pot] || paid_[place][pot].sign() <= 0) continue;
          reached[pot] = true;
          queue.push_back(pot);
        }
      }
    }
    return reached;
  }

  const Recount& recount_;
  const std::vector<ProjectIndex>& selected_;
  std::vector<Ratio> left_;
  std::vector<std::size_t> by_restriction_;
  std::vector<std::vector<Ratio>> paid_;  // by place of the selected, by pot
  std::vector<std::vector<bool>> is_settled_;
};

std::size_t pot_of(const Recount& recount, const Statement& statement) {
  const std::string& id = statement.text("pot");
  for (std::size_t pot = 0; pot < recount.instance.pots.size(); ++pot) {
    if (recount.instance.pots[pot].id.text() == id) return pot;
  }
  statement.refute("pot", {"die pot is er niet", "there is no such pot"});
}

}  // namespace

bool holds(const std::vector<ProjectIndex>& projects, ProjectIndex project) {
  return std::find(projects.begin(), projects.end(), project) != projects.end();
}

std::vector<ProjectIndex> with(std::vector<ProjectIndex> projects, ProjectIndex project) {
  projects.push_back(project);
  return projects;
}

std::vector<Ratio> pots_of(const Recount& recount, const Ratio& scale) {
  std::vector<Ratio> pots;
  for (const Pot& pot : recount.instance.pots) pots.push_back(cents_of(votable(pot)) * scale);
  return pots;
}

std::vector<Ratio> pots_at(const Recount& recount, const Ratio& endowment) {
  const Money total = votable(recount.instance);
  if (total.is_zero()) return pots_of(recount, 0);
  return pots_of(recount, endowment * recount.profile.voters() / cents_of(total));
}

void check_cut(const Recount& recount, const std::vector<Ratio>& pots, const std::vector<ProjectIndex>& asked,
               const Statement& statement) {
  const Statement cut = statement.object("cut");
  std::vector<ProjectIndex> projects = asked;
  std::sort(projects.begin(), projects.end());
  if (has_one_pot(recount.instance)) {
    cut.has_keys({"needs", "reach", "short"});
  } else {
    cut.has_keys({"projects", "needs", "reach", "short"});
    std::vector<ProjectIndex> named;
    const std::vector<std::string> ids = cut.texts("projects");
    for (const ProjectIndex project : projects) {
      if (named.size() < ids.size() && ids[named.size()] == recount.id(project)) named.push_back(project);
    }
    if (named.size() != ids.size() || named.empty()) {
      cut.refute("projects", {"alleen wat gevraagd is, in de volgorde van het bestand",
                              "only what is asked, in the order of the file"});
    }
    projects = std::move(named);
  }
  Ratio needs;
  Ratio reach;
  std::vector<Ratio> by_pot(pots.size());
  for (const ProjectIndex project : projects) {
    needs += recount.cost(project);
    for (std::size_t pot = 0; pot < pots.size(); ++pot) by_pot[pot] += payable_of(recount, pot, project);
  }
  for (std::size_t pot = 0; pot < pots.size(); ++pot) reach += std::min(pots[pot], by_pot[pot]);
  cut.expect("needs", to_string(needs / 100));
  cut.expect("reach", to_string(reach / 100));
  cut.expect("short", to_string((needs - reach) / 100));
  if (needs <= reach) cut.refute("short", {"er is genoeg", "there is enough"});
}

void check_plan(const Recount& recount, const std::vector<Ratio>& pots,
                const std::vector<ProjectIndex>& selected, const std::vector<Payment>& lines,
                const Statement& whole, std::string_view whole_key, const std::optional<Part>& part) {
  const auto due = [&](ProjectIndex project) {
    return part && part->project == project ? part->cents : recount.cost(project);
  };
  Plan plan(recount, pots, selected);
  std::size_t at = 0;
  for (std::size_t place = 0; place < selected.size(); ++place) {
    const std::string& id = recount.id(selected[place]);
    std::size_t next_pot = 0;
    while (at < lines.size() && plan.paid(place) < due(selected[place])) {
      const Payment& line = lines[at];
      line.statement.expect("project", id);
      const std::size_t pot = pot_of(recount, line.statement);
      if (pot < next_pot)
        line.statement.refute(
            "pot", {"potten staan in de volgorde van het bestand", "pots stand in the order of the file"});
      plan.pay(place, pot, line);
      next_pot = pot + 1;
      ++at;
    }
    const Ratio open = due(selected[place]) - plan.paid(place);
    if (open.is_zero()) continue;
    const Words found = {"`" + shown(id) + "` wordt niet precies betaald: " + to_string(open / 100),
                         "`" + shown(id) + "` is not paid exactly: " + to_string(open / 100)};
    if (at > 0) lines[at - 1].statement.refute("amount", found);
    whole.refute(whole_key, found);
  }
  if (at < lines.size())
    lines[at].statement.refute("project", {"alles is al betaald", "everything is paid already"});
  if (!plan.spends_restricted_first() || !plan.pays_in_order()) {
    whole.refute(whole_key, {"het meest beperkte geld gaat eerst, dan de volgorde van de id's",
                             "the most restricted money goes first, then the order of ids"});
  }
}

}  // namespace buurtkas::verify

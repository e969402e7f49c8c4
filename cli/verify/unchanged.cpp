#include "cli/verify/unchanged.h"

#include <algorithm>
#include <utility>

#include "cli/verify/limits.h"
#include "cli/verify/prices.h"
#include "cli/verify/wallets.h"

namespace buurtkas::verify {
namespace {

class TwoRuns {
 public:
  TwoRuns(const Recount& recount, const std::vector<std::vector<Backers>>& backers,
          const Statement& statement, const Ratio& poorest, const Ratio& richest)
      : recount_(recount),
        backers_(backers),
        statement_(statement),
        prices_(recount),
        poor_(recount.profile, poorest / Ratio(recount.profile.voter_weight())),
        rich_(recount.profile, richest / Ratio(recount.profile.voter_weight())),
        poor_pots_(pots_at(recount, poorest)),
        rich_pots_(pots_at(recount, richest)),
        is_open_(recount.votes.size()),
        price_(recount.votes.size()) {
    for (ProjectIndex project = 0; project < is_open_.size(); ++project)
      is_open_[project] = recount.is_admitted[project] && !backers[project].empty();
  }

  void take(ProjectIndex project) {
    if (!is_open_[project]) refute(project, {"kan daar niet", "cannot be there"});
    is_open_[project] = false;
    const bool is_free = recount_.cost(project).is_zero();
    std::optional<Ratio> asked;
    if (is_free) {
      for (ProjectIndex other = 0; other < is_open_.size(); ++other) {
        if (is_open_[other] && recount_.cost(other).is_zero() && recount_.goes_before(other, project))
          refute(other, {"gaat voor", "goes before"});
      }
    } else {
      asked = lowest(poor_, project);
      if (!asked) refute(project, {"is niet te betalen", "cannot be paid"});
      goes_first(project, *asked);
    }
    if (is_kept_out(project)) return;
    bought.push_back(project);
    if (is_free) return;
    poor_.pay(backers_[project], *asked, false);
    rich_.pay(backers_[project], *lowest(rich_, project), false);
  }

  void end() {
    for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
      if (is_open_[project] && look(project)) refute(project, {"is nog te koop", "can still be bought"});
    }
  }

  std::vector<ProjectIndex> bought;

 private:
  [[noreturn]] void refute(ProjectIndex project, const Words& why) const {
    const std::string id = "`" + shown(recount_.id(project)) + "` ";
    statement_.refute("order", {id + why.nl, id + why.en});
  }

  std::optional<Ratio> lowest(Wallets& wallets, ProjectIndex project) const {
    return wallets.lowest_price(backers_[project], recount_.cost(project), false);
  }

  // In the richest run; false when it cannot be bought, which stays so.
  bool look(ProjectIndex project) {
    const bool is_free = recount_.cost(project).is_zero();
    const auto price = is_free ? Ratio(0) : lowest(rich_, project);
    is_open_[project] = price.has_value();
    if (price && !is_free) price_[project] = prices_.worth_of(project, *price);
    return price.has_value();
  }

  void goes_first(ProjectIndex project, const Ratio& asked) {
    const Ratio price = prices_.worth_of(project, asked);
    for (ProjectIndex other = 0; other < is_open_.size(); ++other) {
      if (!is_open_[other]) continue;
      if (recount_.cost(other).is_zero()) refute(other, {"gaat voor", "goes before"});
      const auto comes_later = [&] {
        return price_[other] && prices_.is_ruled_out(other, *price_[other], project, price);
      };
      if (!comes_later() && look(other) && !comes_later()) refute(other, {"gaat voor", "goes before"});
    }
  }

  // By a limit, or by the pots: of all runs, or of none.
  bool is_kept_out(ProjectIndex project) {
    if (broken_by(recount_, bought, project)) return true;
    const std::vector<ProjectIndex> asked = with(bought, project);
    if (has_one_pot(recount_.instance) || can_be_paid(recount_, poor_pots_, asked)) return false;
    if (can_be_paid(recount_, rich_pots_, asked))
      refute(project, {"is niet overal te betalen", "cannot be paid in all of them"});
    return true;
  }

  const Recount& recount_;
  const std::vector<std::vector<Backers>>& backers_;
  const Statement& statement_;
  Prices prices_;
  Wallets poor_, rich_;
  std::vector<Ratio> poor_pots_, rich_pots_;
  std::vector<bool> is_open_;                // by project
  std::vector<std::optional<Ratio>> price_;  // by project: of its last look in the richest run
};

}  // namespace

std::vector<ProjectIndex> check_unchanged(const Recount& recount,
                                          const std::vector<std::vector<Backers>>& backers,
                                          const Statement& statement, const Ratio& poorest,
                                          const Ratio& richest) {
  TwoRuns runs(recount, backers, statement, poorest, richest);
  for (const std::string& id : statement.texts("order")) {
    const auto project = recount.find(id);
    if (!project)
      statement.refute("order", {"`" + shown(id) + "` is er niet", "there is no `" + shown(id) + "`"});
    runs.take(*project);
  }
  runs.end();
  return std::move(runs.bought);
}

}  // namespace buurtkas::verify

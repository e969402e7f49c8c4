#include "cli/verify/phragmen.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "cli/verify/limits.h"
#include "cli/verify/walk.h"

namespace buurtkas::verify {
namespace {

// What each unit of weight had earned when its money was last spent; those who paid together share a mark.
class Marks {
 public:
  Marks(const Recount& recount, const InHand& in_hand)
      : recount_(recount),
        supporters_(recount.votes.size()),
        mark_of_(in_hand.wallet_of),
        denominator_(in_hand.denominator) {
    for (const BigInt& cents : in_hand.wallets) earned_.push_back(-cents);
    const Profile& profile = recount.profile;
    for (std::uint32_t group = 0; group < profile.groups(); ++group) {
      const auto named = profile.projects(group);
      const auto given = profile.points(group);
      for (std::size_t at = 0; at < named.size(); ++at) {
        if (given.empty() || given[at] > 0) supporters_[named[at]].push_back(group);
      }
    }
  }

  // Cents that a unit of weight has earned when those who pay can pay the project together: all supporters
  // but those who have earned that since, by each of them in turn from who has most in hand.
  Ratio due(ProjectIndex project) const {
    std::map<BigInt, BigInt> weight;  // by what was earned
    for (const std::uint32_t group : supporters_[project])
      weight[earned_[mark_of_[group]]] += recount_.profile.weight(group);
    BigInt sum = recount_.cost(project).numerator() * denominator_;
    BigInt payers = 0;
    for (const auto& [earned, of] : weight) {
      if (payers > 0 && earned * payers >= sum) break;
      sum += earned * of;
      payers += of;
    }
    return {sum, denominator_ * payers};
  }

  void spend(ProjectIndex project, const Ratio& at) {
    const BigInt factor = at.denominator() / gcd(at.denominator(), denominator_);
    denominator_ *= factor;
    for (BigInt& earned : earned_) earned *= factor;
    const auto mark = static_cast<std::uint32_t>(earned_.size());
    earned_.push_back(at.numerator() * (denominator_ / at.denominator()));
    for (const std::uint32_t group : supporters_[project]) {
      if (earned_[mark_of_[group]] <= earned_[mark]) mark_of_[group] = mark;
    }
  }

 private:
  const Recount& recount_;
  std::vector<std::vector<std::uint32_t>> supporters_;  // by project: groups
  std::vector<std::uint32_t> mark_of_;                  // by group
  std::vector<BigInt> earned_;                          // by mark, over the denominator
  BigInt denominator_;
};

class Purchases {
 public:
  Purchases(const Recount& recount, const InHand& in_hand, std::vector<ProjectIndex>& selected)
      : recount_(recount),
        marks_(recount, in_hand),
        pots_(pots_of(recount)),
        selected_(selected),
        is_open_(recount.is_admitted),
        due_(recount.votes.size()) {
    for (const ProjectIndex project : selected) is_open_[project] = false;
  }

  void misfits(Walk& walk) {
    for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
      if (is_open_[project] && !fits(project)) leave_out(walk, project);
    }
  }

  // By what they earn; false when the count ends so.
  bool supported(Walk& walk) {
    while (is_any_open(true)) {
      const Statement& statement = walk.next();
      const bool is_end = statement.kind() == "count-ends";
      if (!is_end) statement.expect("kind", "due");
      const ProjectIndex project = is_end ? end(statement) : purchase(statement);
      if (is_end) return false;
      add(walk, project);
    }
    return true;
  }

  // What nobody earns for, as long as all of it fits one by one.
  void unsupported(Walk& walk) {
    while (is_any_open(false)) {
      std::optional<ProjectIndex> first;
      std::optional<ProjectIndex> misfit;
      for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
        if (!is_open_[project]) continue;
        if (!first || recount_.goes_before(project, *first)) first = project;
        if (!fits(project) && (!misfit || recount_.goes_before(project, *misfit))) misfit = project;
      }
      if (misfit) {
        const Statement& statement = walk.expect_kind("count-ends");
        statement.has_keys({"number", "kind", "project", "cut"});
        statement.expect("project", recount_.id(*misfit));
        return check_cut(recount_, pots_, with(*misfit), statement);
      }
      const Statement& statement = walk.expect_kind("unsupported");
      statement.has_keys({"number", "kind", "project"});
      statement.expect("project", recount_.id(*first));
      add(walk, *first);
    }
    walk.expect_kind("count-ends").has_keys({"number", "kind"});
  }

 private:
  std::vector<ProjectIndex> with(ProjectIndex project) const {
    std::vector<ProjectIndex> asked = selected_;
    asked.push_back(project);
    return asked;
  }
  bool fits(ProjectIndex project) const { return fits_beside(recount_, pots_, selected_, project); }

  bool is_earned_for(ProjectIndex project) const { return recount_.weight[project] > 0; }
  bool is_any_open(bool is_earned) const {
    for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
      if (is_open_[project] && is_earned_for(project) == is_earned) return true;
    }
    return false;
  }

  void leave_out(Walk& walk, ProjectIndex project) {
    check_left_out(recount_, pots_, selected_, project, walk.expect_kind("does-not-fit"));
    is_open_[project] = false;
  }

  // What a limit keeps out beside it is never bought, nor does it end the count.
  void add(Walk& walk, ProjectIndex project) {
    is_open_[project] = false;
    selected_.push_back(project);
    for (ProjectIndex other = 0; other < is_open_.size(); ++other) {
      if (is_open_[other] && broken_by(recount_, selected_, other)) leave_out(walk, other);
    }
  }

  // All that are due at the same load, but for the project itself; all others are shown to be due later.
  std::vector<ProjectIndex> rivals(const Statement& statement, ProjectIndex project) {
    if (!is_open_[project] || !is_earned_for(project))
      statement.refute("project", {"dat is hier niet te koop", "that cannot be bought here"});
    const Ratio now = marks_.due(project);
    expect_load(statement, now);
    due_[project] = now;
    const std::vector<Statement> looks = statement.objects("looks");
    std::size_t at = 0;
    std::vector<ProjectIndex> equals;
    for (ProjectIndex other = 0; other < is_open_.size(); ++other) {
      if (!is_open_[other] || !is_earned_for(other) || other == project) continue;
      if (due_[other] && *due_[other] > now) continue;
      const std::string id = shown(recount_.id(other));
      if (at == looks.size())
        statement.refute("looks", {"`" + id + "` ontbreekt", "`" + id + "` is missing"});
      looks[at].has_keys({"project", "load"});
      looks[at].expect("project", recount_.id(other));
      due_[other] = marks_.due(other);
      expect_load(looks[at++], *due_[other]);
      if (*due_[other] < now) refute_by(statement, other);
      if (*due_[other] == now) equals.push_back(other);
    }
    if (at < looks.size())
      looks[at].refute("project", {"dat hoeft niet bekeken te worden", "that need not be looked at"});
    return equals;
  }

  [[noreturn]] void refute_by(const Statement& statement, ProjectIndex other) const {
    const std::string id = shown(recount_.id(other));
    statement.refute("project", {"`" + id + "` gaat voor", "`" + id + "` goes before"});
  }

  void expect_load(const Statement& statement, const Ratio& at) const {
    statement.expect("load", to_string(at * Ratio(recount_.profile.voter_weight()) / 100));
  }

  ProjectIndex purchase(const Statement& statement) {
    statement.has_keys({"number", "kind", "project", "load", "looks"});
    const ProjectIndex project = recount_.project(statement);
    std::vector<ProjectIndex> equals = rivals(statement, project);
    for (const ProjectIndex other : equals) {
      if (recount_.goes_before(other, project)) refute_by(statement, other);
    }
    equals.push_back(project);
    for (const ProjectIndex one : equals) {
      const std::string id = shown(recount_.id(one));
      if (!fits(one))
        statement.refute("kind", {"voor `" + id + "` is niet genoeg geld, en dat is het einde",
                                  "there is no money for `" + id + "`, and that is the end"});
    }
    marks_.spend(project, *due_[project]);
    return project;
  }

  ProjectIndex end(const Statement& statement) {
    statement.has_keys({"number", "kind", "project", "load", "looks", "cut"});
    const ProjectIndex project = recount_.project(statement);
    for (const ProjectIndex other : rivals(statement, project)) {
      if (recount_.goes_before(other, project) && !fits(other)) refute_by(statement, other);
    }
    check_cut(recount_, pots_, with(project), statement);
    return project;
  }

  const Recount& recount_;
  Marks marks_;
  std::vector<Ratio> pots_;
  std::vector<ProjectIndex>& selected_;
  std::vector<bool> is_open_;              // by project: not bought, nor left out
  std::vector<std::optional<Ratio>> due_;  // by project: when last looked at
};

}  // namespace

InHand nothing_in_hand(const Recount& recount) {
  return {std::vector<std::uint32_t>(recount.profile.groups(), 0), {0}, 1};
}

void phragmen(Walk& walk, const Recount& recount, const InHand& in_hand,
              std::vector<ProjectIndex>& selected) {
  Purchases purchases(recount, in_hand, selected);
  purchases.misfits(walk);
  if (purchases.supported(walk)) purchases.unsupported(walk);
}

}  // namespace buurtkas::verify

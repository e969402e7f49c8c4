#include "cli/verify/cstv.h"

#include <algorithm>
#include <array>
#include <optional>

#include "cli/verify/limits.h"

namespace buurtkas::verify {
namespace {

constexpr std::int64_t shown_per_unit = 1'000'000;

struct Form {
  std::string_view method;
  std::string_view measure;  // the key of its value
  bool raises;               // else eliminates
};

constexpr std::array<Form, 7> forms = {{{"cstv", "excess", false},
                                        {"cstv-ewt", "excess", false},
                                        {"cstv-ewtc", "support_over_cost", false},
                                        {"cstv-ewts", "support", false},
                                        {"cstv-mt", "excess", true},
                                        {"cstv-mtc", "support_over_cost", true},
                                        {"cstv-mts", "support", true}}};

CstvMoney::Sum less(CstvMoney::Sum sum, const CstvMoney::Sum& by) {
  for (const auto& [account, times] : by) CstvMoney::add(sum, account, -times);
  return sum;
}

const Form* form_of(const Recount& recount) {
  const auto found = std::find_if(forms.begin(), forms.end(),
                                  [&](const Form& form) { return form.method == recount.terms.method; });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace

bool is_cstv(const Recount& recount) {
  const std::string& satisfaction = recount.terms.satisfaction;
  return form_of(recount) != nullptr && recount.terms.completion.empty() &&
         recount.profile.type() == BallotType::cumulative &&
         (satisfaction == "cost" || satisfaction == "score");
}

void check_cstv(Walk& walk, const Statement&, const Recount& recount, std::vector<ProjectIndex>& selected) {
  std::uint64_t marks = 0;
  for (std::size_t group = 0; group < recount.profile.groups(); ++group)
    marks += recount.profile.projects(group).size();
  const std::size_t first = walk.place();
  decide(marks, [&](unsigned bits) {
    walk.go_to(first);
    selected = CstvRun(recount, walk, bits).check();
  });
}

CstvRun::CstvRun(const Recount& recount, Walk& walk, unsigned bits)
    : recount_(recount),
      walk_(walk),
      money_(recount, bits),
      measure_(form_of(recount)->measure),
      raises_(form_of(recount)->raises),
      standing_(recount.votes.size()) {
  for (ProjectIndex project = 0; project < recount.votes.size(); ++project) {
    if (recount.is_admitted[project]) running_.push_back(project);
  }
  std::sort(running_.begin(), running_.end(),
            [&](ProjectIndex a, ProjectIndex b) { return recount.goes_before(a, b); });
}

std::vector<ProjectIndex> CstvRun::check() {
  while (!running_.empty()) {
    if (buy()) continue;
    if (raises_) {
      raise();
    } else {
      eliminate();
    }
  }
  if (raises_) {
    accept();
  } else {
    take_back();
  }
  return selected_;
}

const CstvRun::Standing& CstvRun::standing(ProjectIndex project) {
  Standing& standing = standing_[project];
  if (!money_.has_changed(project)) return standing;
  standing.sum = money_.support(project);
  const Between support = money_.value(standing.sum);
  const Ratio cost = money_.cost(project);
  standing.has_its_cost = support >= Between(cost);
  standing.value = support;
  standing.is_infinite = false;
  if (measure_ == "excess") {
    standing.sum = less(std::move(standing.sum), {{0, cost}});
    standing.value -= Between(cost);
  } else if (measure_ == "support_over_cost" && cost.is_zero()) {
    standing.is_infinite = !standing.sum.empty();
    standing.sum.clear();
    standing.value = Between(0);
  } else if (measure_ == "support_over_cost") {
    for (auto& [account, times] : standing.sum) times /= cost;
    standing.value /= Between(cost);
  }
  return standing;
}

// Above 0 when a goes first, 0 when they are equal.
int CstvRun::compare(ProjectIndex a, ProjectIndex b) {
  const Standing& left = standing(a);
  const Standing& right = standing(b);
  if (left.is_infinite || right.is_infinite) return int{left.is_infinite} - int{right.is_infinite};
  if (right.value.is_surely_below(left.value)) return 1;
  if (left.value.is_surely_below(right.value)) return -1;
  return money_.value(less(left.sum, right.sum)).sign();  // without what they have in common
}

// Both of projects in the order of ties.
ProjectIndex CstvRun::best(const std::vector<ProjectIndex>& of) {
  ProjectIndex best = of.front();
  for (const ProjectIndex project : of) {
    if (compare(project, best) > 0) best = project;
  }
  return best;
}

ProjectIndex CstvRun::worst(const std::vector<ProjectIndex>& of) {
  ProjectIndex worst = of.front();
  for (const ProjectIndex project : of) {
    if (compare(project, worst) <= 0) worst = project;
  }
  return worst;
}

std::string CstvRun::in_currency(const Between& value) const {
  return to_string((value * Between(money_.unit() / 100)).rounded_down(shown_per_unit));
}

// A step that is the project's now, by what it is measured by.
const Statement& CstvRun::step(std::string_view kind, ProjectIndex project) {
  const Statement& statement = walk_.next();
  if (statement.kind() == "not-fundable") {
    statement.has_keys({"number", "kind", "project", measure_, key_of_reason(recount_, selected_, project)});
  } else if (kind == "raised" && statement.has("in_full_from")) {
    statement.has_keys({"number", "kind", "project", measure_, "in_full_from"});
  } else {
    statement.has_keys({"number", "kind", "project", measure_});
  }
  expect_project(statement, kind, project);
  const Standing& now = standing(project);
  if (measure_ != "support_over_cost") {
    statement.expect(measure_, in_currency(now.value));
  } else {
    statement.expect(measure_, now.is_infinite ? "free" : to_string(now.value.rounded_down(shown_per_unit)));
  }
  return statement;
}

void CstvRun::expect_project(const Statement& statement, std::string_view kind, ProjectIndex project) const {
  statement.expect("project", recount_.id(project));
  if (kind == "eliminated" || statement.kind() != "not-fundable") statement.expect("kind", kind);
}

// Selected, or not because a limit keeps it out, or the pots cannot pay it too. That they can pay all that is
// selected, the end shows.
bool CstvRun::select(const Statement& statement, ProjectIndex project) {
  if (statement.kind() == "not-fundable") {
    check_reason(recount_, pots_of(recount_), selected_, project, statement);
    return false;
  }
  if (broken_by(recount_, selected_, project))
    statement.refute("kind", {"een grens laat dat niet toe", "a limit keeps it out"});
  selected_.push_back(project);
  return true;
}

// False when nothing has its cost.
bool CstvRun::buy() {
  std::vector<ProjectIndex> with_their_cost;
  for (const ProjectIndex project : running_) {
    if (standing(project).has_its_cost) with_their_cost.push_back(project);
  }
  if (with_their_cost.empty()) return false;
  const ProjectIndex project = best(with_their_cost);
  std::erase(running_, project);
  if (select(step("bought", project), project)) {
    money_.pay(project, 1);
  } else if (!raises_) {
    money_.close(project);
  }
  return true;
}

void CstvRun::eliminate() {
  const ProjectIndex project = worst(running_);
  step("eliminated", project);
  std::erase(running_, project);
  out_.push_back(project);
  money_.close(project);
}

void CstvRun::raise() {
  std::vector<ProjectIndex> left;
  for (const ProjectIndex project : running_) {
    const Between have = money_.value(money_.givers_money(project));
    if (have >= Between(money_.cost(project))) {
      left.push_back(project);
      continue;
    }
    const Statement& statement = walk_.expect_kind("out");
    statement.has_keys({"number", "kind", "project", "have"});
    statement.expect("project", recount_.id(project));
    statement.expect("have", in_currency(have));
    out_.push_back(project);
  }
  running_ = std::move(left);
  if (running_.empty()) return;
  const ProjectIndex project = best(running_);
  const Statement& statement = step("raised", project);
  std::erase(running_, project);
  if (select(statement, project)) money_.pay(project, money_.checked_raise(statement, project));
}

// What was eliminated, last out first.
void CstvRun::take_back() {
  for (auto out = out_.rbegin(); out != out_.rend(); ++out) {
    const Statement& statement = walk_.next();
    if (statement.kind() == "not-fundable") {
      statement.has_keys({"number", "kind", "project", key_of_reason(recount_, selected_, *out)});
    } else {
      statement.has_keys({"number", "kind", "project"});
    }
    expect_project(statement, "taken-back", *out);
    select(statement, *out);
  }
}

// What is out, best first.
void CstvRun::accept() {
  std::sort(out_.begin(), out_.end(),
            [&](ProjectIndex a, ProjectIndex b) { return recount_.goes_before(a, b); });
  while (!out_.empty()) {
    const ProjectIndex project = best(out_);
    select(step("accepted", project), project);
    std::erase(out_, project);
  }
}

}  // namespace buurtkas::verify

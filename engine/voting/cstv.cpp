#include "engine/voting/cstv.h"

#include <algorithm>
#include <optional>

#include "engine/funding/funding_check.h"
#include "engine/voting/cstv_gifts.h"

namespace buurtkas {
namespace {

enum class Measure { excess, support, support_over_cost };
enum class Transfers { elimination, minimal };

std::string_view name_of(Measure measure) {
  switch (measure) {
    case Measure::excess:
      return "excess";
    case Measure::support:
      return "support";
    case Measure::support_over_cost:
      return "support-over-cost";
  }
  BUURTKAS_ASSERT(false);
}

// What a project is measured by.
struct Standing {
  ShareSum value;
  Shares::Bounds bounds;
  bool is_infinite = false;  // support over no cost
  bool has_its_cost = false;
  std::optional<std::uint64_t> version;  // of the support that it was made of
};

class Cstv {
 public:
  Cstv(const Count& count, Measure measure, Transfers transfers, Trace& trace);
  std::vector<ProjectIndex> select();

 private:
  struct Out {
    ProjectIndex project;
    Ratio value;
  };

  // Step by step.
  bool buy();
  void eliminate();
  void transfer();
  void take_back();
  void accept();
  void take(const Out& out);
  void choose(ProjectIndex project, const Ratio& value);
  bool is_left_out_by_the_pots(ProjectIndex project);

  // Which.
  const Standing& standing(ProjectIndex project);
  int compare(ProjectIndex a, ProjectIndex b);
  ProjectIndex best(const std::vector<ProjectIndex>& of);
  ProjectIndex worst(const std::vector<ProjectIndex>& of);
  Ratio value(ProjectIndex project);

  const Count& count_;
  const Measure measure_;
  const Transfers transfers_;
  Trace& trace_;
  FundingCheck funding_;
  CstvGifts gifts_;
  std::vector<Standing> standing_;
  std::vector<ProjectIndex> running_;  // in the order of ties
  std::vector<Out> out_;               // in the order in which they went
  std::vector<ProjectIndex> selected_;
};

Cstv::Cstv(const Count& count, Measure measure, Transfers transfers, Trace& trace)
    : count_(count),
      measure_(measure),
      transfers_(transfers),
      trace_(trace),
      funding_(count.instance),
      gifts_(count),
      standing_(count.instance.projects.size()),
      running_(count.projects) {}

const Standing& Cstv::standing(ProjectIndex project) {
  Standing& standing = standing_[project];
  if (standing.version == gifts_.version(project)) return standing;
  const ShareSum& support = gifts_.support(project);
  const Ratio& cost = gifts_.cost(project);
  ShareSum excess = support;
  excess.add(untouched, -cost);
  standing.has_its_cost = gifts_.shares().sign(excess) >= 0;
  standing.is_infinite = false;
  if (measure_ == Measure::support_over_cost) {
    standing.value = {};
    if (!cost.is_zero()) standing.value.add(support, Ratio(1) / cost);
    standing.is_infinite = cost.is_zero() && !support.terms().empty();
  } else {
    standing.value = measure_ == Measure::excess ? excess : support;
  }
  standing.bounds = gifts_.shares().bounds(standing.value);
  standing.version = gifts_.version(project);
  return standing;
}

int Cstv::compare(ProjectIndex a, ProjectIndex b) {
  const Standing& left = standing(a);
  const Standing& right = standing(b);
  if (left.is_infinite != right.is_infinite) return left.is_infinite ? 1 : -1;
  if (left.bounds.low > right.bounds.high) return 1;
  if (left.bounds.high < right.bounds.low) return -1;
  ShareSum more = left.value;
  more.add(right.value, -1);
  return gifts_.shares().sign(more);
}

ProjectIndex Cstv::best(const std::vector<ProjectIndex>& of) {
  std::vector<ProjectIndex> tied;
  for (const ProjectIndex project : of) {
    const int order = tied.empty() ? 1 : compare(project, tied.front());
    if (order > 0) tied.clear();
    if (order >= 0) tied.push_back(project);
  }
  const ProjectIndex first = tied.front();
  if (tied.size() >= 2) trace_.emplace_back(count_.ties.broken(std::move(tied)));
  return first;
}

ProjectIndex Cstv::worst(const std::vector<ProjectIndex>& of) {
  std::vector<ProjectIndex> tied;
  for (const ProjectIndex project : of) {
    const int order = tied.empty() ? -1 : compare(project, tied.front());
    if (order < 0) tied.clear();
    if (order <= 0) tied.push_back(project);
  }
  // Of all that are tied, the last two say why the last goes.
  if (tied.size() >= 2) trace_.emplace_back(count_.ties.broken({tied[tied.size() - 2], tied.back()}));
  return tied.back();
}

Ratio Cstv::value(ProjectIndex project) {
  return gifts_.shares().shown(standing(project).value,
                               measure_ == Measure::support_over_cost ? Ratio(1) : gifts_.unit());
}

void Cstv::choose(ProjectIndex project, const Ratio& value) {
  const bool is_added = funding_.add(project);
  BUURTKAS_ASSERT(is_added);
  selected_.push_back(project);
  trace_.emplace_back(Chosen{project, count_.votes[project], name_of(measure_), value});
}

bool Cstv::is_left_out_by_the_pots(ProjectIndex project) {
  if (funding_.can_add(project)) return false;
  std::vector<ProjectIndex> together = selected_;
  together.push_back(project);
  trace_.emplace_back(LeftOut{project, count_.votes[project], name_of(measure_), value(project),
                              assign_funding(count_.instance, together).error()});
  std::erase(running_, project);
  if (transfers_ == Transfers::elimination) gifts_.close(project);
  return true;
}

// False when no project has its cost.
bool Cstv::buy() {
  std::vector<ProjectIndex> with_their_cost;
  for (const ProjectIndex project : running_) {
    if (standing(project).has_its_cost) with_their_cost.push_back(project);
  }
  if (with_their_cost.empty()) return false;
  const ProjectIndex project = best(with_their_cost);
  if (is_left_out_by_the_pots(project)) return true;
  choose(project, value(project));
  std::erase(running_, project);
  gifts_.pay(project, 1);
  return true;
}

void Cstv::eliminate() {
  const ProjectIndex project = worst(running_);
  out_.push_back({project, value(project)});
  std::erase(running_, project);
  gifts_.close(project);
}

void Cstv::transfer() {
  std::vector<ProjectIndex> left;
  for (const ProjectIndex project : running_) {
    if (gifts_.can_be_raised(project)) {
      left.push_back(project);
    } else {
      out_.push_back({project, 0});
    }
  }
  running_ = std::move(left);
  if (running_.empty()) return;
  const ProjectIndex project = best(running_);
  if (is_left_out_by_the_pots(project)) return;
  choose(project, value(project));
  std::erase(running_, project);
  gifts_.pay(project, gifts_.part_that_pays_whole(project));
}

void Cstv::take(const Out& out) {
  if (funding_.can_add(out.project)) {
    choose(out.project, out.value);
    return;
  }
  std::vector<ProjectIndex> together = selected_;
  together.push_back(out.project);
  trace_.emplace_back(LeftOut{out.project, count_.votes[out.project], name_of(measure_), out.value,
                              assign_funding(count_.instance, together).error()});
}

void Cstv::take_back() {
  for (auto out = out_.rbegin(); out != out_.rend(); ++out) take(*out);
}

void Cstv::accept() {
  std::vector<ProjectIndex> left;
  for (const Out& out : out_) left.push_back(out.project);
  count_.ties.sort(left);
  while (!left.empty()) {
    const ProjectIndex project = best(left);
    take({project, value(project)});
    std::erase(left, project);
  }
}

std::vector<ProjectIndex> Cstv::select() {
  while (!running_.empty()) {
    if (buy()) continue;
    if (transfers_ == Transfers::elimination) {
      eliminate();
    } else {
      transfer();
    }
  }
  if (transfers_ == Transfers::elimination) {
    take_back();
  } else {
    accept();
  }
  return std::move(selected_);
}

template <Measure measure, Transfers transfers>
std::vector<ProjectIndex> select(const Count& count, Trace& trace) {
  return Cstv(count, measure, transfers, trace).select();
}

constexpr bool by_points(Satisfaction satisfaction) {
  return satisfaction == Satisfaction::cost || satisfaction == Satisfaction::score;
}

constexpr bool from_cumulative(BallotType ballots) {
  return ballots == BallotType::cumulative;
}

template <Measure measure, Transfers transfers>
constexpr CountingMethod form(std::string_view name) {
  return {name, by_points, from_cumulative, by_none, false, select<measure, transfers>};
}

}  // namespace

namespace method {

constexpr CountingMethod cstv = form<Measure::excess, Transfers::elimination>("cstv");
constexpr CountingMethod cstv_ewt = form<Measure::excess, Transfers::elimination>("cstv-ewt");
constexpr CountingMethod cstv_ewtc = form<Measure::support_over_cost, Transfers::elimination>("cstv-ewtc");
constexpr CountingMethod cstv_mt = form<Measure::excess, Transfers::minimal>("cstv-mt");
constexpr CountingMethod cstv_mtc = form<Measure::support_over_cost, Transfers::minimal>("cstv-mtc");
constexpr CountingMethod cstv_ewts = form<Measure::support, Transfers::elimination>("cstv-ewts");
constexpr CountingMethod cstv_mts = form<Measure::support, Transfers::minimal>("cstv-mts");

}  // namespace method
}  // namespace buurtkas

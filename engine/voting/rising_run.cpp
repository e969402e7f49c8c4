#include "engine/voting/rising_run.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "engine/funding/funding_check.h"
#include "engine/funding/least_scale.h"
#include "engine/voting/estimate.h"
#include "engine/voting/spendings.h"

namespace buurtkas {

// What voters spent does not depend on the endowment, as long as the same pay. So every project has, at every
// stage of a run, a row of needs, `what the poorest of so many payers spent + cost / payers`, and an
// endowment is only held against them. The least need above it that changes anything is the next endowment.
//
// Needs are estimates (estimate.h); where those are too close, fractions decide. Nobody has more after a
// purchase, so an old row is no higher than the new one, and most are never made again.
class RisingRun::Run {
 public:
  Run(const EqualShares& of, const Ratio& endowment);

  const Ratio& endowment() const { return endowment_; }
  std::vector<ProjectIndex> bought() const { return decided(true); }
  std::vector<ProjectIndex> order() const { return decided(false); }
  std::optional<Ratio> next() const;
  void raise_to(const Ratio& endowment);

 private:
  using PurseId = Spendings::PurseId;
  static constexpr PurseId of_pots = ~PurseId{0};
  struct Need {  // cents for a unit of weight
    Estimate cents;
    PurseId purse;  // the poorest of the payers; of_pots: it is `pot_needs_[payers]`
    ProjectIndex project;
    std::uint64_t payers;
  };
  struct Look {  // at a project, by more and more payers, each need less than the next; others are of no use
    std::size_t stage;
    std::vector<Need> needs;
    std::size_t met = 0;  // so many, of the first, are at most the endowment
  };
  struct Stage {
    std::optional<ProjectIndex> project;  // nothing: no other can be paid
    bool is_bought = false;
    std::optional<Need> next;  // the least at which it, or a stage before it, is another
  };

  std::vector<ProjectIndex> decided(bool is_bought) const;
  Ratio exact(const Need& need) const;
  bool is_less(const Need& a, const Need& b) const;
  bool is_met(const Need& need) const;
  void meet(Look& look) const;
  std::int64_t cost(ProjectIndex project) const { return of_.count.instance.projects[project].cost.cents(); }

  void take_free();
  void restart_funding();
  void go_on();
  void take_back(std::size_t stage);
  bool is_fresh(ProjectIndex project) const { return looks_[project].back().stage == stages_.size() - 1; }
  void look(ProjectIndex project);
  const Need* asks(ProjectIndex project) const;
  bool goes_before(ProjectIndex a, std::uint64_t payers_a, ProjectIndex b, std::uint64_t payers_b) const;
  std::optional<ProjectIndex> first();
  void keep_next(const Need& need);
  void keep_others_out(std::optional<ProjectIndex> taken);
  void keep_out_of_pots(ProjectIndex project);

  const EqualShares& of_;
  Ratio endowment_, per_unit_;
  Estimate per_unit_estimate_;
  std::optional<FundingCheck> funding_;
  std::vector<std::pair<ProjectIndex, bool>> free_;  // whether it is bought
  std::vector<Ratio> pot_needs_;
  Spendings spendings_;
  std::vector<Stage> stages_;             // the last one is the end of the run
  std::vector<std::vector<Look>> looks_;  // by project, one after another
  std::vector<bool> is_open_;             // by project
};

RisingRun::Run::Run(const EqualShares& of, const Ratio& endowment)
    : of_(of),
      endowment_(endowment),
      per_unit_(endowment / Ratio(of.count.profile.voter_weight())),
      per_unit_estimate_(per_unit_),
      spendings_(of),
      looks_(of.count.instance.projects.size()),
      is_open_(looks_.size(), false) {
  BUURTKAS_ASSERT(of.short_of_money == Purses::Short::is_left_out);
  if (!of.is_usual) restart_funding();
  take_free();
  stages_.push_back({});
  for (const ProjectIndex project : of.count.projects) {
    if (of.backers.units(project) == 0 || cost(project) == 0) continue;
    is_open_[project] = true;
    look(project);
  }
  go_on();
}

std::vector<ProjectIndex> RisingRun::Run::decided(bool is_bought) const {
  std::vector<ProjectIndex> projects;
  for (const auto& [project, is_free] : free_) {
    if (is_free || !is_bought) projects.push_back(project);
  }
  for (const Stage& stage : stages_) {
    if (stage.project && (stage.is_bought || !is_bought)) projects.push_back(*stage.project);
  }
  return projects;
}

std::optional<Ratio> RisingRun::Run::next() const {
  const auto& need = stages_.back().next;
  if (!need) return std::nullopt;
  return exact(*need) * Ratio(of_.count.profile.voter_weight());
}

void RisingRun::Run::raise_to(const Ratio& endowment) {
  BUURTKAS_ASSERT(endowment >= endowment_);
  endowment_ = endowment;
  per_unit_ = endowment / Ratio(of_.count.profile.voter_weight());
  per_unit_estimate_ = Estimate(per_unit_);
  const auto changed = std::find_if(stages_.begin(), stages_.end(),
                                    [this](const Stage& stage) { return stage.next && is_met(*stage.next); });
  if (changed == stages_.end()) return;
  take_back(static_cast<std::size_t>(changed - stages_.begin()));
  if (!of_.is_usual) restart_funding();
  go_on();
}

Ratio RisingRun::Run::exact(const Need& need) const {
  if (need.purse == of_pots) return pot_needs_[need.payers];
  return spendings_.exactly(need.purse) + Ratio(BigInt(cost(need.project)), BigInt(need.payers));
}

bool RisingRun::Run::is_less(const Need& a, const Need& b) const {
  if ((b.cents - a.cents).is_above_zero()) return true;
  return !(a.cents - b.cents).is_above_zero() && exact(a) < exact(b);
}

bool RisingRun::Run::is_met(const Need& need) const {
  const Estimate left = per_unit_estimate_ - need.cents;
  if (left.is_above_zero() || left.is_below_zero()) return left.is_above_zero();
  return exact(need) <= per_unit_;
}

void RisingRun::Run::meet(Look& look) const {
  while (look.met < look.needs.size() && is_met(look.needs[look.met])) ++look.met;
}

// In the order of the ties; only a limit keeps one out.
void RisingRun::Run::take_free() {
  for (const ProjectIndex project : of_.count.projects) {
    if (cost(project) > 0 || of_.backers.units(project) == 0) continue;
    free_.emplace_back(project, !funding_ || funding_->add(project));
  }
}

// The pots, scaled to what the voters have together, and what is bought of them.
void RisingRun::Run::restart_funding() {
  const Money total = votable(of_.count.instance);
  const Ratio scale = total.is_zero() ? Ratio(0) : endowment_ * of_.count.profile.voters() / cents_of(total);
  funding_.emplace(of_.count.instance, scale.numerator(), scale.denominator());
  for (const ProjectIndex project : bought()) {
    const bool is_added = funding_->add(project);
    BUURTKAS_ASSERT(is_added);
  }
}

// To before this stage.
void RisingRun::Run::take_back(std::size_t stage) {
  while (true) {
    const Stage& last = stages_.back();
    if (last.is_bought) spendings_.take_back();
    if (last.project) is_open_[*last.project] = true;
    stages_.pop_back();
    if (stages_.size() == stage) break;
  }
  stages_.push_back({{}, false, stage == 0 ? std::nullopt : stages_.back().next});
  for (std::vector<Look>& looks : looks_) {
    while (!looks.empty() && looks.back().stage > stage) looks.pop_back();
    if (!looks.empty()) meet(looks.back());
  }
}

// From the last stage, of which nothing is known yet.
void RisingRun::Run::go_on() {
  while (true) {
    const auto project = first();
    keep_others_out(project);
    if (!project) return;
    Stage& stage = stages_.back();
    stage.project = project;
    is_open_[*project] = false;
    stage.is_bought = !funding_ || funding_->add(*project);
    if (stage.is_bought) {
      spendings_.pay(*project, asks(*project)->purse, asks(*project)->payers);
    } else {
      keep_out_of_pots(*project);
    }
    stages_.push_back({{}, false, stages_.back().next});
  }
}

void RisingRun::Run::look(ProjectIndex project) {
  Look look{stages_.size() - 1, {}};
  const Estimate asked(BigInt(cost(project)));
  for (const Spendings::Backing& one : spendings_.backing(project)) {
    look.needs.push_back({one.spent + asked / Estimate(one.weight), one.purse, project, one.weight});
  }
  auto kept = look.needs.end();  // from the last one down
  for (auto need = look.needs.end(); need != look.needs.begin();) {
    --need;
    if (kept == look.needs.end() || is_less(*need, *kept)) *--kept = *need;
  }
  look.needs.erase(look.needs.begin(), kept);
  meet(look);
  if (!looks_[project].empty() && is_fresh(project)) looks_[project].pop_back();
  looks_[project].push_back(std::move(look));
}

// What it would cost now; nothing when it cannot be paid.
const RisingRun::Run::Need* RisingRun::Run::asks(ProjectIndex project) const {
  const Look& look = looks_[project].back();
  return look.met == 0 ? nullptr : &look.needs[look.met - 1];
}

bool RisingRun::Run::goes_before(ProjectIndex a, std::uint64_t payers_a, ProjectIndex b,
                                 std::uint64_t payers_b) const {
  const Wide units_a(payers_a);
  const Wide units_b(payers_b);
  const auto order = of_.prices.compare(a, {Wide(cost(a)), units_a}, b, {Wide(cost(b)), units_b});
  return order < 0 || (order == 0 && of_.count.ties.is_before(a, b));
}

// An old look makes a project ask too little, if anything: it is looked at again when it would go first.
std::optional<ProjectIndex> RisingRun::Run::first() {
  while (true) {
    std::optional<ProjectIndex> best;
    for (const ProjectIndex project : of_.count.projects) {
      if (!is_open_[project] || asks(project) == nullptr) continue;
      if (!best || goes_before(project, asks(project)->payers, *best, asks(*best)->payers)) best = project;
    }
    if (!best || is_fresh(*best)) return best;
    look(*best);
  }
}

void RisingRun::Run::keep_next(const Need& need) {
  auto& next = stages_.back().next;
  if (!next || is_less(need, *next)) next = need;
}

// What the others need to go before it, and it itself to be paid by more; in the end, any to be paid.
void RisingRun::Run::keep_others_out(std::optional<ProjectIndex> taken) {
  for (const ProjectIndex project : of_.count.projects) {
    while (is_open_[project]) {
      const Look& look = looks_[project].back();
      const auto& next = stages_.back().next;
      auto need = look.needs.begin() + static_cast<std::ptrdiff_t>(look.met);
      if (need == look.needs.end() || (next && !is_less(*need, *next))) break;
      if (taken && *taken != project) {
        need = std::partition_point(need, look.needs.end(), [&](const Need& one) {
          return !goes_before(project, one.payers, *taken, asks(*taken)->payers);
        });
      }
      if (need == look.needs.end() || (next && !is_less(*need, *next))) break;
      if (is_fresh(project)) {
        keep_next(*need);
        break;
      }
      this->look(project);
    }
  }
}

// Larger pots may pay it; no pots may break a limit.
void RisingRun::Run::keep_out_of_pots(ProjectIndex project) {
  if (funding_->breaks_limit(project)) return;
  std::vector<ProjectIndex> asked = bought();
  asked.push_back(project);
  const auto scale = least_scale(of_.count.instance, asked);
  if (!scale) return;
  const Ratio endowment = *scale * cents_of(votable(of_.count.instance)) / of_.count.profile.voters();
  pot_needs_.push_back(endowment / Ratio(of_.count.profile.voter_weight()));
  keep_next({Estimate(pot_needs_.back()), of_pots, project, pot_needs_.size() - 1});
}

RisingRun::RisingRun(const EqualShares& of, const Ratio& endowment)
    : run_(std::make_unique<Run>(of, endowment)) {}
RisingRun::~RisingRun() = default;
const Ratio& RisingRun::endowment() const {
  return run_->endowment();
}
std::vector<ProjectIndex> RisingRun::bought() const {
  return run_->bought();
}
std::vector<ProjectIndex> RisingRun::order() const {
  return run_->order();
}
std::optional<Ratio> RisingRun::next() const {
  return run_->next();
}
void RisingRun::raise_to(const Ratio& endowment) {
  run_->raise_to(endowment);
}

}  // namespace buurtkas

#include "engine/voting/certify_cstv.h"

#include <utility>

#include "engine/voting/cstv.h"
#include "engine/voting/cstv_gifts.h"

namespace buurtkas {
namespace {

using Step = claim::CstvStep;
using Kind = Step::Kind;

constexpr std::int64_t per_unit = 1'000'000;

bool raises_gifts(Method method) {
  return method == &method::cstv_mt || method == &method::cstv_mtc || method == &method::cstv_mts;
}

// The largest whole number that is no more.
BigInt floor_of(Shares& shares, const ShareSum& sum) {
  const Shares::Bounds bounds = shares.bounds(sum);
  const BigInt one = BigInt(1) << Shares::first_bits;
  BigInt low = floor_divided(bounds.low, one);
  BigInt high = floor_divided(bounds.high, one);
  while (low < high) {
    const BigInt middle = floor_divided(low + high + 1, 2);
    ShareSum above = sum;
    above.add(untouched, -Ratio(middle));
    if (shares.sign(above) >= 0) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

// Walks along the decisions. What was chosen or left out is told in order; what was eliminated, only in the
// end, the last first.
class CstvSteps {
 public:
  CstvSteps(const Count& count, const Trace& trace) : gifts_(count), running_(count.projects) {
    for (const Event& event : trace) {
      if (const auto* chosen = std::get_if<Chosen>(&event)) {
        told_.push_back({chosen->project, std::nullopt});
        measure_ = chosen->measure;
      } else if (const auto* left_out = std::get_if<LeftOut>(&event)) {
        told_.push_back({left_out->project, left_out->cut});
        measure_ = left_out->measure;
      }
    }
  }

  std::vector<Step> of_eliminating() {
    std::size_t end = told_.size();
    for (std::size_t at = 0; at < end;) {
      if (has_its_cost(told_[at].project)) {
        const Told& told = told_[at++];
        measured(told.cut ? Kind::not_fundable : Kind::bought, told);
        if (told.cut) {
          gifts_.close(told.project);
        } else {
          gifts_.pay(told.project, 1);
        }
      } else {
        const ProjectIndex project = told_[--end].project;
        measured(Kind::eliminated, {project, std::nullopt});
        gifts_.close(project);
      }
    }
    for (; end < told_.size(); ++end) {
      const auto& [project, cut] = told_[end];
      Step step{cut ? Kind::not_fundable : Kind::taken_back, project};
      step.cut = cut;
      steps_.push_back(std::move(step));
    }
    return std::move(steps_);
  }

  std::vector<Step> of_raising() {
    std::size_t at = 0;
    while (!running_.empty()) {
      const bool is_bought = has_its_cost(told_[at].project);
      if (!is_bought) leave_out();
      if (running_.empty()) break;
      const Told& told = told_[at++];
      std::erase(running_, told.project);
      const auto in_full_from =
          is_bought ? std::nullopt : std::optional(gifts_.part_that_pays_whole(told.project));
      measured(told.cut ? Kind::not_fundable : is_bought ? Kind::bought : Kind::raised, told, in_full_from);
      if (!told.cut) gifts_.pay(told.project, in_full_from.value_or(1));
    }
    for (; at < told_.size(); ++at) measured(told_[at].cut ? Kind::not_fundable : Kind::accepted, told_[at]);
    return std::move(steps_);
  }

 private:
  struct Told {
    ProjectIndex project;
    std::optional<FundingCut> cut;
  };

  ShareSum less_cost(ShareSum sum, ProjectIndex project) const {
    sum.add(untouched, -gifts_.cost(project));
    return sum;
  }

  bool has_its_cost(ProjectIndex project) {
    return gifts_.shares().sign(less_cost(gifts_.support(project), project)) >= 0;
  }

  Ratio rounded_down(const ShareSum& sum, const Ratio& unit) {
    ShareSum scaled;
    scaled.add(sum, unit * per_unit);
    return {floor_of(gifts_.shares(), scaled), per_unit};
  }

  Ratio in_currency(const ShareSum& sum) { return rounded_down(sum, gifts_.unit() / 100); }

  Worth value(ProjectIndex project) {
    const ShareSum& support = gifts_.support(project);
    if (measure_ == "excess") return {in_currency(less_cost(support, project))};
    if (measure_ == "support") return {in_currency(support)};
    const Ratio& cost = gifts_.cost(project);
    if (cost.is_zero()) return {0, !support.terms().empty()};
    return {rounded_down(support, Ratio(1) / cost)};
  }

  void measured(Kind kind, const Told& told, const std::optional<Ratio>& in_full_from = std::nullopt) {
    Step step{kind, told.project, measure_, value(told.project)};
    if (kind == Kind::raised && *in_full_from <= 1) step.in_full_from = in_full_from;
    step.cut = told.cut;
    steps_.push_back(std::move(step));
  }

  void leave_out() {
    std::vector<ProjectIndex> left;
    for (const ProjectIndex project : running_) {
      if (gifts_.can_be_raised(project)) {
        left.push_back(project);
      } else {
        steps_.emplace_back(Step{Kind::out, project, "have", {in_currency(gifts_.givers_money(project))}});
      }
    }
    running_ = std::move(left);
  }

  CstvGifts gifts_;
  std::vector<ProjectIndex> running_;  // in the order of ties
  std::vector<Told> told_;
  std::string_view measure_;
  std::vector<Step> steps_;
};

}  // namespace

bool is_cstv(Method method) {
  return raises_gifts(method) || method == &method::cstv || method == &method::cstv_ewt ||
         method == &method::cstv_ewtc || method == &method::cstv_ewts;
}

std::vector<Step> steps_of_cstv(const Count& count, const Trace& trace) {
  CstvSteps steps(count, trace);
  return raises_gifts(count.terms.method) ? steps.of_raising() : steps.of_eliminating();
}

}  // namespace buurtkas

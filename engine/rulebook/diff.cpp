#include "engine/rulebook/diff.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/rulebook/effect.h"
#include "engine/rulebook/shown_case.h"

namespace buurtkas {
namespace {

std::vector<Box> boxes_of(const std::vector<Effect>& effects, VerbKind verb) {
  std::vector<Box> boxes;
  for (const Effect& effect : effects) {
    if (effect.verb == verb && !is_empty(effect.where)) boxes.push_back(effect.where);
  }
  return boxes;
}

// One kind of case in one epoch.
class EpochDiff {
 public:
  EpochDiff(const RulesInForce& before, const RulesInForce& after, CaseKind kind, const Epoch& epoch,
            Differences& differences, std::size_t& steps)
      : before_(before),
        after_(after),
        epoch_(epoch),
        differences_(differences),
        steps_(steps),
        space_(kind) {}

  void run() {
    cut_by_articles(before_, space_);
    cut_by_articles(after_, space_);
    const std::vector<Effect> old_effects = effects_of(before_, space_);
    const std::vector<Effect> new_effects = effects_of(after_, space_);
    look(old_effects, new_effects);
    look(new_effects, old_effects);
  }

 private:
  // Where one does what the other does not: one case an effect is enough.
  void look(const std::vector<Effect>& effects, const std::vector<Effect>& others) {
    std::vector<Box> refused = boxes_of(effects, VerbKind::require);
    const std::vector<Box> refused_there = boxes_of(others, VerbKind::require);
    refused.insert(refused.end(), refused_there.begin(), refused_there.end());
    std::vector<Box> all;
    for (const Effect& effect : effects) all.push_back(effect.where);
    for (const Effect& effect : others) all.push_back(effect.where);
    for (const Effect& effect : effects) {
      std::vector<Box> same = effect.verb == VerbKind::require ? std::vector<Box>() : refused;
      for (const Effect& other : others) {
        if (is_same(effect, other)) same.push_back(other.where);
      }
      bool is_proven = true;
      bool is_shown = false;
      const bool is_whole = each_outside(effect.where, same, all, steps_, [&](const Box& part) {
        is_shown = show(part, is_proven);
        return is_shown;
      });
      if (!is_whole || (!is_shown && !is_proven)) differences_.is_complete = false;
    }
  }

  static bool is_same(const Effect& a, const Effect& b) {
    return a.verb == b.verb && a.says == b.says && (!a.adds_up || a.where == b.where);
  }

  bool show(const Box& region, bool& is_proven) {
    constexpr std::size_t steps_of_a_case = 5'000;
    if (!take_steps(steps_, steps_of_a_case)) {
      is_proven = false;
      return false;
    }
    Shown shown = show_difference(before_, after_, space_, region);
    is_proven = is_proven && shown.is_proven;
    if (!shown.difference) return false;
    for (Difference& known : differences_.found) {
      if (!tells_the_same(known, *shown.difference)) continue;
      if (!has_epoch(known)) known.epochs.push_back(epoch_);
      return true;
    }
    shown.difference->epochs = {epoch_};
    differences_.found.push_back(std::move(*shown.difference));
    return true;
  }

  bool has_epoch(const Difference& known) const {
    return std::any_of(known.epochs.begin(), known.epochs.end(),
                       [&](const Epoch& one) { return one.on == epoch_.on && one.known == epoch_.known; });
  }

  static bool tells_the_same(const Difference& a, const Difference& b) {
    const auto outcome = [](const Decision& decision) {
      return std::tie(decision.verdict, decision.amount, decision.fits, decision.roles, decision.reserve);
    };
    return a.kind == b.kind && a.witness == b.witness && a.earlier.has_value() == b.earlier.has_value() &&
           a.by_before == b.by_before && a.by_after == b.by_after && outcome(a.before) == outcome(b.before) &&
           outcome(a.after) == outcome(b.after);
  }

  const RulesInForce& before_;
  const RulesInForce& after_;
  const Epoch& epoch_;
  Differences& differences_;
  std::size_t& steps_;
  Space space_;
};

}  // namespace

Differences differences(const Rulebook& before, const Rulebook& after) {
  Differences result;
  std::size_t steps = steps_max;
  const std::array<const Rulebook*, 2> both = {&before, &after};
  for (const Epoch& epoch : epochs_of(both)) {
    const RulesInForce old_rules = rules_in_force(before, epoch.on, epoch.known);
    const RulesInForce new_rules = rules_in_force(after, epoch.on, epoch.known);
    for (std::size_t kind = 0; kind < case_kind_count; ++kind) {
      EpochDiff(old_rules, new_rules, static_cast<CaseKind>(kind), epoch, result, steps).run();
    }
  }
  return result;
}

}  // namespace buurtkas

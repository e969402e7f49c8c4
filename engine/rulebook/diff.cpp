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
            Differences& differences)
      : before_(before), after_(after), kind_(kind), epoch_(epoch), differences_(differences), space_(kind) {}

  void run() {
    const bool has_before = cut_by_articles(before_, space_);
    const bool has_after = cut_by_articles(after_, space_);
    if (!has_before && !has_after) return;
    if (!has_before || !has_after) {  // one of them cannot decide anything
      show(space_.everything());
      return;
    }
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
        if (other.verb == effect.verb && other.says == effect.says) same.push_back(other.where);
      }
      std::size_t steps = steps_max;
      const bool is_whole =
          each_outside(effect.where, same, all, steps, [&](const Box& part) { return show(part); });
      if (!is_whole) differences_.is_complete = false;
    }
  }

  bool show(const Box& region) {
    auto difference = show_difference(before_, after_, space_, region);
    if (!difference) return false;
    for (Difference& known : differences_.found) {
      if (!tells_the_same(known, *difference)) continue;
      if (!has_epoch(known)) known.epochs.push_back(epoch_);
      return true;
    }
    difference->epochs = {epoch_};
    differences_.found.push_back(std::move(*difference));
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
    return a.kind == b.kind && a.witness == b.witness && a.counted == b.counted &&
           a.by_before == b.by_before && a.by_after == b.by_after && outcome(a.before) == outcome(b.before) &&
           outcome(a.after) == outcome(b.after);
  }

  const RulesInForce& before_;
  const RulesInForce& after_;
  CaseKind kind_;
  const Epoch& epoch_;
  Differences& differences_;
  Space space_;
};

}  // namespace

Differences differences(const Rulebook& before, const Rulebook& after) {
  Differences result;
  const std::array<const Rulebook*, 2> both = {&before, &after};
  for (const Epoch& epoch : epochs_of(both)) {
    const RulesInForce old_rules = rules_in_force(before, epoch.on, epoch.known);
    const RulesInForce new_rules = rules_in_force(after, epoch.on, epoch.known);
    for (std::size_t kind = 0; kind < case_kind_count; ++kind) {
      EpochDiff(old_rules, new_rules, static_cast<CaseKind>(kind), epoch, result).run();
    }
  }
  return result;
}

}  // namespace buurtkas

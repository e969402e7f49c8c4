#include "cli/render/site/selected_how.h"

#include <algorithm>

#include "cli/render/what_would_help.h"
#include "engine/money/rounding.h"

namespace buurtkas {

bool was_bought(const Explanation& explanation) {
  return std::any_of(explanation.events.begin(), explanation.events.end(),
                     [](const Event& event) { return std::holds_alternative<Bought>(event); });
}

std::string selected_how(const Explanation& explanation, const Pages& pages) {
  for (const Event& event : explanation.events) {
    if (const auto* bought = std::get_if<Bought>(&event)) {
      return bought->effective_votes.is_zero() ? pages.say("outcome.free")
                                               : pages.number(bought->effective_votes);
    }
    if (std::holds_alternative<Chosen>(event)) return pages.say("outcome.by-phragmen");
  }
  return pages.say("outcome.by-greedy");
}

std::string why_not_selected(const Explanation& explanation, const Pages& pages) {
  for (auto event = explanation.events.rbegin(); event != explanation.events.rend(); ++event) {
    const auto* stopped = std::get_if<StoppedAt>(&*event);
    if (stopped != nullptr && stopped->project != explanation.project) continue;
    const std::string reason = pages.event_words().reason(*event);
    if (!reason.empty()) return pages.say("outcome.why", reason);
  }
  return pages.say("outcome.after-misfit");
}

std::vector<std::string> what_would_have_helped(const Explanation& explanation, const Pages& pages) {
  if (explanation.position) return {};
  const auto& all = pages.site().help;
  const auto help = all.empty() ? std::nullopt : all[explanation.project];
  if (help) return what_would_help_items(*help, pages.language());
  if (pages.outcome().terms.method != &method::equal_shares) return {};
  for (const Event& event : explanation.events) {
    const auto* out = std::get_if<OutOfReach>(&event);
    if (out == nullptr) continue;
    const Money cost = pages.instance().projects[explanation.project].cost;
    const Money left = round_to_cents(out->supporters_have, Rounding::down, cost.currency());
    return {left.is_zero()
                ? pages.say("project.nothing-left", pages.amount(cost))
                : pages.say("project.out-of-reach", pages.amount(left), pages.amount(cost - left))};
  }
  return {};
}

}  // namespace buurtkas

#include "cli/render/site/selected_how.h"

#include "engine/voting/equal_shares.h"

namespace buurtkas {

bool counts_effective_votes(const Terms& terms) {
  return terms.method == &method::equal_shares || terms.method == &method::exact_equal_shares;
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
  const Project& project = pages.instance().projects[explanation.project];
  for (auto event = explanation.events.rbegin(); event != explanation.events.rend(); ++event) {
    if (const auto* one = std::get_if<OutOfReach>(&*event)) {
      return pages.say("outcome.out-of-reach", pages.event_words().cents(one->supporters_have),
                       pages.amount(project.cost));
    }
    const std::string sentences = pages.event_words().sentences(*event);
    if (pages.event_words().reason(*event).empty() || sentences.empty()) continue;
    return sentences;
  }
  return explanation.events.empty() ? pages.say("outcome.after-misfit")
                                    : pages.event_words().sentences(explanation.events.back());
}

}  // namespace buurtkas

#include "cli/render/site/told_terms.h"

#include <algorithm>

#include "cli/render/terms_text.h"
#include "engine/voting/greedy.h"
#include "engine/voting/max_welfare.h"

namespace buurtkas {
namespace {

const Terms& terms_of(const Pages& pages) {
  return pages.outcome().terms;
}

// What most go by, cost, their own sentence says.
std::string satisfaction(const Pages& pages) {
  const Terms& terms = terms_of(pages);
  if (terms.satisfaction == Satisfaction::cost && terms.method != &method::max_welfare) return {};
  const std::string text = pages.say("terms.satisfaction-" + std::string(name_of(terms.satisfaction)));
  return is_greedy(terms.method) ? text + ' ' + pages.say("terms.greedy-worth") : text;
}

std::string threshold(const Pages& pages) {
  const auto& threshold = terms_of(pages).threshold;
  if (!threshold) return {};
  const std::string value = threshold->is_share
                                ? pages.say("terms.share-of-ballots", pages.number(threshold->value * 100))
                                : pages.event_words().votes(threshold->value);
  return pages.say(threshold->must_exceed ? "terms.threshold-above" : "terms.threshold-from", value);
}

std::string next(const Pages& pages) {
  const auto& next = terms_of(pages).next;
  if (!next) return {};
  const std::string percent = pages.number(next->least_share * 100) + '%';
  if (next->kind == NextProject::Kind::whole) return pages.say("terms.next-whole", percent);
  return next->least_share.is_zero() ? pages.say("terms.next-part")
                                     : pages.say("terms.next-part-from", percent);
}

std::string ties(const Pages& pages) {
  std::vector<TieBreak> order = terms_of(pages).tie_breaks;
  if (std::find(order.begin(), order.end(), TieBreak::lowest_id) == order.end()) {
    order.push_back(TieBreak::lowest_id);
  }
  std::string text;
  for (const TieBreak one : order) {
    text +=
        (text.empty() ? "" : pages.say("terms.then")) + pages.say("terms.tie-" + std::string(name_of(one)));
    if (one == TieBreak::lowest_id) break;
  }
  return pages.say("terms.ties", text);
}

}  // namespace

std::vector<std::string> told_terms(const Pages& pages) {
  std::vector<std::string> told = {counts_points(pages.outcome()) ? pages.say("terms.points") : "",
                                   satisfaction(pages), threshold(pages)};
  const Money unit = Money(100, pages.instance().currency);
  for (const Completion one : terms_of(pages).completion) {
    if (one == Completion::none) continue;
    told.push_back(pages.say("terms.completion-" + std::string(name_of(one)), pages.amount(unit)));
  }
  told.push_back(next(pages));
  told.push_back(ties(pages));
  std::erase(told, std::string());
  return told;
}

}  // namespace buurtkas

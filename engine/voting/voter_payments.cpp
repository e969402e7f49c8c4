#include "engine/voting/voter_payments.h"

#include <algorithm>

namespace buurtkas {

VoterPayments::VoterPayments(const Instance& instance, const Profile& profile, const RunStarted& run,
                             const Trace& trace)
    : was_bought_(instance.projects.size(), false) {
  const Supporters supporters = supporters_of(profile, instance.projects.size());
  const Backers backers(profile, supporters, run.satisfaction);
  PaymentReplay replay(profile, backers, run);
  std::vector<BigInt> dues;
  for (const Event& event : trace) {
    const auto* bought = std::get_if<Bought>(&event);
    if (bought == nullptr) continue;
    was_bought_[bought->project] = true;
    replay.buy(*bought, dues, [](std::uint32_t, std::size_t) {});
  }
  classes_ = replay.classes();
  denominator_ = replay.denominator();
  class_of_ = replay.class_of();
}

std::vector<SharePaid> VoterPayments::paid(std::size_t group) const {
  std::vector<SharePaid> last_first;
  for (PaymentReplay::ClassId at = class_of_[group]; at != 0; at = classes_[at].before) {
    const PaymentReplay::Class& now = classes_[at];
    last_first.push_back({now.project, Ratio(classes_[now.before].balance - now.balance, denominator_)});
  }
  return {last_first.rbegin(), last_first.rend()};
}

std::optional<VoterPayments> voter_payments(const Instance& instance, const Profile& profile,
                                            const Trace& trace) {
  const auto started = std::find_if(trace.begin(), trace.end(), [](const Event& event) {
    return std::holds_alternative<RunStarted>(event);
  });
  const bool shares_decided = std::none_of(trace.begin(), trace.end(), [](const Event& event) {
    const auto* compared = std::get_if<Compared>(&event);
    return compared != nullptr && compared->greedy_kept;
  });
  if (started == trace.end() || !shares_decided) return std::nullopt;
  return VoterPayments(instance, profile, std::get<RunStarted>(*started), trace);
}

}  // namespace buurtkas

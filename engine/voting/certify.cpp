#include "engine/voting/certify.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "engine/voting/bounded_overspending.h"
#include "engine/voting/certify_parts.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/expanding_approvals.h"
#include "engine/voting/greedy.h"
#include "engine/voting/max_welfare.h"
#include "engine/voting/maximin_support.h"
#include "engine/voting/method.h"
#include "engine/voting/phragmen.h"

namespace buurtkas {
namespace {

using Fate = claim::Ranked::Fate;

// As a certificate tells it: for a currency unit.
std::vector<Worth> worth_told(const Count& count) {
  if (count.terms.satisfaction == Satisfaction::cost) return worth_by_votes(count);
  std::vector<Worth> worth =
      worth_of(count.instance, count.profile, count.supporters, count.terms.satisfaction);
  for (Worth& one : worth) one.value *= 100;
  return worth;
}

// What greedy did, up to a comparison.
void claim_ranks(std::span<const Event> trace, const std::vector<Worth>& worth, std::vector<Claim>& claims) {
  for (const Event& event : trace) {
    if (std::holds_alternative<Compared>(event)) return;
    if (const auto* taken = std::get_if<Taken>(&event)) {
      claims.emplace_back(claim::Ranked{Fate::taken, taken->project, worth[taken->project], std::nullopt});
    } else if (const auto* skipped = std::get_if<Skipped>(&event)) {
      claims.emplace_back(
          claim::Ranked{Fate::skipped, skipped->project, worth[skipped->project], skipped->cut});
    } else if (const auto* stopped = std::get_if<StoppedAt>(&event)) {
      claims.emplace_back(
          claim::Ranked{Fate::stopped, stopped->project, worth[stopped->project], stopped->cut});
    }
  }
}

// What greedy would do by votes, beside what is selected.
void claim_greedy(const Count& count, std::vector<ProjectIndex> selected, std::vector<Claim>& claims) {
  const std::vector<Worth> worth = worth_by_votes(count);
  Trace trace;
  take_greedily(count, worth, Misfit::skip, selected, trace);
  claim_ranks(trace, worth, claims);
}

// Greedy's own outcome, and who prefers it.
void claim_comparison(const Count& count, const Trace& trace, std::vector<Claim>& claims) {
  claim_greedy(count, {}, claims);
  for (const Event& event : trace) {
    if (const auto* compared = std::get_if<Compared>(&event)) claims.emplace_back(*compared);
  }
}

// Which of these the pots cannot pay beside the selection, limits aside.
void claim_misfits(const Instance& with_limits, const std::vector<ProjectIndex>& selected,
                   const std::vector<ProjectIndex>& projects, std::vector<Claim>& claims) {
  Instance instance = with_limits;
  instance.limits.clear();
  for (const ProjectIndex project : projects) {
    std::vector<ProjectIndex> asked = selected;
    asked.push_back(project);
    if (is_fundable(instance, asked)) continue;
    claims.emplace_back(claim::Misfit{project, assign_funding(instance, asked).error()});
  }
}

// Those that something is said of: all that are out, or, when it is proven that they are, the next.
std::vector<ProjectIndex> may_misfit(const Instance& instance, const Selection& selection, bool is_proven) {
  std::vector<ProjectIndex> projects;
  if (is_proven) {
    for (const Event& event : selection.trace) {
      if (const auto* next = std::get_if<NextReached>(&event)) projects.push_back(next->project);
    }
    return projects;
  }
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
    const auto& in = selection.projects;
    if (std::find(in.begin(), in.end(), project) == in.end()) projects.push_back(project);
  }
  return projects;
}

void claim_votes(const Count& count, std::vector<Claim>& claims) {
  for (ProjectIndex project = 0; project < count.votes.size(); ++project) {
    claims.emplace_back(claim::Votes{project, count.votes[project]});
  }
  const auto& threshold = count.terms.threshold;
  if (!threshold) return;
  const Ratio voters = count.profile.voters();
  for (ProjectIndex project = 0; project < count.votes.size(); ++project) {
    if (threshold->is_reached(count.votes[project], voters)) continue;
    claims.emplace_back(claim::Below{project, threshold->votes(voters)});
  }
}

// After equal shares: Phragmen's method, then greedy.
void claim_phragmen_after(const Count& count, const Trace& trace, std::vector<Claim>& claims) {
  const EqualShares of(count, short_of_money(count.terms.method));
  std::optional<Left> left;
  std::vector<ProjectIndex> bought;
  for (const Event& event : trace) {
    if (const auto* run = std::get_if<RunStarted>(&event))
      bought = of.run_exactly(run->endowment, nullptr, &left.emplace()).bought;
  }
  std::vector<ProjectIndex> selected =
      claim_phragmen(count, Loads(count, std::move(left.value())), std::move(bought), trace, claims);
  if (has(count.terms, Completion::greedy)) claim_greedy(count, std::move(selected), claims);
}

// What the method selected. False when it cannot be told.
bool claim_method(const Count& count, const Trace& trace, Certificate& certificate) {
  const Terms& terms = count.terms;
  std::vector<Claim>& claims = certificate.claims;
  if (is_greedy(terms.method)) {
    claim_ranks(trace, worth_told(count), claims);
    return true;
  }
  if (is_equal_shares(terms.method)) {
    certificate.proves_raises = claim_equal_shares(count, trace, claims);
    if (has(terms, Completion::phragmen)) {
      claim_phragmen_after(count, trace, claims);
    } else if (has(terms, Completion::greedy)) {
      claim_ranks(trace, worth_by_votes(count), claims);
    }
    if (has(terms, Completion::comparison)) claim_comparison(count, trace, claims);
    return true;
  }
  if (is_cstv(terms.method)) {
    for (claim::CstvStep& step : steps_of_cstv(count, trace)) claims.emplace_back(std::move(step));
    return true;
  }
  if (terms.method == &method::expanding_approvals) {
    claim_supported(count, trace, claims);
    return true;
  }
  if (terms.method == &method::bounded_overspending || terms.method == &method::bounded_overspending_plus) {
    claim_overspending(count, trace, claims);
    return true;
  }
  if (terms.method == &method::maximin_support) {
    auto carried = claim_loads(count, trace, claims);
    if (carried) claim_greedy(count, std::move(*carried), claims);
    return carried.has_value();
  }
  if (terms.method == &method::phragmen) {
    claim_phragmen(count, Loads(count), {}, trace, claims);
    return true;
  }
  return terms.method == &method::max_welfare && claim_most_welfare(count, trace, claims);
}

// False when it cannot be.
bool claim_outcome(const Count& count, const Selection& selection, Certificate& certificate) {
  const Trace& all = selection.trace;
  const auto lifted =
      all.begin() + static_cast<std::ptrdiff_t>(selection.caps_lifted_at.value_or(all.size()));
  if (!claim_method(count, Trace(all.begin(), lifted), certificate)) return false;
  if (!selection.caps_lifted_at) return true;
  certificate.claims.emplace_back(claim::CapsLifted{});
  claim_ranks({lifted, all.end()}, worth_by_votes(count), certificate.claims);
  return true;
}

Certificate certificate_of(const Instance& instance, const Profile& profile, const Terms& terms,
                           const Selection& selection, bool asks_outcome) {
  Certificate certificate;
  Trace unused;
  const OnProgress quiet;  // which the count refers to
  const Count count = begin_count(instance, profile, terms, selection.votes, quiet, unused);
  claim_votes(count, certificate.claims);
  const auto votes = static_cast<std::ptrdiff_t>(certificate.claims.size());
  certificate.proves_outcome = asks_outcome && claim_outcome(count, selection, certificate);
  if (!certificate.proves_outcome) {
    certificate.proves_raises = false;
    certificate.claims.erase(certificate.claims.begin() + votes, certificate.claims.end());
  }
  claim_misfits(instance, selection.projects, may_misfit(instance, selection, certificate.proves_outcome),
                certificate.claims);
  if (const auto& next = selection.next)
    certificate.claims.emplace_back(claim::Next{next->project, next->paid, next->is_whole});
  return certificate;
}

}  // namespace

bool has(const Terms& terms, Completion completion) {
  return std::find(terms.completion.begin(), terms.completion.end(), completion) != terms.completion.end();
}

Certificate certify(const Instance& instance, const Profile& profile, const Terms& terms,
                    const Selection& selection) {
  return certificate_of(instance, profile, terms, selection, true);
}

Certificate certify_funding(const Instance& instance, const Profile& profile, const Terms& terms,
                            const Selection& selection) {
  return certificate_of(instance, profile, terms, selection, false);
}

Certificate without_raises(Certificate certificate) {
  certificate.proves_raises = false;
  std::erase_if(certificate.claims,
                [](const Claim& one) { return std::holds_alternative<claim::Unchanged>(one); });
  return certificate;
}

}  // namespace buurtkas

#include "engine/rulebook/round_cases.h"

#include <algorithm>

namespace buurtkas {
namespace {

constexpr std::string_view yes_or_no(bool is_yes) {
  return is_yes ? "yes" : "no";
}

std::string_view word_of(ProposalStatus status) {
  switch (status) {
    case ProposalStatus::admitted:
      return "admitted";
    case ProposalStatus::refused:
      return "refused";
    case ProposalStatus::withdrawn:
      break;
  }
  return "withdrawn";
}

std::string_view word_of(PotKind kind) {
  switch (kind) {
    case PotKind::grant:
      return "grant";
    case PotKind::groz:
      return "groz";
    case PotKind::gift:
      break;
  }
  return "gift";
}

std::string_view word_of(Appeal::Outcome outcome) {
  switch (outcome) {
    case Appeal::Outcome::open:
      return "open";
    case Appeal::Outcome::granted:
      return "granted";
    case Appeal::Outcome::dismissed:
      break;
  }
  return "dismissed";
}

// No more than a field may be: beyond it no number matters any more.
std::int64_t bounded(std::int64_t parts, Unit unit) {
  return std::clamp<std::int64_t>(parts, 0, parts_max(unit));
}

void set_count(Case& one, std::string_view field, std::size_t count) {
  set_number(one, field, bounded(static_cast<std::int64_t>(count), Unit::count));
}

void set_age(Case& one, std::string_view field, const std::optional<int>& age) {
  if (age) set_number(one, field, *age);
}

void set_appeal(Case& one, const Proposal& proposal) {
  if (!proposal.appeal) {
    set_word(one, "appeal", "none");
    return;
  }
  set_word(one, "appeal", word_of(proposal.appeal->outcome));
  if (!proposal.decided) return;
  const std::int64_t days = day_number(proposal.appeal->lodged) - day_number(*proposal.decided);
  set_number(one, "appeal-days", bounded(days, Unit::day));
}

// An empty cell says nothing.
void set_place(Case& one, std::string_view field, std::string_view place) {
  if (!place.empty()) set_word(one, field, place);
}

}  // namespace

std::optional<int> age_on(const Resident& resident, const Date& day) {
  if (resident.born) return whole_years(*resident.born, day);
  if (!resident.birth_year) return std::nullopt;
  return std::max(day.year - *resident.birth_year, 0);
}

Case proposal_case(const Proposal& proposal, const Resident* proposer, const std::set<std::string>& partners,
                   const Date& on) {
  Case one = blank_case(CaseKind::proposal);
  set_number(one, "cost", bounded(proposal.cost.cents(), Unit::eur));
  set_word(one, "proposer", proposal.proposer ? "resident" : "none");
  if (proposer != nullptr) set_age(one, "proposer-age", age_on(*proposer, on));
  const auto supporters = std::count_if(proposal.supporters.begin(), proposal.supporters.end(),
                                        [&](const ResidentId& id) { return id != proposal.proposer; });
  set_count(one, "supporters", static_cast<std::size_t>(supporters));
  const auto admitted = std::count_if(proposal.partners.begin(), proposal.partners.end(),
                                      [&](const std::string& id) { return partners.contains(id); });
  set_count(one, "partners", static_cast<std::size_t>(admitted));
  set_count(one, "goals", proposal.goals.size());
  set_word(one, "feasible", proposal.is_feasible ? yes_or_no(*proposal.is_feasible) : "unknown");
  set_word(one, "reason", yes_or_no(!proposal.reason.empty()));
  set_word(one, "status", word_of(proposal.status));
  set_appeal(one, proposal);
  set_place(one, "place", proposal.place);
  set_tags(one, "tags", proposal.tags);
  return one;
}

Case partner_case(const Partner& partner) {
  Case one = blank_case(CaseKind::partner);
  set_word(one, "kind", partner.kind);
  set_count(one, "goals", partner.goals.size());
  return one;
}

Case pot_case(const Pot& pot) {
  Case one = blank_case(CaseKind::pot);
  set_word(one, "kind", word_of(pot.kind));
  set_number(one, "amount", bounded(pot.amount.cents(), Unit::eur));
  set_word(one, "earmarked", yes_or_no(!is_unmarked(pot)));
  return one;
}

Case voter_case(const Resident& resident, const Date& on) {
  Case one = blank_case(CaseKind::voter);
  set_age(one, "age", age_on(resident, on));
  set_place(one, "neighbourhood", resident.neighbourhood);
  return one;
}

}  // namespace buurtkas

#include "engine/round/limit.h"

#include <algorithm>

#include "engine/assertion.h"
#include "engine/money/rounding.h"
#include "engine/round/instance.h"
#include "engine/round/round.h"

namespace buurtkas {
namespace {

bool is_of_kind(const LimitTerm& term, const Proposal& proposal) {
  if (term.place) return proposal.place == *term.place;
  return std::find(proposal.tags.begin(), proposal.tags.end(), *term.tag) != proposal.tags.end();
}

bool is_named(const LimitTerm& term, const Proposal& proposal) {
  return std::find(term.projects.begin(), term.projects.end(), proposal.id) != term.projects.end();
}

// The positions of the admitted proposals that a term is about.
std::vector<ProjectIndex> projects_of(const Round& round, const LimitTerm& term) {
  std::vector<ProjectIndex> projects;
  ProjectIndex next = 0;
  for (const Proposal& proposal : round.proposals) {
    if (proposal.status != ProposalStatus::admitted) continue;
    const bool is_meant =
        term.kind == LimitTerm::Kind::exclusion ? is_named(term, proposal) : is_of_kind(term, proposal);
    if (is_meant) projects.push_back(next);
    ++next;
  }
  return projects;
}

void bear(Project& project, const std::string& tag) {
  const auto place = std::lower_bound(project.tags.begin(), project.tags.end(), tag);
  if (place == project.tags.end() || *place != tag) project.tags.insert(place, tag);
}

// The part of a pot that is for one kind of project.
Pot part_of(const Pot& pot, const std::string& kind, Money amount) {
  Pot part = pot;
  part.id = PotId(pot.id.text() + '+' + kind);
  part.part_of = pot.id;
  part.name = pot.name + " (" + kind + ')';
  part.amount = amount;
  part.reserve = Money(0, amount.currency());
  part.earmark.any_of = {kind};
  return part;
}

void put_floor(const Round& round, const LimitTerm& term, Money asked, Instance& instance) {
  const std::string kind = term.place ? "place:" + *term.place : *term.tag;
  if (term.place) {
    for (const ProjectIndex project : projects_of(round, term)) bear(instance.projects[project], kind);
  }
  std::vector<Pot> pots;
  for (Pot& pot : instance.pots) {
    const Money taken = is_unmarked(pot) ? std::min(asked, votable(pot)) : Money(0, asked.currency());
    asked = asked - taken;
    if (!taken.is_zero()) pots.push_back(part_of(pot, kind, taken));
    pot.amount = pot.amount - taken;
    pots.push_back(std::move(pot));
  }
  BUURTKAS_ASSERT(asked.is_zero());
  instance.pots = std::move(pots);
}

}  // namespace

Money amount_of(const LimitTerm& term, Money votable) {
  if (!term.share) return term.amount;
  return round_to_cents(cents_of(votable) * *term.share, Rounding::down, votable.currency());
}

void put_limits(const Round& round, Instance& instance) {
  const Money all = votable(instance);
  for (const LimitTerm& term : round.limits) {
    if (term.kind == LimitTerm::Kind::floor) {
      put_floor(round, term, amount_of(term, all), instance);
      continue;
    }
    Limit limit;
    limit.projects = projects_of(round, term);
    if (term.kind == LimitTerm::Kind::cap) {
      limit.kind = Limit::Kind::cap;
      limit.of = term.place ? *term.place : *term.tag;
      limit.most = amount_of(term, all);
    }
    instance.limits.push_back(std::move(limit));
  }
}

}  // namespace buurtkas

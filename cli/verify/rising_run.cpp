#include "cli/verify/rising_run.h"

#include <algorithm>
#include <utility>

#include "cli/verify/limits.h"

namespace buurtkas::verify {

RisingRun::RisingRun(const Recount& recount, const std::vector<std::vector<Backers>>& backers)
    : recount_(recount),
      backers_(backers),
      prices_(recount),
      ledgers_(recount),
      looks_(backers.size()),
      is_open_(backers.size()) {
  for (ProjectIndex project = 0; project < is_open_.size(); ++project)
    is_open_[project] = recount.is_admitted[project] && !backers[project].empty();
}

void RisingRun::refute(ProjectIndex project, const Words& why) const {
  const std::string id = "`" + shown(recount_.id(project)) + "` ";
  statement_->refute("order", {id + why.nl, id + why.en});
}

std::vector<ProjectIndex> RisingRun::bought() const {
  std::vector<ProjectIndex> projects;
  for (const Stage& stage : stages_) {
    if (stage.is_bought) projects.push_back(*stage.project);
  }
  return projects;
}

Ratio RisingRun::exactly(const Change& change) const {
  return change.of_pots ? *change.of_pots : ledgers_.exactly(change.need);
}

std::optional<Ratio> RisingRun::next_change() const {
  if (!change_) return std::nullopt;
  return exactly(*change_) * Ratio(recount_.profile.voter_weight());
}

void RisingRun::check(const Statement& statement, const Ratio& endowment) {
  statement_ = &statement;
  endowment_ = endowment;
  per_unit_ = endowment / Ratio(recount_.profile.voter_weight());
  per_unit_bounds_ = Ledgers::cents(per_unit_);
  take_back_changed();
  const bool has_ended = !stages_.empty() && !stages_.back().project;
  const std::size_t stay = stages_.size() - (has_ended ? 1 : 0);
  const std::vector<std::string> order = statement.texts("order");
  for (std::size_t at = 0; at < std::max(order.size(), stay); ++at) {
    if (at < stay && (at == order.size() || order[at] != recount_.id(*stages_[at].project)))
      refute(*stages_[at].project, {"komt daar", "comes there"});
    if (at < stay) continue;
    const auto project = recount_.find(order[at]);
    if (!project) {
      const std::string id = "`" + shown(order[at]) + "`";
      statement.refute("order", {id + " is er niet", "there is no " + id});
    }
    if (has_ended) refute(*project, {"kan daar niet", "cannot be there"});
    take(*project);
  }
  if (!has_ended) end();
}

// The first that is another now, and all after it.
void RisingRun::take_back_changed() {
  const auto is_met = [this](const Stage& stage) {
    if (!stage.change) return false;
    if (stage.change->of_pots) return *stage.change->of_pots <= per_unit_;
    return ledgers_.is_at_most(stage.change->need, per_unit_bounds_, per_unit_);
  };
  const auto changed = std::find_if(stages_.begin(), stages_.end(), is_met);
  if (changed == stages_.end()) return;
  const auto stay = static_cast<std::size_t>(changed - stages_.begin());
  for (; stages_.size() > stay; stages_.pop_back()) {
    const Stage& last = stages_.back();
    if (last.project) is_open_[*last.project] = true;
    if (last.is_bought && !is_free(*last.project)) ledgers_.undo();
  }
  change_ = stay == 0 ? std::nullopt : stages_.back().change;
  for (std::vector<Look>& looks : looks_) {
    while (!looks.empty() && looks.back().stage > stay) looks.pop_back();
    if (!looks.empty()) meet(looks.back());
  }
}

void RisingRun::take(ProjectIndex project) {
  if (!is_open_[project]) refute(project, {"kan daar niet", "cannot be there"});
  if (is_free(project)) {
    for (ProjectIndex other = 0; other < is_open_.size(); ++other) {
      if (is_open_[other] && is_free(other) && recount_.goes_before(other, project))
        refute(other, {"gaat voor", "goes before"});
    }
  } else {
    if (looks_[project].empty() || !is_fresh(project)) look(project);
    if (asks(project) == nullptr) refute(project, {"is niet te betalen", "cannot be paid"});
    goes_first(project);
    keep_changes(project);
  }
  const bool is_bought = !is_kept_out(project);
  is_open_[project] = false;
  if (is_bought && !is_free(project)) ledgers_.pay(*asks(project), backers_[project]);
  stages_.push_back({project, is_bought, change_});
}

void RisingRun::end() {
  for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
    if (is_open_[project] && (is_free(project) || can_be_had(project)))
      refute(project, {"is nog te koop", "can still be bought"});
  }
  keep_changes(std::nullopt);
  stages_.push_back({std::nullopt, false, change_});
}

void RisingRun::meet(Look& look) const {
  while (look.met < look.needs.size() &&
         ledgers_.is_at_most(look.needs[look.met], per_unit_bounds_, per_unit_))
    ++look.met;
}

void RisingRun::look(ProjectIndex project) {
  Look look{stages_.size(), ledgers_.needs(project, backers_[project]), 0};
  meet(look);
  if (!looks_[project].empty() && is_fresh(project)) looks_[project].pop_back();
  looks_[project].push_back(std::move(look));
}

// By its last look: those who would pay for it. Nothing: too few can.
const Ledgers::Need* RisingRun::asks(ProjectIndex project) const {
  const Look& look = looks_[project].back();
  return look.met == 0 ? nullptr : &look.needs[look.met - 1];
}

bool RisingRun::can_be_had(ProjectIndex project) {
  if (looks_[project].empty()) look(project);
  if (asks(project) != nullptr && !is_fresh(project)) look(project);
  return asks(project) != nullptr;
}

// When so many paid for it.
bool RisingRun::is_ahead(ProjectIndex other, std::uint64_t payers, ProjectIndex taken) const {
  const auto price = [this](ProjectIndex project, std::uint64_t by) {
    return prices_.worth_of(project, recount_.cost(project) / Ratio(BigInt(by)));
  };
  return !prices_.is_ruled_out(other, price(other, payers), taken, price(taken, asks(taken)->payers));
}

void RisingRun::goes_first(ProjectIndex project) {
  for (ProjectIndex other = 0; other < is_open_.size(); ++other) {
    if (!is_open_[other] || other == project) continue;
    if (is_free(other)) refute(other, {"gaat voor", "goes before"});
    if (looks_[other].empty()) look(other);
    const auto comes_first = [&] { return asks(other) && is_ahead(other, asks(other)->payers, project); };
    if (!comes_first()) continue;
    if (!is_fresh(other)) look(other);
    if (comes_first()) refute(other, {"gaat voor", "goes before"});
  }
}

// What others need to go before it, and it to be paid by more; in the end, any to be paid.
void RisingRun::keep_changes(std::optional<ProjectIndex> taken) {
  for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
    while (is_open_[project]) {
      const Look& seen = looks_[project].back();
      auto need = seen.needs.begin() + static_cast<std::ptrdiff_t>(seen.met);
      const auto is_no_less = [&] {
        return need == seen.needs.end() || (change_ && !is_less({*need, std::nullopt}, *change_));
      };
      if (is_no_less()) break;
      if (taken && taken != project) {
        need = std::partition_point(need, seen.needs.end(), [&](const Ledgers::Need& one) {
          return !is_ahead(project, one.payers, *taken);
        });
        if (is_no_less()) break;
      }
      if (is_fresh(project)) {
        change_ = {*need, std::nullopt};
        break;
      }
      look(project);
    }
  }
}

bool RisingRun::is_less(const Change& a, const Change& b) const {
  if (a.of_pots || b.of_pots) return exactly(a) < exactly(b);
  return ledgers_.is_less(a.need, b.need);
}

// By a limit, at every endowment; or by the pots, until they are large enough.
bool RisingRun::is_kept_out(ProjectIndex project) {
  const std::vector<ProjectIndex> before = bought();
  if (broken_by(recount_, before, project)) return true;
  const std::vector<ProjectIndex> asked = with(before, project);
  if (has_one_pot(recount_.instance) || can_be_paid(recount_, pots_at(recount_, endowment_), asked))
    return false;
  const auto least = least_endowment(recount_, asked);
  if (!least) return true;
  const Change change = {{}, *least / Ratio(recount_.profile.voter_weight())};
  if (!change_ || is_less(change, *change_)) change_ = change;
  return true;
}

}  // namespace buurtkas::verify

#include "engine/voting/filtered_purses.h"

#include <algorithm>

namespace buurtkas {

FilteredPurses::FilteredPurses(const EqualShares& of, const Ratio& endowment, Window& window,
                               const Reach& reach)
    : of_(of),
      pays_all_(of.short_of_money == Purses::Short::pays_all),
      window_(window),
      reach_(reach),
      missing_weight_(reach.missing
                          ? Estimate::hull(Estimate(reach.missing->least), Estimate(reach.missing->most))
                          : Estimate()),
      has_range_(reach.costs || reach.missing),
      purse_of_(of.count.profile.groups(), first_purse),
      balance_(2),
      members_{0, of.count.profile.weight()},
      counted_(2, 0) {
  const Ratio weight(of.count.profile.voter_weight());
  const Estimate raise(window.raise / weight);
  balance_[first_purse] = {Estimate(endowment / weight), raise, Estimate() - raise};
}

void FilteredPurses::gather(const Backers::Equals& backers) {
  const std::size_t first = classes_.size();
  std::optional<PurseId> open;
  for (const std::uint32_t group : backers.groups) {
    const PurseId purse = purse_of_[group];
    if (counted_[purse] == 0) classes_.push_back({purse, backers.units, 0});
    counted_[purse] += of_.count.profile.weight(group);
    if (reach_.missing && group == reach_.missing->group) open = purse;
  }
  for (std::size_t at = first; at < classes_.size(); ++at) {
    classes_[at].weight = counted_[classes_[at].purse];
    classes_[at].is_open = open == classes_[at].purse;
    counted_[classes_[at].purse] = 0;
  }
}

Estimate FilteredPurses::weight(const Class& one) const {
  return one.is_open ? Estimate(one.weight) - missing_weight_ : Estimate(one.weight);
}

bool FilteredPurses::is_short(const Class& one, const Estimate& due) const {
  return standing(one, due) != Standing::pays_in_full;
}

// Over a range of costs or voters somebody may pay in full at the one and be short at the other. Such are
// taken for short, as they have no more left than `kept`.
FilteredPurses::Standing FilteredPurses::standing(const Class& one, const Estimate& due) const {
  const Estimate rest = balance_[one.purse].at - due;
  if (rest.is_below_zero()) return Standing::is_short;
  if (rest.is_above_zero()) return Standing::pays_in_full;
  if (!has_range_ || !pays_all_) throw TooClose();
  return Standing::is_unclear;
}

Estimate FilteredPurses::kept(const Class& one, const Estimate& due) const {
  if (standing(one, due) != Standing::is_unclear) return {};
  return Estimate::up_to(balance_[one.purse].at - due);
}

// False when somebody was.
bool FilteredPurses::leave_out_the_short(Offer& offer) {
  const std::size_t before = classes_.size();
  const Estimate per_unit = offer.owed.at / units(offer);
  std::erase_if(classes_, [&](const Class& one) {
    const Estimate due = per_unit * Estimate(one.units);
    if (!is_short(one, due)) return false;
    if (pays_all_) {
      offer.owed = offer.owed - balance_[one.purse] * weight(one);
      offer.owed.at = offer.owed.at + kept(one, due) * weight(one);
    } else {
      window_.keep_above_zero(offer.owed * Estimate(one.units) - balance_[one.purse] * Estimate(offer.units));
    }
    offer.units -= one.units * one.weight;
    if (one.is_open) offer.open_units = 0;
    return true;
  });
  return classes_.size() == before;
}

Estimate FilteredPurses::units(const Offer& offer) const {
  const Estimate all(offer.units);
  return offer.open_units == 0 ? all : all - missing_weight_ * Estimate(offer.open_units);
}

bool FilteredPurses::is_open(ProjectIndex project) const {
  return (reach_.costs && reach_.costs->project == project) ||
         (reach_.missing && of_.count.profile.projects(reach_.missing->group).front() == project);
}

// All of its range, when it has one.
Estimate FilteredPurses::cost(ProjectIndex project) const {
  if (!reach_.costs || reach_.costs->project != project)
    return Estimate(BigInt(of_.count.instance.projects[project].cost.cents()));
  return Estimate::hull(Estimate(BigInt(reach_.costs->least)), Estimate(BigInt(reach_.costs->most)));
}

bool FilteredPurses::look(ProjectIndex project, Offer& offer) {
  const auto backers = of_.backers.of(project);
  classes_.clear();
  if (!has_paid_ && backers.size() == 1) {  // all backers are alike
    const std::uint64_t units = backers.front().units;
    const auto all = of_.backers.units(project).convert_to<std::uint64_t>();
    classes_.push_back({first_purse, units, all / units, reach_.missing && is_open(project)});
  } else {
    for (const Backers::Equals& equals : backers) gather(equals);
  }
  if (!pays_all_) {
    std::sort(classes_.begin(), classes_.end(), [this](const Class& a, const Class& b) {
      return balance_[a.purse].at.looks_smaller_than(balance_[b.purse].at);
    });
  }
  Offer next{{cost(project), {}, {}}, 0, 0, {}, true};
  for (const Class& one : classes_) {
    next.units += one.units * one.weight;
    if (one.is_open) next.open_units = one.units;
  }
  Offer last = next;
  while (!classes_.empty()) {
    last = next;
    if (leave_out_the_short(next)) break;
    next.is_by_all = false;
  }
  offer = last;
  offer.lacking = next.owed;
  offer.is_by_all = next.is_by_all;
  if (!classes_.empty()) return true;
  if (has_range_ && !offer.lacking.at.is_above_zero()) throw TooClose();
  if (!window_.is_far && pays_all_) window_.keep_above_zero(offer.lacking);
  return false;
}

// Of somebody who is short here, so that there is none yet: by how much it may grow with every raise. It lies
// below the line from nothing to what it may be at the last of the raises.
Estimate FilteredPurses::excess(const Class& one, const Slope& due) const {
  const Slope line = balance_[one.purse] - due;
  const Estimate raises(std::max<std::uint64_t>(window_.more, 1));
  return Estimate::up_to((line.at + line.up * raises) / raises);
}

// By how much more may be asked of who pays in full, with every raise fewer, as others lack it; over all the
// purchase. As that lies below a line too, at so many raises fewer. Nothing when nobody certainly still pays
// in full there.
std::optional<Estimate> FilteredPurses::asked_for_others(const Offer& offer) const {
  const Estimate raises(window_.fewer);
  const Estimate units_here(offer.units);
  const auto rest_of = [&](const Class& one, const Slope& owed) {
    const Slope rest = balance_[one.purse] - owed / units_here * Estimate(one.units);
    return rest.at + rest.down * raises;
  };
  std::vector<Class> in_full = classes_;
  std::uint64_t units = offer.units;
  Slope widest = offer.owed;
  Estimate asked, missing;
  while (true) {
    const std::size_t before = in_full.size();
    std::erase_if(in_full, [&](const Class& one) {
      const Estimate rest = rest_of(one, widest);
      if (rest.is_above_zero() || rest.is_zero()) return false;
      missing = missing + Estimate::up_to(Estimate() - rest_of(one, offer.owed)) * Estimate(one.weight);
      units -= one.units * one.weight;
      return true;
    });
    if (in_full.size() == before) return asked;
    if (units == 0) return std::nullopt;
    asked = missing / raises * units_here / Estimate(units);
    widest.down = offer.owed.down + asked;
  }
}

// `classes_` are who pay for it, and then who do so in full.
Slope FilteredPurses::owed_within(ProjectIndex project, const Offer& offer) {
  Slope owed = offer.owed;
  if (!window_.is_far) return owed;
  const Slope per_unit = offer.owed / units(offer);
  classes_.clear();
  for (const Backers::Equals& equals : of_.backers.of(project)) gather(equals);
  std::erase_if(classes_, [&](const Class& one) {
    const Slope due = per_unit * Estimate(one.units);
    if (!is_short(one, due.at)) return false;
    owed.up = owed.up + excess(one, due) * weight(one);
    return true;
  });
  if (!offer.is_by_all) owed.up = Estimate::not_above_zero(owed.up);
  for (; window_.fewer > 0; window_.fewer /= 2) {
    if (const auto asked = asked_for_others(offer)) {
      owed.down = owed.down + *asked;
      break;
    }
  }
  return owed;
}

// `due`: as if all who are short here paid all they have, and nobody else were; `widest_due`: what it may be.
FilteredPurses::PurseId FilteredPurses::purse_after(const Class& one, const Slope& due,
                                                    const Slope& widest_due) {
  const PurseId purse = one.purse;
  if (purse == empty_purse) return purse;
  const bool is_short_of_it = is_short(one, due.at);
  if (is_short_of_it && !pays_all_) return purse;
  if (!window_.is_far)
    window_.keep_above_zero(is_short_of_it ? due - balance_[purse] : balance_[purse] - due);
  if (!is_short_of_it) return move_to_purse(one, rest_of(purse, due, widest_due));
  const Estimate left = window_.is_far ? excess(one, due) : Estimate();
  const Estimate kept_here = kept(one, due.at);
  if (!left.is_zero() || !kept_here.is_zero()) return move_to_purse(one, {kept_here, left, {}});
  members_[purse] -= one.weight;
  members_[empty_purse] += one.weight;
  return empty_purse;
}

// Who pays in full here, and may have nothing left before so many raises fewer, has less than on the line to
// that.
Slope FilteredPurses::rest_of(PurseId purse, const Slope& due, const Slope& widest_due) const {
  Slope rest = balance_[purse] - widest_due;
  if (window_.fewer == 0) return rest;
  const Estimate raises(window_.fewer);
  if ((rest.at + rest.down * raises).is_above_zero()) return rest;
  rest.down = Estimate::hull(rest.down, (due - balance_[purse]).at / raises);
  return rest;
}

FilteredPurses::PurseId FilteredPurses::move_to_purse(const Class& one, const Slope& balance) {
  const PurseId purse = one.purse;
  members_[purse] -= one.weight;
  if (members_[purse] == 0) {
    members_[purse] = one.weight;
    balance_[purse] = balance;
    return purse;
  }
  balance_.push_back(balance);
  members_.push_back(one.weight);
  counted_.push_back(0);
  return static_cast<PurseId>(balance_.size() - 1);
}

void FilteredPurses::pay(ProjectIndex project, const Offer& offer, const Slope& owed_within) {
  const Slope per_unit = offer.owed / units(offer);
  const Slope widest_per_unit = owed_within / units(offer);
  has_paid_ = true;
  moves_to_.assign(balance_.size(), empty_purse);
  for (const Backers::Equals& equals : of_.backers.of(project)) {
    classes_.clear();
    gather(equals);
    const Slope due = per_unit * Estimate(equals.units);
    const Slope widest_due = widest_per_unit * Estimate(equals.units);
    moves_to_.resize(balance_.size(), empty_purse);
    for (const Class& one : classes_) moves_to_[one.purse] = purse_after(one, due, widest_due);
    for (const std::uint32_t group : equals.groups) purse_of_[group] = moves_to_[purse_of_[group]];
  }
}

}  // namespace buurtkas

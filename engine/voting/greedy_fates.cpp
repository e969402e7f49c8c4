#include "engine/voting/greedy_fates.h"

#include <algorithm>

namespace buurtkas {
namespace {

bool is_maybe_paid(Fate fate) {
  return fate == Fate::unknown || fate == Fate::paid_or_passed || fate == Fate::paid;
}

}  // namespace

GreedyFates::GreedyFates(const GreedyRivals& rivals, const GiftSums& sums, std::uint64_t voters,
                         std::uint64_t& work)
    : rivals_(rivals), may_be_before_(sums.may_be_before(rivals, voters)), work_(work) {
  spend(rivals.size());
}

GreedyFates::Order GreedyFates::order(std::size_t rival, std::size_t other) const {
  return {rival, other,
          rivals_[rival].votes - rivals_[other].votes + (rivals_.wins_ties(rival, other) ? 1 : 0)};
}

// What is known of some tells of others: who is sure to be paid before one, or may be, at what cost.
std::vector<Fate> GreedyFates::fates(const std::vector<Fate>& decided) const {
  const std::size_t size = rivals_.size();
  std::vector<Fate> fates = decided;
  for (std::size_t one = 0; one < size; ++one)
    if (fates[one] == Fate::unknown && rivals_[one].cost <= rivals_.own_cost())
      fates[one] = Fate::paid_or_passed;
  std::vector<std::int64_t> at_most(size, 0);
  std::vector<std::int64_t> at_least(size, 0);
  const auto add_sure = [&](std::size_t other) {
    for (std::size_t one = 0; one < size; ++one)
      if (one != other && !may_be_before(one, other)) at_least[one] += rivals_[other].cost;
  };
  const auto add_maybe = [&](std::size_t other, std::int64_t cost) {
    for (std::size_t one = 0; one < size; ++one)
      if (may_be_before(other, one)) at_most[one] += cost;
  };
  for (std::size_t other = 0; other < size; ++other) {
    if (is_maybe_paid(fates[other])) add_maybe(other, rivals_[other].cost);
    if (fates[other] == Fate::paid || fates[other] == Fate::paid_or_passed) add_sure(other);
  }
  spend(2 * size);
  for (bool is_new = true; is_new;) {
    is_new = false;
    for (std::size_t one = 0; one < size; ++one) {
      if (fates[one] != Fate::unknown) continue;
      const std::int64_t left = rivals_.money() - rivals_[one].cost;
      if (at_least[one] > left) {
        fates[one] = Fate::skipped;
        add_maybe(one, -rivals_[one].cost);
      } else if (at_most[one] <= left) {
        fates[one] = Fate::paid_or_passed;
        add_sure(one);
      }
      is_new = is_new || fates[one] != Fate::unknown;
    }
  }
  return fates;
}

// Those before it cost more than is left beside it.
GreedyFates::Unpaid GreedyFates::unpaid(std::size_t one, const std::vector<Fate>& fates,
                                        const std::vector<Before>& decided) const {
  spend(1 + decided.size());
  const std::int64_t left = rivals_.money() - rivals_[one].cost;
  std::int64_t at_most = 0;
  std::int64_t at_least = 0;
  std::vector<std::size_t> open;
  std::vector<std::pair<std::int64_t, std::int64_t>> downs;  // how far it must come down, and their cost
  Unpaid unpaid;
  const auto take = [&](std::size_t other) {
    if (fates[other] == Fate::paid) at_least += rivals_[other].cost;
    if (may_be_before(one, other)) unpaid.orders.push_back(order(one, other));
  };
  for (std::size_t other = 0; other < rivals_.size(); ++other) {
    if (!is_maybe_paid(fates[other]) || !may_be_before(other, one)) continue;
    const auto known = std::find_if(decided.begin(), decided.end(), [&](const Before& before) {
      return before.rival == one && before.other == other;
    });
    if (known != decided.end() && !known->is_before) continue;
    at_most += rivals_[other].cost;
    downs.emplace_back(order(one, other).needed, rivals_[other].cost);
    if (known != decided.end() || !may_be_before(one, other)) {
      take(other);
    } else {
      open.push_back(other);
    }
  }
  unpaid.is_impossible = at_most <= left;
  for (const std::size_t other : open) {
    if (at_most - rivals_[other].cost <= left) {  // not without it
      take(other);
    } else if (!unpaid.open || rivals_[other].cost > rivals_[*unpaid.open].cost) {
      unpaid.open = other;
    }
  }
  unpaid.is_sure = at_least > left;
  std::sort(downs.begin(), downs.end());
  std::int64_t taken = 0;
  for (auto next = downs.begin(); next != downs.end() && taken <= left; ++next) {
    taken += next->second;
    unpaid.down = std::max<std::int64_t>(next->first, 0);
  }
  return unpaid;
}

GreedyFates::Asked GreedyFates::asked(const Decided& decided) const {
  const std::vector<Fate> fates = this->fates(decided.fates);
  Asked asked;
  asked.needed.assign(rivals_.size(), 0);
  asked.must.assign(rivals_.size(), false);
  for (std::size_t one = 0; one < rivals_.size(); ++one) {
    const std::int64_t passed = rivals_[one].needed;
    const Fate known = decided.fates[one];
    if (fates[one] == Fate::paid) asked.paid += rivals_[one].cost;
    if (fates[one] == Fate::paid_or_passed || fates[one] == Fate::passed) asked.needed[one] = passed;
    if (fates[one] == Fate::unknown || known == Fate::skipped || known == Fate::unpaid) {
      Unpaid unpaid = this->unpaid(one, fates, decided.before);
      const bool may_be_passed = known != Fate::unpaid;
      asked.is_impossible = asked.is_impossible || (unpaid.is_impossible && !may_be_passed);
      asked.needed[one] = unpaid.is_impossible ? passed : std::min(passed, unpaid.down);
      if (!may_be_passed)
        std::move(unpaid.orders.begin(), unpaid.orders.end(), std::back_inserter(asked.orders));
    }
    asked.must[one] = asked.needed[one] > 0 &&
                      (known == Fate::skipped || known == Fate::unpaid || fates[one] == Fate::passed);
  }
  if (!asked.is_impossible) split(asked, decided, fates);
  return asked;
}

// By the dearest of those that are to be decided next.
void GreedyFates::split(Asked& asked, const Decided& decided, const std::vector<Fate>& fates) const {
  const auto add = [&](std::size_t one, Fate fate) {
    asked.next.push_back(decided);
    asked.next.back().fates[one] = fate;
  };
  const auto dearest_where = [&](auto is_open) {
    std::optional<std::size_t> dearest;
    for (std::size_t at = 0; at < rivals_.size(); ++at)
      if (is_open(at) && (!dearest || rivals_[at].cost > rivals_[*dearest].cost)) dearest = at;
    return dearest;
  };
  const auto may_be_paid = [&](std::size_t at) {
    const Unpaid unpaid = this->unpaid(at, fates, decided.before);
    return !unpaid.is_sure || !unpaid.orders.empty();
  };
  if (const auto one = dearest_where([&](std::size_t at) { return fates[at] == Fate::unknown; })) {
    add(*one, Fate::paid_or_passed);
    add(*one, Fate::skipped);
    return;
  }
  if (const auto one = dearest_where([&](std::size_t at) { return fates[at] == Fate::paid_or_passed; })) {
    add(*one, Fate::paid);
    add(*one, Fate::passed);
    return;
  }
  if (const auto one = dearest_where(
          [&](std::size_t at) { return decided.fates[at] == Fate::skipped && may_be_paid(at); })) {
    add(*one, Fate::unpaid);
    add(*one, Fate::passed);
    return;
  }
  if (const auto one = dearest_where([&](std::size_t at) {
        return decided.fates[at] == Fate::unpaid && !unpaid(at, fates, decided.before).is_sure;
      })) {
    const auto open = unpaid(*one, fates, decided.before).open;
    if (!open) return;
    for (const bool is_before : {true, false}) {
      asked.next.push_back(decided);
      asked.next.back().before.push_back({*one, *open, is_before});
    }
  }
}

}  // namespace buurtkas

#include "cli/verify/cstv_money.h"

#include <utility>

namespace buurtkas::verify {

using Sum = CstvMoney::Sum;

void CstvMoney::add(Sum& sum, Account account, const Ratio& times) {
  Ratio& so_far = sum[account];
  so_far += times;
  if (so_far.is_zero()) sum.erase(account);
}

CstvMoney::CstvMoney(const Recount& recount, unsigned bits)
    : recount_(recount),
      gifts_(recount.votes.size()),
      open_points_(recount.profile.groups(), BigInt(0)),
      account_(recount.profile.groups(), 0),
      left_{Between(1, bits)},
      has_changed_(recount.votes.size(), true) {
  const Profile& profile = recount.profile;
  const Ratio money = cents_of(votable(recount.instance));
  if (money.sign() <= 0 || profile.weight() == 0) return;
  unit_ = money / Ratio(BigInt(profile.weight()));
  for (std::uint32_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    const auto given = profile.points(group);
    for (std::size_t mark = 0; mark < named.size(); ++mark) {
      const std::int64_t points = given.empty() ? 1 : given[mark];
      if (points <= 0 || !recount.is_admitted[named[mark]]) continue;
      gifts_[named[mark]].push_back({group, points});
      open_points_[group] += points;
    }
  }
}

Sum CstvMoney::support(ProjectIndex project) const {
  Sum sum;
  for (const Gift& gift : gifts_[project]) {
    if (open_points_[gift.group] != 0) add(sum, account_[gift.group], part(gift) * weight(gift));
  }
  return sum;
}

Sum CstvMoney::givers_money(ProjectIndex project) const {
  Sum sum;
  for (const Gift& gift : gifts_[project]) {
    if (open_points_[gift.group] != 0) add(sum, account_[gift.group], weight(gift));
  }
  return sum;
}

Between CstvMoney::value(const Sum& sum) const {
  Between total = left_[0] - left_[0];
  for (const auto& [account, times] : sum) total += left_[account] * Between(times);
  return total;
}

bool CstvMoney::has_changed(ProjectIndex project) {
  const bool changed = has_changed_[project];
  has_changed_[project] = false;
  return changed;
}

void CstvMoney::close(ProjectIndex project) {
  for (const auto& [group, points] : gifts_[project]) {
    if (open_points_[group] == 0) continue;
    open_points_[group] -= points;
    for (const ProjectIndex other : recount_.profile.projects(group)) has_changed_[other] = true;
  }
  gifts_[project].clear();
}

CstvMoney::Collection CstvMoney::collect(ProjectIndex project, const Ratio& in_full_from) const {
  Collection all;
  add(all.owed, 0, cost(project));
  for (const Gift& gift : gifts_[project]) {
    if (open_points_[gift.group] == 0) continue;
    const Ratio given = part(gift);
    if (given >= in_full_from) {
      add(all.owed, account_[gift.group], -weight(gift));
      if (!all.least_full || given < *all.least_full) all.least_full = given;
    } else {
      add(all.asked, account_[gift.group], given * weight(gift));
      if (!all.most_other || given > *all.most_other) all.most_other = given;
    }
  }
  return all;
}

Ratio CstvMoney::checked_raise(const Statement& statement, ProjectIndex project) const {
  const bool pay_some = statement.has("in_full_from");
  const Ratio in_full_from = pay_some ? statement.number("in_full_from") : Ratio(2);
  const Collection all = collect(project, in_full_from);
  if (pay_some && all.least_full != in_full_from)
    statement.refute("in_full_from", {"niemand geeft dat deel", "nobody gives that part"});
  // The factor is owed over asked; times such a part it is what they would pay, of 1.
  const auto is_all = [&](const Ratio& of_theirs) {
    Sum more;
    for (const auto& [account, times] : all.owed) add(more, account, times * of_theirs);
    for (const auto& [account, times] : all.asked) add(more, account, -times);
    return value(more).sign() >= 0;
  };
  if (pay_some && !is_all(in_full_from))
    statement.refute("in_full_from", {"zij hoeven niet alles te geven", "they need not give all"});
  if (all.most_other && is_all(*all.most_other)) {
    const std::string all_of = to_string(*all.most_other);
    statement.refute("in_full_from", {"ook wie " + all_of + " geeft, geeft alles",
                                      "those who give " + all_of + " give all as well"});
  }
  return in_full_from;
}

void CstvMoney::pay(ProjectIndex project, const Ratio& in_full_from) {
  const Collection all = collect(project, in_full_from);
  const Between owed = value(all.owed);
  const bool others_pay = !all.asked.empty() && owed.sign() > 0;
  Between rate;
  if (others_pay) rate = all.owed == all.asked ? Between(1) : owed / value(all.asked);
  std::map<std::pair<Account, Ratio>, Account> payers;
  std::vector<std::uint32_t> spent;
  for (const Gift& gift : gifts_[project]) {
    if (open_points_[gift.group] == 0) continue;
    Account& account = account_[gift.group];
    const Ratio given = part(gift);
    if (given >= in_full_from) {
      spent.push_back(gift.group);
    } else if (others_pay) {
      const auto [place, is_new] = payers.try_emplace({account, given}, static_cast<Account>(left_.size()));
      if (is_new) left_.push_back(left_[account] * (Between(1) - Between(given) * rate));
      account = place->second;
    }
  }
  close(project);
  for (const std::uint32_t group : spent) open_points_[group] = 0;
}

}  // namespace buurtkas::verify

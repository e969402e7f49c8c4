#pragma once

#include <map>
#include <optional>
#include <vector>

#include "cli/verify/between.h"
#include "cli/verify/recount.h"

// Whose money lies at which project in a cumulative single transferable vote: what is left of each voter's,
// in the proportions of their points for the projects that are open. Voters who have paid alike have one
// account, so that what two sums have in common cancels out, however long its number is. Cost: a pass over a
// project's marks for each question.

namespace buurtkas::verify {

class CstvMoney {
 public:
  using Account = std::uint32_t;
  using Sum = std::map<Account, Ratio>;  // so many times what is left of each; none is 0 times
  static void add(Sum& sum, Account account, const Ratio& times);

  // REQUIRES: the recount outlives this. What is left is held to that many bits.
  CstvMoney(const Recount& recount, unsigned bits);

  // All money is in what a ballot of weight 1 has at first: so many cents.
  const Ratio& unit() const { return unit_; }
  Ratio cost(ProjectIndex project) const { return recount_.cost(project) / unit_; }
  Sum support(ProjectIndex project) const;
  Sum givers_money(ProjectIndex project) const;  // all that they have
  Between value(const Sum& sum) const;           // may throw Undecided, as all below

  // Whether its givers' money has moved since this was asked.
  bool has_changed(ProjectIndex project);

  // Its money goes to its givers' other projects.
  void close(ProjectIndex project);
  // It is paid and closed; who gives it that part of their money, or more, pays with all of it.
  void pay(ProjectIndex project, const Ratio& in_full_from);
  // That it collects its cost when just those pay with all they have, as the statement's `in_full_from` says,
  // and the others as many times what they give it as collects the cost. Nothing there: nobody does.
  Ratio checked_raise(const Statement& statement, ProjectIndex project) const;

 private:
  struct Gift {
    std::uint32_t group;
    BigInt points;
  };
  struct Collection {
    Sum owed, asked;                  // by, and of, those who give a smaller part
    std::optional<Ratio> least_full;  // the smallest part of those who pay with all they have
    std::optional<Ratio> most_other;  // the largest of the others
  };

  Collection collect(ProjectIndex project, const Ratio& in_full_from) const;
  Ratio part(const Gift& gift) const { return {gift.points, open_points_[gift.group]}; }
  Ratio weight(const Gift& gift) const { return BigInt(recount_.profile.weight(gift.group)); }

  const Recount& recount_;
  Ratio unit_ = 1;
  std::vector<std::vector<Gift>> gifts_;  // by project
  std::vector<BigInt> open_points_;       // by group; 0: they have nothing
  std::vector<Account> account_;          // by group; 0: they have paid nothing
  std::vector<Between> left_;             // by account, of 1
  std::vector<bool> has_changed_;         // by project
};

}  // namespace buurtkas::verify

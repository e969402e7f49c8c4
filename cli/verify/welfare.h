#pragma once

#include <functional>
#include <vector>

#include "cli/verify/payments.h"
#include "cli/verify/recount.h"

// The proof that no set of projects that the money can pay and limits allow gives more welfare than what is
// selected: a tree over all of them, each leaf of which is bounded (README.md). What a limit keeps out beside
// what is in at a leaf is out there, too. Cost: a pass over the projects for each leaf.

namespace buurtkas::verify {

class Welfare {
 public:
  // REQUIRES: the recount outlives this.
  Welfare(const Recount& recount, const std::vector<ProjectIndex>& selected);

  // Whether each of them has welfare, and could be paid alone.
  bool has_all_selected() const { return has_all_selected_; }
  // A statement after another, as the tree has them.
  void check(const std::function<const Statement&()>& next);

 private:
  struct Item {
    ProjectIndex project;
    BigInt cost;
    BigInt value;
    std::vector<std::size_t> limits;  // that it is in
    bool is_open = true;              // neither in nor out here
  };
  // By limit: what is in. Those that share no project with one before them hold in the bound.
  struct Within {
    bool is_exclusion;
    bool is_in_bound;
    BigInt most;  // cents of its projects together; of an exclusion, the dearest
    BigInt cost = 0;
    std::uint64_t count = 0;
  };
  void read_limits();
  bool is_allowed(const Item& item) const;
  void put_in(const Item& item, int times);
  void check_part(const std::function<const Statement&()>& next, const BigInt& left, const BigInt& value);
  void check_bound(const Statement& leaf, BigInt left, BigInt value) const;

  Ratio pay(Payments& payments) const;  // for what is in; what that is short of, cents
  BigInt most_by_flow(const BigInt& value) const;

  const Recount& recount_;
  std::vector<ProjectIndex> in_;
  std::vector<Item> items_;  // the best value for money first
  std::vector<Within> within_;
  BigInt best_;
  BigInt denominator_ = 1;
  unsigned bits_ = 0;
  bool has_all_selected_ = false;
};

}  // namespace buurtkas::verify

#pragma once

#include <functional>
#include <vector>

#include "cli/verify/recount.h"

// The proof that no set of projects that the money can pay gives more welfare than what is selected: a tree
// over all of them, each leaf of which is bounded (README.md).

namespace buurtkas::verify {

class Welfare {
 public:
  // REQUIRES: one pot; the recount outlives this.
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
    bool is_open = true;  // neither in nor out here
  };
  void check_part(const std::function<const Statement&()>& next, const BigInt& left, const BigInt& value);
  void check_bound(const Statement& leaf, BigInt left, BigInt value) const;

  const Recount& recount_;
  std::vector<Item> items_;  // the best value for money first
  BigInt best_;
  BigInt denominator_ = 1;
  unsigned bits_ = 0;
  bool has_all_selected_ = false;
};

}  // namespace buurtkas::verify

#pragma once

#include <optional>
#include <vector>

#include "cli/verify/recount.h"

// Money from pots to projects, one after another, as much as can be had: a pot that is empty may be freed by
// a project that can be paid by another.

namespace buurtkas::verify {

class Payments {
 public:
  Payments(const Recount& recount, std::vector<Ratio> pots);  // cents; REQUIRES: recount outlives this

  // What it is short of, in cents. None that were paid before it have less.
  Ratio pay(ProjectIndex project);

  // After a project that could not be paid: the pots that it reached, through all whose money it could free,
  // are too small by any scale below this one. Nothing when they are none, or have no money.
  std::optional<Ratio> least_scale_of_reached() const;

 private:
  struct Paid {
    Ratio cost, open;
    std::vector<Ratio> most, paid;  // by pot
  };
  struct Step {  // to a pot: this project takes of it, and gives up money of the pot before it
    std::size_t project, before;
  };

  bool augment();
  void move(const std::vector<std::optional<Step>>& steps, std::size_t last, std::size_t asked);

  const Recount& recount_;
  std::vector<Ratio> left_;  // by pot
  std::vector<Paid> paid_;
  std::vector<bool> reached_;  // by pot: by the last search, which found no money
};

}  // namespace buurtkas::verify

#pragma once

#include <functional>

#include "engine/voting/wide.h"

// How many raises of the endowment leave a run of equal shares as it is. A run is a row of comparisons; while
// each of them comes out the same, the run is the same. Between two raises at which one of them changes every
// amount is linear in the number of raises, so each comparison says how long it holds, and the run holds as
// long as the first of them. Nothing is passed over: a raise within the horizon has the same outcome.

namespace buurtkas {

class Horizon {
 public:
  // Of a run whose horizon nobody asks for: it says nothing, and what it is told need not be worked out.
  void leave_out() { is_wanted_ = false; }
  bool is_wanted() const { return is_wanted_; }

  // So many raises more give the same run.
  const Wide& raises() const { return raises_; }
  // More than any count needs: costs are below 2^60, and so are weights.
  static Wide endless() { return Wide(1) << 160; }
  static bool is_endless(const Wide& raises) { return raises == endless(); }

  // REQUIRES: at least, or above, 0 now.
  void keep_at_least_zero(const Line& line);
  void keep_above_zero(const Line& line);

  // Anything else that holds now (after 0 raises) and, once it no longer holds, never again.
  void keep(const std::function<bool(const Wide& raises)>& holds);

 private:
  Wide raises_ = endless();
  bool is_wanted_ = true;
};

}  // namespace buurtkas

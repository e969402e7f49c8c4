#pragma once

#include "engine/voting/count.h"
#include "engine/voting/left.h"

// Sequential Phragmen: every voter earns money at the same speed, and the first project that its supporters
// can pay together is bought with all they have. It ends as soon as any of the projects that are due at that
// moment does not fit; what does not fit by itself is out from the start. Those without support come last, as
// if due together. Source: Brill, Freeman, Janson, Lackner, "Phragmen's Voting Methods and Justified
// Representation" (2017). Cost: one look at the supporters a purchase, and few more: a due time only rises,
// so an old one bounds the new. Measure: `load`, what a supporter has earned when it is bought, in cents.

namespace buurtkas {

namespace method {
extern const CountingMethod phragmen;
}

// The completion: after what is selected, voters begin with what they have left, and earn from there. Where
// that is more than a project costs it is bought at once: those who have most pay, down to the same for all
// who do, and who has less than that pays nothing; first what leaves its payers most (a load below nothing).
// REQUIRES: the selection is fundable.
void go_on_by_phragmen(const Count& count, Left left, std::vector<ProjectIndex>& selected, Trace& trace);

}  // namespace buurtkas

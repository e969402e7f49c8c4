#pragma once

#include "engine/voting/terms.h"

// Maximin support: what is selected is laid on the shoulders of its supporters, so that the highest load is
// as low as it can be; of what is still fundable that project is added with which this load stays lowest,
// until nothing more is. When all cost the same, the least support is then the largest. Sources:
// Sanchez-Fernandez, Fernandez, Fisteus, Brill, "The Maximin Support Method" (2016); with costs Aziz, Lee,
// Talmon, "Proportionally Representative Participatory Budgeting: Axioms and Algorithms" (AAMAS 2018). Cost:
// a few flows a project (load_network.h), and few more: a load only rises, so an old one bounds the new.
// Measure: `load`, the highest of a voter once the project is added, in cents.

namespace buurtkas::method {

// The sources are silent about what nobody supports and so nobody can carry: it comes last, what fits, in the
// order of the ties.
extern const CountingMethod maximin_support;

}  // namespace buurtkas::method

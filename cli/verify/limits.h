#pragma once

#include <optional>
#include <vector>

#include "cli/verify/funding.h"
#include "cli/verify/recount.h"

// The limits beside the money (engine/round/limit.h), and why a project is not had: by the first of them that
// it would break, in the order of the file, or else by a cut. A question costs a look at each limit.

namespace buurtkas::verify {

enum class Caps { hold, are_lifted };  // exclusions always hold

// Of projects that exclude each other more than one; of a kind more than its cap.
bool is_broken(const Recount& recount, const Limit& limit, const std::vector<ProjectIndex>& selected);

// The position in Recount::limits() of the first that this one more would break.
std::optional<std::size_t> broken_by(const Recount& recount, const std::vector<ProjectIndex>& selected,
                                     ProjectIndex project, Caps caps = Caps::hold);

// The key under which a statement tells why it is not had beside what is selected: `limit` or `cut`.
std::string_view key_of_reason(const Recount& recount, const std::vector<ProjectIndex>& selected,
                               ProjectIndex project, Caps caps = Caps::hold);
// What it tells there.
void check_reason(const Recount& recount, const std::vector<Ratio>& pots,
                  const std::vector<ProjectIndex>& selected, ProjectIndex project, const Statement& statement,
                  Caps caps = Caps::hold);

// A whole statement, of that kind, that this project is not had, and why.
void check_left_out(const Recount& recount, const std::vector<Ratio>& pots,
                    const std::vector<ProjectIndex>& selected, ProjectIndex project,
                    const Statement& statement);

// Whether it can be had beside what is selected: within the limits, and paid by the pots.
bool fits_beside(const Recount& recount, const std::vector<Ratio>& pots,
                 const std::vector<ProjectIndex>& selected, ProjectIndex project);

}  // namespace buurtkas::verify

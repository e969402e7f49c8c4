#pragma once

#include <optional>
#include <vector>

#include "cli/verify/recount.h"

// Who pays, and who cannot be paid: flows and cuts, held against pots and earmarks.

namespace buurtkas::verify {

bool holds(const std::vector<ProjectIndex>& projects, ProjectIndex project);
std::vector<ProjectIndex> with(std::vector<ProjectIndex> projects, ProjectIndex project);

// By pot, in cents: the votable money, times a scale.
std::vector<Ratio> pots_of(const Recount& recount, const Ratio& scale = 1);
// Scaled to what the voters have together, each so many cents.
std::vector<Ratio> pots_at(const Recount& recount, const Ratio& endowment);

// The statement's `cut`: these projects, of those asked, need more than the pots can reach.
void check_cut(const Recount& recount, const std::vector<Ratio>& pots, const std::vector<ProjectIndex>& asked,
               const Statement& statement);

// Whether there is a way to pay them all: a flow, grown a project at a time.
bool can_be_paid(const Recount& recount, const std::vector<Ratio>& pots,
                 const std::vector<ProjectIndex>& projects);

// The least endowment, cents of a voter of weight 1, at which scaled pots can pay them all; nothing when none
// is.
std::optional<Ratio> least_endowment(const Recount& recount, const std::vector<ProjectIndex>& projects);

// A line for each payment, of keys project, pot and amount (which the caller has checked the form of).
struct Payment {
  Statement statement;
  Ratio cents;
};

// The last of the selected, of which the pots pay a part.
struct Part {
  ProjectIndex project;
  Ratio cents;
};

// That the lines pay each project exactly (a part: so much), in order, within pots and earmarks; and that it
// is the one plan that spends the most restricted money first, and then pays projects in the order of ids.
// `whole` is refuted when a line is missing.
void check_plan(const Recount& recount, const std::vector<Ratio>& pots,
                const std::vector<ProjectIndex>& selected, const std::vector<Payment>& lines,
                const Statement& whole, std::string_view whole_key,
                const std::optional<Part>& part = std::nullopt);

}  // namespace buurtkas::verify

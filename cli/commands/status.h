#pragma once

#include <filesystem>
#include <optional>

#include "cli/commands/command.h"
#include "cli/commands/journal_accounts.h"
#include "cli/render/status.h"

// The verb that says where all the money is. Returns the program's exit code.

namespace buurtkas {

// Read from the journal alone. `as_of`: only entries up to that day; left out, all.
int status(Console& console, const std::filesystem::path& folder, const std::optional<Date>& as_of);

ShownStatus shown_status(const JournalAccounts& accounts, const Date& on);

// Parts of it, which reports tell too.
PotStatus pot_status(const JournalAccounts& accounts, const PotId& pot, const Date& on);
// Projects in their order, each with its pots in theirs; then the reserves.
std::vector<ProjectStatus> project_status(const JournalAccounts& accounts);
void count_in(PaidOut& out, MoneyAt at, Money amount);
std::string round_name(const JournalAccounts& accounts);

}  // namespace buurtkas

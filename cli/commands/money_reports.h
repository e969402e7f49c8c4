#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/commands/command.h"
#include "cli/commands/journal_accounts.h"
#include "cli/commands/kept_articles.h"
#include "cli/record/journal.h"
#include "cli/render/year_report.h"
#include "engine/date.h"

// Reports about money, from a journal alone. Each returns the program's exit code. `as_of`: only entries up
// to that day; left out, all.

namespace buurtkas {

// What became of one pot, for who gave it.
int report_grant(Console& console, const Journal& journal, const std::filesystem::path& file,
                 const std::string& pot, const std::optional<Date>& as_of);

ShownYear shown_year(const JournalAccounts& accounts, const KeptArticles& articles, int year, const Date& on);

// What residents were granted and paid in a year, beside the limits of the volunteer allowance, for the
// treasurer.
int report_year(Console& console, const Journal& journal, const std::filesystem::path& file, int year,
                const std::optional<Date>& as_of);

}  // namespace buurtkas

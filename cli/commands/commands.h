#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/commands/command.h"
#include "cli/commands/count_options.h"
#include "cli/commands/recording.h"

// The verbs, one file each. Each returns the program's exit code.

namespace buurtkas {

int check(Console& console, const std::filesystem::path& path, const RuleDates& dates);
// What `vote` tells besides the outcome, and how it is recorded: an outcome by a round's own terms is.
struct VoteQuestions {
  bool fairness = false;
  bool sensitivity = false;
  std::optional<std::string> certificate;  // where to write one (cli/verify/CERTIFICATE.md)
  bool dry_run = false;                    // decide, and record nothing
  RecordOptions record;
};

int vote(Console& console, const std::filesystem::path& path, const CountOptions& options,
         const VoteQuestions& asked);
// Records what must be fixed before the vote: pots, proposals and terms.
int freeze(Console& console, const std::filesystem::path& folder, const RecordOptions& options, bool dry_run);
struct HelpQuestion {
  bool is_asked = false;                  // what would have helped a project that was not selected
  std::optional<std::uint64_t> recounts;  // so many for each answer; else what takes seconds
};
int explain(Console& console, const std::filesystem::path& path, const std::string& id,
            const CountOptions& options, const HelpQuestion& help);
int create_round(Console& console, const std::filesystem::path& folder);
// Every `.pb` file in the folder by its own declared rule. Differs: audit_differs; one cannot be read:
// input_is_wrong, after all have been told.
int replay(Console& console, const std::filesystem::path& folder);
struct ExportOptions {
  std::string format;                     // ledger, hledger, xaf, csv, pb
  std::optional<int> year;                // of an xaf: the fiscal year
  std::optional<std::string> tax_number;  // of an xaf: whose books they are
  std::optional<std::string> country;     // of a round's pb: which round.yaml does not say
};
int export_as(Console& console, const std::filesystem::path& path, const ExportOptions& options);
// A journal's books, of a round's folder or a journal.db. audit_differs, and no books, when its seals or
// balances do not hold.
int export_books(Console& console, const std::filesystem::path& path, const ExportOptions& options);

}  // namespace buurtkas

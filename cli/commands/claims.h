#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/command.h"
#include "cli/commands/recording.h"

// The verbs about claims. Each returns the program's exit code.

namespace buurtkas {

struct ClaimsOptions {
  RecordOptions record;          // `on` left out: the day the last new claim was handed in
  std::optional<Date> known_at;  // how the rulebooks were known; left out, as on the day of deciding
  bool dry_run = false;          // decide, and record nothing
  bool corrects = false;         // decide again what was granted, instead of what is new
};

// Decides and records every claim that the journal does not have yet. A claim that it has is never changed:
// what a granted line should have been more, by what is known now, becomes a further line.
int claims(Console& console, const std::filesystem::path& folder, const ClaimsOptions& options);

// Why a claim, or a line of it, earns what it earns: from the journal alone. Nothing when it is no claim
// there.
std::optional<int> explain_claim(Console& console, const std::filesystem::path& folder,
                                 const std::string& id);

struct ApproveOptions {
  std::vector<std::string> of;        // claims, `c001`, or lines of them, `c001/2`: each an act of its own
  std::optional<std::string> refuse;  // why; left out, it is approved
  RecordOptions record;               // REQUIRES: by and on
};

// Somebody signs for lines that were granted. With the last signature a line is payable, and draws on its
// project's commitment or on a reserve.
int approve(Console& console, const std::filesystem::path& folder, const ApproveOptions& options);

// A claimant gives a claim, or a line of it, up before it is paid: before it is approved it is withdrawn, and
// after that it is a gift to where the money came from. REQUIRES: by and on.
int waive(Console& console, const std::filesystem::path& folder, const std::string& of,
          const RecordOptions& record);

struct RepaidOptions {
  std::string claim;     // `c001`
  std::string line;      // `1`: an advance
  std::string amount;    // `17.60`
  RecordOptions record;  // by: a treasurer; and on
  bool dry_run = false;
};

// What is left of an advance came back to the neighbourhood's account. REQUIRES: by and on.
int repaid(Console& console, const std::filesystem::path& folder, const RepaidOptions& options);

}  // namespace buurtkas

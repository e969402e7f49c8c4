#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/recording.h"

// The verbs about a journal: proving it all again, keys and checkpoints, and erasing a person. Each returns
// the program's exit code.

namespace buurtkas {

struct AuditOptions {
  std::optional<std::string> only;          // a kind, or a key
  std::optional<std::string> since;         // a number, or a day
  std::vector<std::string> checkpoints;     // files, from outside the journal
  std::vector<std::string> trusts;          // public keys, or files of them: no other may have signed
  std::optional<std::string> statement;     // a file that `prove` made: proves it, with a journal or without
  std::optional<std::string> prove;         // a number, or a key: write that entry's proof to standard output
  std::optional<std::string> prove_growth;  // a checkpoint's file: prove that it was only added to since
};

// A round's folder, or a journal.db. audit_differs when something does not hold.
int audit(Console& console, const std::filesystem::path& path, const AuditOptions& options);

// A key that signs checkpoints, to a file that only its owner can read; tells its public key.
int create_key(Console& console, const std::filesystem::path& file, const std::string& name);
int show_key(Console& console, const std::filesystem::path& file);

// Signs how long the journal is and what its root is, records that, and prints it for the newsletter.
int checkpoint(Console& console, const std::filesystem::path& folder, const std::vector<std::string>& keys,
               const RecordOptions& options);

// Takes a resident's row out of private/people.csv, and records that.
int erase(Console& console, const std::filesystem::path& folder, const std::string& resident,
          const RecordOptions& options);

}  // namespace buurtkas

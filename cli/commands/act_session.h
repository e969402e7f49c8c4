#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands/claims_state.h"
#include "cli/commands/command.h"
#include "cli/commands/input.h"
#include "cli/record/recorder.h"

// What the verbs by which somebody acts on claims have in common: reading the round and its journal, and
// adding their act to it.

namespace buurtkas {

// A round, and its journal to add an act to.
struct ActSession {
  Input input;
  std::string journal;
  std::string list;                    // of what it is decided by
  std::string inputs;                  // its SHA-256
  std::unique_ptr<Recorder> recorder;  // nothing when only deciding
  ClaimsState state;
  Date last;  // of the journal
};

// Nothing, told as findings, when the round or its journal cannot be read.
std::unique_ptr<ActSession> open_acts(Console& console, const std::filesystem::path& folder,
                                      bool dry_run = false);

// Told as a finding of the journal. Returns input_is_wrong.
int refuse_act(Console& console, const ActSession& session, code::Code code, std::string found,
               std::string expected);

struct ActDraft {
  Draft draft;
  Act act;
};

// All of them, or none. Without any nothing is added, and that is told. Returns the exit code.
int record_acts(Console& console, const std::filesystem::path& folder, ActSession& session,
                const std::vector<ActDraft>& acts);

}  // namespace buurtkas

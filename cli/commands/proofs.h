#pragma once

#include <optional>
#include <string>

#include "cli/commands/command.h"
#include "cli/read/source.h"
#include "cli/record/entry_proof.h"
#include "cli/record/growth_proof.h"
#include "cli/record/journal_check.h"
#include "cli/render/audit.h"

// Proofs for who has no journal: written from one, and checked with one or without.

namespace buurtkas {

// A file that holds one of the two.
struct Statement {
  std::string file;
  std::optional<EntryProof> entry;
  std::optional<GrowthProof> growth;
  std::optional<OutsideCheckpoint> own;  // that an entry's proof brings with it
};

Reading<Statement> read_statement(const std::string& file);
Reading<OutsideCheckpoint> read_checkpoint(const std::string& file);

// `what`: an entry's number or key. False when there is none.
bool write_entry_proof(Console& console, const Journal& journal, const std::string& what);

// Without the journal: what the statement says of itself and of the checkpoints at hand, its own among them.
void check_statement_alone(const Statement& statement, const JournalQuestions& questions,
                           AuditReport& report);

// With the journal, which was checked: report.entries and report.root are its own.
void check_statement(const Statement& statement, const Journal& journal, AuditReport& report);

}  // namespace buurtkas

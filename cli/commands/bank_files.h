#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/commands/claims_state.h"
#include "cli/commands/people.h"
#include "cli/render/bank/credit_transfers.h"
#include "cli/render/payments_text.h"

// The files that ask a bank to pay. What is in one follows from a batch in the journal and from the rows of
// private/people.csv that it commits to, so that it can be made again, and is the same.

namespace buurtkas {

// What a bank would refuse of a payment; nothing when it takes it.
std::optional<std::string> refused_by_bank(const Person& person, Money amount);

std::filesystem::path bank_folder(const std::filesystem::path& folder);
// What else stands in its place, so that nothing can be written there (not-a-folder).
std::optional<Finding> bank_folder_fault(const std::filesystem::path& folder);

// `private/bank/b001-....xml`.
std::filesystem::path bank_file(const std::filesystem::path& folder, const std::string& batch_code);

// The file of a batch; or who cannot be paid by it any more, since their row is another one now.
std::variant<CreditTransfers, ResidentId> transfers_of(const ClaimsState& state,
                                                       const ClaimsState::BatchState& batch,
                                                       const std::vector<Person>& people);

// Whether the bank has not answered anything of it: then it may be sent, and not any more after that.
bool is_unanswered(const ClaimsState& state, const ClaimsState::BatchState& batch);

// What is not there yet, of batches that a bank has not answered. Findings: a file that says something else,
// which is not written over (bank-file-changed), and a warning of one that can be neither checked nor made
// again (not-remade). `since`: batches from here on are new.
struct BankFilesToWrite {
  std::vector<std::pair<BankFileMade, std::string>> files;  // with their texts
  Findings findings;
};
BankFilesToWrite bank_files_to_write(const std::filesystem::path& folder, const ClaimsState& state,
                                     const std::vector<Person>& people, std::size_t since);

// What lies in `private/bank`, as warnings: a file that is not what was made (bank-file-changed), one that
// cannot be checked (not-remade), and one of no batch (no-such-entry). That a file is not there is no fault.
Findings bank_files_warnings(const std::filesystem::path& folder, const ClaimsState& state,
                             const std::vector<Person>& people);

// Only their owner may read them.
void write_bank_files(const BankFilesToWrite& files);

}  // namespace buurtkas

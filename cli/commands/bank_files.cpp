#include "cli/commands/bank_files.h"

#include <algorithm>
#include <map>
#include <set>

#include "cli/read/iban.h"
#include "cli/record/whole_file.h"
#include "cli/render/bank/bank_letters.h"
#include "engine/assertion.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

Finding finding(code::Code code, Severity severity, const fs::path& file, std::string found) {
  return {code, severity, {file.string(), 0, 0}, std::move(found), {}, {}};
}

CreditTransfer transfer(const std::string& code, Money amount, const Person& person,
                        const std::string& remittance) {
  return {code, amount, bank_letters(person.name, bank_name_max), compact_iban(person.iban),
          remittance + ' ' + code};
}

// Nothing when there is no such file.
std::optional<std::string> bytes_of(const fs::path& path) {
  std::error_code unreadable;
  if (fs::status(path, unreadable).type() == fs::file_type::not_found) return std::nullopt;
  Reading<std::string> bytes = read_bytes(path, path.string(), table_bytes_max);
  return bytes.value ? std::move(*bytes.value) : std::string();
}

// The text of a batch's file; or a warning that it cannot be made: a row is another one now, or the journal
// has what no bank takes.
std::optional<Finding> not_made(const fs::path& path, const ClaimsState& state,
                                const ClaimsState::BatchState& batch, const std::vector<Person>& people,
                                std::string& text) {
  const auto made = transfers_of(state, batch, people);
  if (const auto* changed = std::get_if<ResidentId>(&made)) {
    return finding(code::not_remade, Severity::warning, path, changed->text());
  }
  const auto& transfers = std::get<CreditTransfers>(made);
  if (broken_rule(transfers)) return finding(code::does_not_add_up, Severity::warning, path, batch.body.id);
  text = pain001_text(transfers);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> refused_by_bank(const Person& person, Money amount) {
  const CreditTransfer payment = transfer("s0000", amount, person, "Buurtkas");
  if (payment.name.empty()) return person.name;
  const auto broken = broken_rule(payment);
  return broken ? std::optional(broken->found) : std::nullopt;
}

fs::path bank_folder(const fs::path& folder) {
  return folder / "private" / "bank";
}

fs::path bank_file(const fs::path& folder, const std::string& batch_code) {
  return bank_folder(folder) / (batch_code + ".xml");
}

std::optional<Finding> bank_folder_fault(const fs::path& folder) {
  const fs::path path = bank_folder(folder);
  std::error_code unreadable;
  const bool is_there = fs::symlink_status(path, unreadable).type() != fs::file_type::not_found;
  if (!is_there || fs::is_directory(path, unreadable)) return std::nullopt;
  return finding(code::not_a_folder, Severity::error, path, "private/bank");
}

std::variant<CreditTransfers, ResidentId> transfers_of(const ClaimsState& state,
                                                       const ClaimsState::BatchState& batch,
                                                       const std::vector<Person>& people) {
  std::map<std::string, const Person*> rows;
  for (const Person& person : people) rows.emplace(person.resident, &person);
  CreditTransfers file;
  file.form = batch.body.debtor.file;
  file.message = batch.code;
  file.created = batch.date;
  file.execution = batch.body.execution;
  file.debtor = batch.body.debtor;
  for (const BatchedPayment& one : batch.body.payments) {
    const StatementState* statement = state.statement(one.statement);
    const auto row = rows.find(one.resident.text());
    const bool is_same = statement != nullptr && row != rows.end() && !row->second->salt.empty() &&
                         commitment_to(*row->second) == statement->body.commitment;
    if (!is_same) return one.resident;
    file.payments.push_back(transfer(one.statement, one.amount, *row->second, batch.body.remittance));
  }
  return file;
}

bool is_unanswered(const ClaimsState& state, const ClaimsState::BatchState& batch) {
  return std::all_of(batch.body.payments.begin(), batch.body.payments.end(), [&](const BatchedPayment& one) {
    const StatementState* statement = state.statement(one.statement);
    return statement != nullptr && statement->is_in_transit();
  });
}

BankFilesToWrite bank_files_to_write(const fs::path& folder, const ClaimsState& state,
                                     const std::vector<Person>& people, std::size_t since) {
  BankFilesToWrite to_write;
  for (std::size_t i = 0; i < state.batches().size(); ++i) {
    const auto& batch = state.batches()[i];
    if (!is_unanswered(state, batch)) continue;
    const fs::path path = bank_file(folder, batch.code);
    std::string text;
    if (auto warning = not_made(path, state, batch, people, text)) {
      to_write.findings.push_back(std::move(*warning));
      continue;
    }
    const auto there = bytes_of(path);
    if (!there) {
      to_write.files.push_back({{path.string(), i < since}, std::move(text)});
    } else if (*there != text) {
      to_write.findings.push_back(finding(code::bank_file_changed, Severity::error, path, {}));
    }
  }
  return to_write;
}

Findings bank_files_warnings(const fs::path& folder, const ClaimsState& state,
                             const std::vector<Person>& people) {
  if (auto fault = bank_folder_fault(folder)) {
    fault->severity = Severity::warning;
    return {*fault};
  }
  Findings warnings;
  std::map<std::string, const ClaimsState::BatchState*> batches;  // by the file's name
  for (const auto& batch : state.batches()) {
    batches.emplace(bank_file(folder, batch.code).filename().string(), &batch);
  }
  std::set<fs::path> paths;
  std::error_code unreadable;
  for (fs::directory_iterator file(bank_folder(folder), unreadable), end; !unreadable && file != end;
       file.increment(unreadable)) {
    paths.insert(file->path());
  }
  for (const fs::path& path : paths) {
    const std::string name = path.filename().string();
    const auto batch = batches.find(name);
    if (batch == batches.end()) {
      warnings.push_back(finding(code::no_such_entry, Severity::warning, path, name));
      continue;
    }
    std::string text;
    if (auto warning = not_made(path, state, *batch->second, people, text)) {
      const bool is_answered = !is_unanswered(state, *batch->second);  // it is not sent any more
      if (warning->code == code::not_remade && is_answered) continue;
      warnings.push_back(std::move(*warning));
    } else if (bytes_of(path) != text) {
      warnings.push_back(finding(code::bank_file_changed, Severity::warning, path, {}));
    }
  }
  if (unreadable) {
    warnings.push_back(
        finding(code::file_unreadable, Severity::warning, bank_folder(folder), unreadable.message()));
  }
  return warnings;
}

void write_bank_files(const BankFilesToWrite& to_write) {
  for (const auto& [made, text] : to_write.files) {
    const fs::path path(made.file);
    fs::create_directories(path.parent_path());
    fs::permissions(path.parent_path(), fs::perms::owner_all);
    write_whole(path, text, Readers::owner);
  }
}

}  // namespace buurtkas

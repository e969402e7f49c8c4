#include <algorithm>
#include <optional>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "cli/commands/bank_files.h"
#include "cli/commands/journal.h"
#include "cli/commands/people.h"
#include "cli/commands/receipts.h"
#include "cli/read/nearest.h"
#include "cli/record/canonical_json.h"
#include "cli/render/journal_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

int tell(Console& console, const Findings& findings) {
  tell_findings(console, console.err, findings, console.language_or(Language::nl));
  return input_is_wrong;
}

Finding no_such_person(const std::filesystem::path& file, const People& people, const std::string& resident) {
  std::vector<std::string_view> names;
  for (const Person& person : people.people) names.push_back(person.resident);
  return {code::no_such_person,    Severity::error, {file.string(), 0, 0}, resident, {},
          nearest(resident, names)};
}

// As the file is by now; while one may record, nobody else does this.
void take_out(const std::filesystem::path& journal, const std::filesystem::path& folder,
              const std::string& resident) {
  const Recorder alone(journal);
  const Reading<People> people = read_people(folder);
  if (!people.value)
    throw std::runtime_error(people_file(folder).string() + ": it changed while it was read");
  const Source& source = people.value->source;
  std::string text = source.had_mark ? std::string(byte_order_mark) : std::string();
  text += text_without(source, people.value->people, resident);
  if (text != source.text) write_people(folder, text);
}

// What erasing a row does not reach: files for the bank that still have it, and payments that are on their
// way to them.
Findings beyond_the_row(const std::filesystem::path& journal, const std::filesystem::path& folder,
                        const Journal& entries, const std::string& resident) {
  ClaimsState state;
  entries.each(1, [&](const ReadEntry& read) {
    if (const auto* sealed = std::get_if<SealedEntry>(&read)) state.add(sealed->entry);
    return true;
  });
  Findings files;
  Findings payments;
  const auto warn = [](Findings& to, code::Code code, const std::filesystem::path& file, std::string found) {
    to.push_back({code, Severity::warning, {file.string(), 0, 0}, std::move(found), {}, {}});
  };
  for (const ClaimsState::BatchState& batch : state.batches()) {
    bool has_any = false;
    bool is_under_way = false;
    for (const BatchedPayment& payment : batch.body.payments) {
      if (payment.resident.text() != resident) continue;
      const StatementState* statement = state.statement(payment.statement);
      has_any = true;
      is_under_way = is_under_way || (statement != nullptr && statement->is_in_transit());
    }
    const std::filesystem::path file = bank_file(folder, batch.code);
    std::error_code unreadable;
    const bool is_there = std::filesystem::exists(file, unreadable);
    if (has_any && is_there) warn(files, code::name_in_bank_file, file, file.filename().string());
    if (is_under_way) warn(payments, code::payment_under_way, journal, batch.body.id);
  }
  files.insert(files.end(), payments.begin(), payments.end());
  return files;
}

// Whether private/receipts.csv leads from them to a ballot.
bool has_code(const std::filesystem::path& folder, const std::string& resident) {
  std::error_code unreadable;
  if (!std::filesystem::exists(receipts_file(folder), unreadable)) return false;
  const Reading<Receipts> receipts = read_receipts(folder, {});
  if (!receipts.value) return false;
  const auto& rows = receipts.value->receipts;
  return std::any_of(rows.begin(), rows.end(), [&](const Receipt& one) { return one.resident == resident; });
}

}  // namespace

// First the journal, and then the file: between the two, an audit tells that the row is still there, and the
// same call once more takes it out.
int erase(Console& console, const std::filesystem::path& folder, const std::string& resident,
          const RecordOptions& options) {
  const auto journal = journal_in(console, folder);
  if (!journal) return input_is_wrong;
  const auto act = act_in(console, folder, options, "treasurer");
  if (!act) return input_is_wrong;
  const Reading<People> people = read_people(folder);
  if (!people.value) return tell(console, people.findings);
  const bool is_there = std::any_of(people.value->people.begin(), people.value->people.end(),
                                    [&](const Person& person) { return person.resident == resident; });

  std::optional<Recorder> open(std::in_place, *journal);
  Recorder& recorder = *open;
  const std::string key = "erasure:" + resident;
  const bool is_recorded = !recorder.journal().with_key(key).empty();
  if (!is_there && !is_recorded) {
    return tell(console, {no_such_person(people_file(folder), *people.value, resident)});
  }
  if (!is_recorded && recorder.chain().size() > 0 && act->date < recorder.last_date()) {
    return tell(console, {{code::recorded_until,
                           Severity::error,
                           {journal->string(), 0, 0},
                           to_string(act->date),
                           to_string(recorder.last_date()),
                           {}}});
  }
  if (!is_recorded) {
    recorder.append({EntryKind::erasure, key, canonical_json({{"resident", resident}}), {}}, *act);
  }
  const Recorded recorded = {journal->string(), is_recorded ? 0U : 1U, recorder.chain().size(),
                             hexadecimal(recorder.chain().last_seal())};
  Findings warnings = beyond_the_row(*journal, folder, recorder.journal(), resident);
  if (has_code(folder, resident)) {
    warnings.push_back({code::code_in_receipts,
                        Severity::warning,
                        {receipts_file(folder).string(), 0, 0},
                        resident,
                        {},
                        {}});
  }
  recorder.commit();
  open.reset();
  if (is_there) take_out(*journal, folder, resident);
  const Language language = console.language_or(Language::nl);
  if (!console.is_quiet) {
    console.err << recorded_text(recorded, console.format == Format::json, language);
  }
  if (!warnings.empty()) tell_findings(console, console.err, warnings, language);
  return done;
}

}  // namespace buurtkas

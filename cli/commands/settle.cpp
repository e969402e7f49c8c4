#include "cli/commands/settle.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/commands/claim_acts.h"
#include "cli/commands/input.h"
#include "cli/commands/settling.h"
#include "cli/record/canonical_json.h"
#include "cli/render/journal_text.h"
#include "cli/render/json_text.h"
#include "cli/render/rule_words.h"
#include "engine/finding_codes.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

int refuse(Console& console, Language language, code::Code code, const fs::path& file, std::string found,
           std::string expected) {
  tell_findings(console, console.err,
                {{code, Severity::error, {file.string(), 0, 0}, std::move(found), std::move(expected), {}}},
                language);
  return input_is_wrong;
}

// Nothing, told as findings, when one of them cannot be read.
std::optional<std::vector<BankFile>> read_files(Console& console, const std::vector<std::string>& names,
                                                Language language) {
  std::vector<BankFile> files;
  Findings findings;
  for (const std::string& name : names) {
    Reading<BankAnswer> answer = read_bank_answer(fs::path(name), name);
    findings.insert(findings.end(), answer.findings.begin(), answer.findings.end());
    const bool is_twice = answer.value && std::any_of(files.begin(), files.end(), [&](const BankFile& one) {
                            return one.answer.sha256 == answer.value->sha256;
                          });
    if (answer.value && !is_twice) files.push_back({name, std::move(*answer.value)});
  }
  if (!findings.empty()) tell_findings(console, console.err, findings, language);
  return has_errors(findings) ? std::nullopt : std::optional(std::move(files));
}

void show(Console& console, const ShownSettling& shown, Language language) {
  if (console.format == Format::json) {
    console.out << json_text(settlement_json(shown, language));
  } else {
    console.out << settlement_text(shown, language);
  }
}

void read_state(const Journal& journal, ClaimsState& state, Date& last) {
  journal.each(1, [&](const ReadEntry& read) {
    if (const auto* sealed = std::get_if<SealedEntry>(&read)) {
      state.add(sealed->entry);
      last = sealed->entry.date;
    }
    return true;
  });
}

// A list of the round's files, by which the account and the treasurer are known.
std::string list_of(const Input& input) {
  Json files = Json::array();
  for (const InputFile& file : input.files) files.push_back({{"file", file.name}, {"sha256", file.sha256}});
  return canonical_json({{"files", std::move(files)}});
}

int record(Console& console, const fs::path& folder, const Input& input, const fs::path& journal,
           const std::vector<BankFile>& files, const SettleAsked& asked) {
  Recorder recorder(journal);
  ClaimsState state;
  Date last;
  read_state(recorder.journal(), state, last);
  Settling settling(*input.round, asked, state);
  settling.settle(files);
  const auto& drafts = settling.drafts();
  if (!drafts.empty() && asked.on < last) {
    return refuse(console, input.language, code::recorded_until, journal, to_string(asked.on),
                  to_string(last));
  }
  if (!drafts.empty()) {
    recorder.keep(asked.inputs, list_of(input));
    for (const InputFile& file : input.files) recorder.keep_file(file.sha256, folder / file.name);
  }
  for (const Draft& draft : drafts) recorder.append(draft, {asked.on, asked.by.text(), "treasurer"});
  const Recorded recorded = {journal.string(), drafts.size(), recorder.chain().size(),
                             hexadecimal(recorder.chain().last_seal())};
  recorder.commit();
  if (!console.is_quiet && !drafts.empty()) {
    console.err << recorded_text(recorded, console.format == Format::json, input.language);
  }
  show(console, settling.shown(), input.language);
  return done;
}

int only_decide(Console& console, const Input& input, const fs::path& journal,
                const std::vector<BankFile>& files, const SettleAsked& asked) {
  ClaimsState state;
  Date last;
  const Database database(journal, Database::Mode::read);
  read_state(Journal(database), state, last);
  Settling settling(*input.round, asked, state);
  settling.settle(files);
  if (!settling.drafts().empty() && asked.on < last) {
    return refuse(console, input.language, code::recorded_until, journal, to_string(asked.on),
                  to_string(last));
  }
  show(console, settling.shown(), input.language);
  tell_dry_run(console, input.language);
  return done;
}

}  // namespace

int settle(Console& console, const fs::path& folder, const SettleOptions& options) {
  const Input input = read_before_vote(console, folder);
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (!input.election) return input_is_wrong;
  const auto journal = journal_in(console, folder);
  if (!journal) return input_is_wrong;
  const fs::path round_file = folder / "round.yaml";
  if (!input.round->bank) return refuse(console, input.language, code::no_bank_account, round_file, {}, {});
  const SettleAsked asked = {ResidentId(*options.record.by), *options.record.on, sha256_of(list_of(input))};
  const auto& residents = input.round->residents;
  if (std::none_of(residents.begin(), residents.end(),
                   [&](const Resident& one) { return one.id == asked.by; })) {
    return refuse(console, input.language, code::no_resident, folder / "residents.csv", asked.by.text(), {});
  }
  if (!is_treasurer(*input.round, asked.by)) {
    return refuse(console, input.language, code::lacks_role, round_file, asked.by.text(),
                  std::string(words_of(Role::treasurer, input.language)));
  }
  const auto files = read_files(console, options.files, input.language);
  if (!files) return input_is_wrong;
  return options.dry_run ? only_decide(console, input, *journal, *files, asked)
                         : record(console, folder, input, *journal, *files, asked);
}

}  // namespace buurtkas

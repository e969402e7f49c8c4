#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/commands/journal.h"
#include "cli/commands/key_file.h"
#include "cli/record/checkpoint_check.h"
#include "cli/render/journal_text.h"
#include "cli/render/json_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

int tell(Console& console, const Findings& findings) {
  tell_findings(console, console.err, findings, console.language_or(Language::nl));
  return input_is_wrong;
}

void show(Console& console, const SignedNote& note, const std::vector<std::string>& keys) {
  if (console.format == Format::json) {
    console.out << json_text({{"note", to_string(note)}, {"keys", keys}});
  } else {
    console.out << to_string(note);
  }
}

// The journal's last entry, when it is a checkpoint by these keys: then there is nothing to add to it.
std::optional<std::string> note_at_end(const Recorder& recorder, const std::vector<std::string>& keys) {
  std::optional<std::string> note;
  recorder.journal().each(recorder.chain().size(), [&](const ReadEntry& read) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    if (sealed == nullptr || sealed->entry.kind != EntryKind::checkpoint) return false;
    const nlohmann::json body = nlohmann::json::parse(sealed->entry.body, nullptr, false);
    const bool is_by_these =
        body.is_object() && body.contains("keys") && body["keys"] == nlohmann::json(keys);
    if (!is_by_these || !body.contains("note") || !body["note"].is_string()) return false;
    const auto text = body["note"].get<std::string>();
    if (parse_note(text)) note = text;
    return false;
  });
  return note;
}

// A new key needs an earlier one beside it.
bool follows(const std::vector<std::string>& earlier, const std::vector<std::string>& keys) {
  return earlier.empty() ||
         std::find_first_of(keys.begin(), keys.end(), earlier.begin(), earlier.end()) != keys.end();
}

}  // namespace

int checkpoint(Console& console, const std::filesystem::path& folder,
               const std::vector<std::string>& key_files, const RecordOptions& options) {
  std::vector<SigningKey> keys;
  std::vector<std::string> names;
  for (const std::string& file : key_files) {
    Reading<SigningKey> key = read_signing_key(file);
    if (!key.value) return tell(console, key.findings);
    names.push_back(to_string(key.value->verifier()));
    keys.push_back(std::move(*key.value));
  }
  const auto journal = journal_in(console, folder);
  if (!journal) return input_is_wrong;
  const auto act = act_in(console, folder, options, "treasurer");
  if (!act) return input_is_wrong;

  Recorder recorder(*journal);
  const std::uint64_t size = recorder.chain().size();
  if (const auto last = size > 0 ? note_at_end(recorder, names) : std::nullopt) {
    show(console, *parse_note(*last), names);
    return done;
  }
  if (size > 0 && act->date < recorder.last_date()) {
    return tell(console, {{code::recorded_until,
                           Severity::error,
                           {journal->string(), 0, 0},
                           to_string(act->date),
                           to_string(recorder.last_date()),
                           {}}});
  }
  const Checkpoint made = {keys.front().verifier().name, size, recorder.chain().root(), {}};
  const SignedNote note = sign_note(checkpoint_text(made), keys);
  const Draft draft = {
      EntryKind::checkpoint, "checkpoint:" + std::to_string(size), body_text({to_string(note), names}), {}};
  if (!follows(keys_in(recorder.journal()), names)) {
    return tell(console,
                {{code::other_key, Severity::error, {journal->string(), 0, 0}, names.front(), {}, {}}});
  }
  recorder.append(draft, *act);
  const Recorded recorded = {journal->string(), 1, recorder.chain().size(),
                             hexadecimal(recorder.chain().last_seal())};
  recorder.commit();
  show(console, note, names);
  if (!console.is_quiet) {
    console.err << recorded_text(recorded, console.format == Format::json, console.language_or(Language::nl));
  }
  return done;
}

}  // namespace buurtkas

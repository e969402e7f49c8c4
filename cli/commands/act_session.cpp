#include "cli/commands/act_session.h"

#include <nlohmann/json.hpp>

#include "cli/commands/recording.h"
#include "cli/record/canonical_json.h"
#include "cli/render/journal_text.h"
#include "engine/finding_codes.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

void read_state(const Journal& journal, ActSession& session) {
  journal.each(1, [&](const ReadEntry& read) {
    if (const auto* sealed = std::get_if<SealedEntry>(&read)) {
      session.state.add(sealed->entry);
      session.last = sealed->entry.date;
    }
    return true;
  });
}

}  // namespace

std::unique_ptr<ActSession> open_acts(Console& console, const fs::path& folder, bool dry_run) {
  auto session = std::make_unique<ActSession>();
  session->input = read_before_vote(console, folder);
  const Input& input = session->input;
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (!input.election) return nullptr;
  const auto journal = journal_in(console, folder);
  if (!journal) return nullptr;
  session->journal = journal->string();
  nlohmann::json files = nlohmann::json::array();
  for (const InputFile& file : input.files) files.push_back({{"file", file.name}, {"sha256", file.sha256}});
  session->list = canonical_json({{"files", std::move(files)}});
  session->inputs = sha256_of(session->list);
  if (dry_run) {
    const Database database(*journal, Database::Mode::read);
    read_state(Journal(database), *session);
  } else {
    session->recorder = std::make_unique<Recorder>(*journal);
    read_state(session->recorder->journal(), *session);
  }
  return session;
}

int refuse_act(Console& console, const ActSession& session, code::Code code, std::string found,
               std::string expected) {
  tell_findings(console, console.err,
                {{code, Severity::error, {session.journal, 0, 0}, std::move(found), std::move(expected), {}}},
                session.input.language);
  return input_is_wrong;
}

int record_acts(Console& console, const fs::path& folder, ActSession& session,
                const std::vector<ActDraft>& acts) {
  if (!acts.empty() && acts.front().act.date < session.last) {
    return refuse_act(console, session, code::recorded_until, to_string(acts.front().act.date),
                      to_string(session.last));
  }
  if (!session.recorder) return done;
  Recorder& recorder = *session.recorder;
  if (!acts.empty()) {
    recorder.keep(session.inputs, session.list);
    for (const InputFile& file : session.input.files) recorder.keep_file(file.sha256, folder / file.name);
    for (const ActDraft& one : acts) recorder.append(one.draft, one.act);
  }
  const Recorded recorded = {session.journal, acts.size(), recorder.chain().size(),
                             hexadecimal(recorder.chain().last_seal())};
  recorder.commit();
  if (!console.is_quiet) {
    console.err << recorded_text(recorded, console.format == Format::json, session.input.language);
  }
  return done;
}

}  // namespace buurtkas

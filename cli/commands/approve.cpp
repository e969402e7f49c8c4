#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/approving.h"
#include "cli/commands/claims.h"
#include "cli/commands/decide_claims.h"
#include "cli/commands/waiving.h"
#include "cli/record/canonical_json.h"
#include "cli/render/amounts.h"
#include "cli/render/claims_text.h"
#include "cli/render/journal_text.h"
#include "cli/render/json_text.h"
#include "cli/render/rule_words.h"
#include "engine/finding_codes.h"
#include "engine/rulebook/verb_words.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

int refuse(Console& console, const Input& input, const std::string& file, code::Code code, std::string found,
           std::string expected) {
  tell_findings(console, console.err,
                {{code, Severity::error, {file, 0, 0}, std::move(found), std::move(expected), {}}},
                input.language);
  return input_is_wrong;
}

std::string roles_text(const std::vector<Role>& roles, Language language) {
  std::string text;
  for (const Role role : roles) text += (text.empty() ? "" : ", ") + std::string(words_of(role, language));
  return text;
}

std::string became_text(const CannotSign& cannot, Language language) {
  std::string text;
  for (const auto& [line, word] : cannot.became) {
    text += (text.empty() ? "" : ", ") + to_string(line) + ' ' + std::string(became_words(word, language));
  }
  return text;
}

// What the pots still have for it, and how much that is short.
std::string dry_text(const CannotPay& cannot, Language language) {
  const std::string what = cannot.project.empty()
                               ? std::string(in(language, "bewoners zelf", "residents themselves"))
                               : cannot.project;
  const std::string less = amount_text(cannot.short_by, language);
  if (cannot.left.empty()) {
    return fmt::format(fmt::runtime(in(language, "op {} heeft geen pot geld voor {}; {} te kort",
                                       "on {} no pot has money for {}; {} short")),
                       date_words(cannot.date, language), what, less);
  }
  std::string left;
  for (const auto& [pot, amount] : cannot.left) {
    left += (left.empty() ? "" : ", ") + pot.text() + ' ' + amount_text(amount, language);
  }
  return fmt::format(
      fmt::runtime(in(language, "voor {} is er nog {}; {} te kort", "what is left for {} is {}; {} short")),
      what, left, less);
}

// `approved, to be paid`, or what of it an advance paid beforehand.
std::string approved_text(const Approval& approval, const LineId& id, Language language) {
  const auto settled = std::find_if(approval.settled.begin(), approval.settled.end(),
                                    [&](const SettledLine& one) { return one.line == id; });
  if (settled == approval.settled.end()) {
    return std::string(in(language, "goedgekeurd, te betalen", "approved, to be paid"));
  }
  return fmt::format(fmt::runtime(in(language, "goedgekeurd; {} verrekend met voorschot {}",
                                     "approved; {} settled with advance {}")),
                     amount_text(settled->amount, language), to_string(settled->advance));
}

// What of the advances is left, once all of this is settled.
void show_open(Console& console, const Approval& approval, Language language) {
  for (const auto& [advance, open] : approval.open) {
    console.out << to_string(advance) << "  ";
    if (open.is_zero()) {
      console.out << in(language, "het voorschot is afgerekend", "the advance is settled");
    } else {
      console.out << fmt::format(
          fmt::runtime(in(language, "{} van dit voorschot staat open: lever bonnen in, of geef het terug",
                          "{} of this advance is open: hand in receipts, or give it back")),
          amount_text(open, language));
    }
    console.out << '\n';
  }
}

void show(Console& console, const Approval& approval, Language language) {
  if (console.format == Format::json) {
    console.out << json_text(nlohmann::json::parse(approval.draft.body));
    return;
  }
  for (const LineId& id : approval.act.lines) {
    const auto needed = approval.needed.find(id);
    console.out << to_string(id) << "  ";
    if (!approval.act.refused.empty()) {
      console.out << in(language, "geweigerd", "refused");
    } else if (needed == approval.needed.end()) {
      console.out << approved_text(approval, id, language);
    } else {
      console.out << fmt::format(
          fmt::runtime(in(language, "getekend; nu nog: {}", "signed; still to sign: {}")),
          roles_text(needed->second, language));
    }
    console.out << '\n';
  }
  show_open(console, approval, language);
}

// A round, and its journal to add an act to.
struct Session {
  Input input;
  std::string journal;
  std::string list;  // of what it is decided by
  ApprovalAsked asked;
  std::unique_ptr<Recorder> recorder;
  ClaimsState state;
};

// Nothing, told as findings, when the round or its journal cannot be read.
std::unique_ptr<Session> open(Console& console, const fs::path& folder, const RecordOptions& record,
                              const std::string& refuse) {
  auto session = std::make_unique<Session>();
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
  session->asked = {{}, ResidentId(*record.by), refuse, sha256_of(session->list)};
  session->recorder = std::make_unique<Recorder>(*journal);
  session->recorder->journal().each(1, [&](const ReadEntry& read) {
    session->state.add(std::get<SealedEntry>(read).entry);
    return true;
  });
  return session;
}

int refuse(Console& console, const Session& session, const CannotSign& cannot) {
  const Language language = session.input.language;
  std::string expected = !cannot.became.empty()   ? became_text(cannot, language)
                         : !cannot.needed.empty() ? roles_text(cannot.needed, language)
                                                  : cannot.expected;
  std::string articles;
  for (const std::string& one : cannot.articles) articles += (articles.empty() ? " (" : ", ") + one;
  if (!articles.empty()) expected += articles + ')';
  return refuse(console, session.input, session.journal, cannot.code, cannot.found, expected);
}

struct ActDraft {
  Draft draft;
  Act act;
};

// Without any nothing is added, and that is told.
int record(Console& console, const fs::path& folder, Session& session, const std::vector<ActDraft>& acts) {
  Recorder& recorder = *session.recorder;
  if (!acts.empty()) {
    if (acts.front().act.date < recorder.last_date()) {
      return refuse(console, session.input, session.journal, code::recorded_until,
                    to_string(acts.front().act.date), to_string(recorder.last_date()));
    }
    recorder.keep(session.asked.inputs, session.list);
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

}  // namespace

int approve(Console& console, const fs::path& folder, const ApproveOptions& options) {
  if (options.refuse && options.refuse->empty()) {
    return refuse_call(console, std::string(in(console.language_or(Language::nl), "zeg bij --refuse waarom",
                                               "say why, at --refuse")));
  }
  const auto session = open(console, folder, options.record, options.refuse.value_or(""));
  if (!session) return input_is_wrong;
  const Language language = session->input.language;
  std::vector<Approval> approvals;
  std::vector<ActDraft> acts;
  for (const std::string& of : options.of) {
    session->asked.of = of;
    if (is_signed_already(session->state, session->asked)) continue;
    Approving approving = decide_approval(session->state, *session->input.round, session->asked);
    if (const auto* cannot = std::get_if<CannotSign>(&approving)) return refuse(console, *session, *cannot);
    if (const auto* cannot = std::get_if<CannotPay>(&approving)) {
      return refuse(console, session->input, session->journal, code::pots_dry, to_string(cannot->line),
                    dry_text(*cannot, language));
    }
    Approval approval = std::move(std::get<Approval>(approving));
    session->state.add(entry_of(approval.draft));
    acts.push_back(
        {approval.draft,
         {*options.record.on, session->asked.by.text(), std::string(name_of(*approval.act.role))}});
    approvals.push_back(std::move(approval));
  }
  const int recorded = record(console, folder, *session, acts);
  if (recorded != done) return recorded;
  for (const Approval& approval : approvals) show(console, approval, language);
  return done;
}

int waive(Console& console, const fs::path& folder, const std::string& of, const RecordOptions& options) {
  const auto session = open(console, folder, options, {});
  if (!session) return input_is_wrong;
  session->asked.of = of;
  if (is_waived_already(session->state, session->asked)) return record(console, folder, *session, {});
  const Waiving waiving = decide_waiver(session->state, session->asked);
  if (const auto* cannot = std::get_if<CannotSign>(&waiving)) return refuse(console, *session, *cannot);
  const auto& waiver = std::get<Waiver>(waiving);
  const int recorded = record(console, folder, *session,
                              {{waiver.draft, {*options.on, session->asked.by.text(), "claimant"}}});
  if (recorded != done) return recorded;
  if (console.format == Format::json) {
    console.out << json_text(nlohmann::json::parse(waiver.draft.body));
    return done;
  }
  for (const LineId& id : waiver.act.lines) {
    const ClaimState& claim = *session->state.find(id.claim);
    const bool is_gift = !is_advance(claim.claim.lines[id.number - 1]) &&
                         std::any_of(waiver.given_back.begin(), waiver.given_back.end(),
                                     [&](const DrawnFrom& one) { return one.line == id; });
    console.out << to_string(id) << "  "
                << (is_gift ? in(session->input.language, "van afgezien, als gift", "given up, as a gift")
                            : in(session->input.language, "ingetrokken", "withdrawn"))
                << '\n';
  }
  return done;
}

}  // namespace buurtkas

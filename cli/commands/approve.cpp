#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/approving.h"
#include "cli/commands/claims.h"
#include "cli/commands/decide_claims.h"
#include "cli/record/canonical_json.h"
#include "cli/render/amounts.h"
#include "cli/render/journal_text.h"
#include "cli/render/json_text.h"
#include "cli/render/plain_text.h"
#include "engine/finding_codes.h"
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

std::string dry_text(const CannotPay& cannot, Language language) {
  std::string accounts;
  for (const std::string& account : cannot.accounts) accounts += (accounts.empty() ? "" : ", ") + account;
  const std::string amount = amount_text(cannot.short_by, language);
  if (accounts.empty()) {
    return fmt::format(fmt::runtime(in(language, "geen pot heeft hier die dag geld voor; {} te kort",
                                       "no pot has money for it on that day; {} short")),
                       amount);
  }
  return fmt::format(fmt::runtime(in(language, "leeg is {}; {} te kort", "run dry: {}; {} short")), accounts,
                     amount);
}

void show(Console& console, const Approval& approval, Language language) {
  if (console.format == Format::json) {
    console.out << json_text(nlohmann::json::parse(approval.draft.body));
    return;
  }
  const bool is_refused = !approval.act.refused.empty();
  for (const LineId& id : approval.act.lines) {
    const bool is_complete =
        std::find(approval.complete.begin(), approval.complete.end(), id) != approval.complete.end();
    console.out << to_string(id) << "  "
                << (is_refused    ? in(language, "geweigerd", "refused")
                    : is_complete ? in(language, "goedgekeurd, te betalen", "approved, to be paid")
                                  : in(language, "getekend; er moet nog iemand tekenen",
                                       "signed; somebody else must still sign"))
                << '\n';
  }
}

ApprovalAsked asked_of(const Input& input, const ApproveOptions& options, std::string& list) {
  nlohmann::json files = nlohmann::json::array();
  for (const InputFile& file : input.files) files.push_back({{"file", file.name}, {"sha256", file.sha256}});
  list = canonical_json({{"files", std::move(files)}});
  return {options.of, ResidentId(*options.record.by), options.refuse.value_or(""), sha256_of(list)};
}

}  // namespace

int approve(Console& console, const fs::path& folder, const ApproveOptions& options) {
  const Input input = read_before_vote(console, folder);
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (!input.election) return input_is_wrong;
  if (options.refuse && options.refuse->empty()) {
    return refuse_call(console,
                       std::string(in(input.language, "zeg bij --refuse waarom", "say why, at --refuse")));
  }
  const auto journal = journal_in(console, folder);
  if (!journal) return input_is_wrong;
  std::string list;
  const ApprovalAsked asked = asked_of(input, options, list);
  Recorder recorder(*journal);
  ClaimsState state;
  recorder.journal().each(1, [&](const ReadEntry& read) {
    state.add(std::get<SealedEntry>(read).entry);
    return true;
  });
  const auto record = [&](const Draft* draft) {
    const Date day = *options.record.on;
    if (draft != nullptr) {
      recorder.keep(asked.inputs, list);
      for (const InputFile& file : input.files) recorder.keep_file(file.sha256, folder / file.name);
      const auto role = nlohmann::json::parse(draft->body).value("role", std::string());
      recorder.append(*draft, {day, asked.by.text(), role});
    }
    const Recorded recorded = {journal->string(), draft != nullptr ? 1U : 0U, recorder.chain().size(),
                               hexadecimal(recorder.chain().last_seal())};
    recorder.commit();
    if (!console.is_quiet) {
      console.err << recorded_text(recorded, console.format == Format::json, input.language);
    }
    return done;
  };
  if (is_signed_already(state, asked)) return record(nullptr);
  const Approving approving = decide_approval(state, *input.round, asked);
  if (const auto* cannot = std::get_if<CannotSign>(&approving)) {
    return refuse(console, input, journal->string(), cannot->code, cannot->found, cannot->expected);
  }
  if (const auto* cannot = std::get_if<CannotPay>(&approving)) {
    return refuse(console, input, journal->string(), code::pots_dry, to_string(cannot->line),
                  dry_text(*cannot, input.language));
  }
  const auto& approval = std::get<Approval>(approving);
  if (*options.record.on < recorder.last_date()) {
    return refuse(console, input, journal->string(), code::recorded_until, to_string(*options.record.on),
                  to_string(recorder.last_date()));
  }
  const int recorded = record(&approval.draft);
  show(console, approval, input.language);
  return recorded;
}

}  // namespace buurtkas

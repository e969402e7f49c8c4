#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/approving.h"
#include "cli/commands/claims.h"
#include "cli/commands/decide_claims.h"
#include "cli/record/canonical_json.h"
#include "cli/render/amounts.h"
#include "cli/render/claims_text.h"
#include "cli/render/journal_text.h"
#include "cli/render/json_text.h"
#include "cli/render/rule_words.h"
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
      console.out << in(language, "goedgekeurd, te betalen", "approved, to be paid");
    } else {
      console.out << fmt::format(
          fmt::runtime(in(language, "getekend; nu nog: {}", "signed; still to sign: {}")),
          roles_text(needed->second, language));
    }
    console.out << '\n';
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
    const std::string expected = !cannot->became.empty()   ? became_text(*cannot, input.language)
                                 : !cannot->needed.empty() ? roles_text(cannot->needed, input.language)
                                                           : cannot->expected;
    return refuse(console, input, journal->string(), cannot->code, cannot->found, expected);
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

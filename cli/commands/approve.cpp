#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/act_session.h"
#include "cli/commands/approving.h"
#include "cli/commands/claims.h"
#include "cli/commands/waiving.h"
#include "cli/render/amounts.h"
#include "cli/render/claims_text.h"
#include "cli/render/json_text.h"
#include "cli/render/rule_words.h"
#include "engine/finding_codes.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

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

int refuse(Console& console, const ActSession& session, const CannotSign& cannot) {
  const Language language = session.input.language;
  std::string expected = !cannot.became.empty()   ? became_text(cannot, language)
                         : !cannot.needed.empty() ? roles_text(cannot.needed, language)
                                                  : cannot.expected;
  std::string articles;
  for (const std::string& one : cannot.articles) articles += (articles.empty() ? " (" : ", ") + one;
  if (!articles.empty()) expected += articles + ')';
  return refuse_act(console, session, cannot.code, cannot.found, expected);
}

}  // namespace

int approve(Console& console, const fs::path& folder, const ApproveOptions& options) {
  if (options.refuse && options.refuse->empty()) {
    return refuse_call(console, std::string(in(console.language_or(Language::nl), "zeg bij --refuse waarom",
                                               "say why, at --refuse")));
  }
  const auto session = open_acts(console, folder);
  if (!session) return input_is_wrong;
  const Language language = session->input.language;
  ApprovalAsked asked = {{}, ResidentId(*options.record.by), options.refuse.value_or(""), session->inputs};
  std::vector<Approval> approvals;
  std::vector<ActDraft> acts;
  for (const std::string& of : options.of) {
    asked.of = of;
    if (is_signed_already(session->state, asked)) continue;
    Approving approving = decide_approval(session->state, *session->input.round, asked);
    if (const auto* cannot = std::get_if<CannotSign>(&approving)) return refuse(console, *session, *cannot);
    if (const auto* cannot = std::get_if<CannotPay>(&approving)) {
      return refuse_act(console, *session, code::pots_dry, to_string(cannot->line),
                        dry_text(*cannot, language));
    }
    Approval approval = std::move(std::get<Approval>(approving));
    session->state.add(entry_of(approval.draft));
    acts.push_back(
        {approval.draft, {*options.record.on, asked.by.text(), std::string(name_of(*approval.act.role))}});
    approvals.push_back(std::move(approval));
  }
  const int recorded = record_acts(console, folder, *session, acts);
  if (recorded != done) return recorded;
  if (console.format == Format::json) {
    nlohmann::json bodies = nlohmann::json::array();
    for (const Approval& approval : approvals) bodies.push_back(nlohmann::json::parse(approval.draft.body));
    console.out << json_text({{"approvals", bodies}});
  } else {
    for (const Approval& approval : approvals) show(console, approval, language);
  }
  return done;
}

int waive(Console& console, const fs::path& folder, const std::string& of, const RecordOptions& options) {
  const auto session = open_acts(console, folder);
  if (!session) return input_is_wrong;
  const ApprovalAsked asked = {of, ResidentId(*options.by), {}, session->inputs};
  if (is_waived_already(session->state, asked)) return record_acts(console, folder, *session, {});
  const Waiving waiving = decide_waiver(session->state, asked);
  if (const auto* cannot = std::get_if<CannotSign>(&waiving)) return refuse(console, *session, *cannot);
  const auto& waiver = std::get<Waiver>(waiving);
  const int recorded =
      record_acts(console, folder, *session, {{waiver.draft, {*options.on, asked.by.text(), "claimant"}}});
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

#include "cli/commands/claims_again.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/commands/approving.h"
#include "cli/commands/claim_acts.h"
#include "cli/commands/decide_again.h"
#include "cli/commands/repaying.h"
#include "cli/commands/settling.h"
#include "cli/commands/waiving.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kept_max = 4;

std::string text_at(const Json& body, const char* key) {
  return body.contains(key) && body[key].is_string() ? body[key].get<std::string>() : std::string();
}

bool has_claims(const std::map<std::string, std::string>& files) {
  return files.contains("claims.yaml") || files.contains("claims.csv");
}

std::optional<Draft> payment(const ClaimsState& state, const Round& round,
                             std::span<const Rulebook> rulebooks, const PayAsked& asked, EntryKind kind,
                             const Json& body) {
  if (!is_treasurer(round, asked.signers.front())) return std::nullopt;
  Paying paying(round, rulebooks, asked);
  if (kind == EntryKind::batch) return paying.batch(state);
  const auto statement = statement_in(body);
  if (!statement || !Paying::has_news(state, statement->resident)) return std::nullopt;
  auto stated = paying.state_for(state, statement->resident, statement->commitment);
  auto* one = std::get_if<Stated>(&stated);
  return one == nullptr ? std::nullopt : std::optional(std::move(one->draft));
}

std::optional<Draft> settlement(const ClaimsState& state, const Round& round, const Date& on,
                                const std::string& inputs, const Json& body) {
  auto settlement = settlement_in(body);
  if (!settlement || !is_treasurer(round, settlement->by)) return std::nullopt;
  const SettleAsked asked = {settlement->by, on, inputs};
  return settlement_draft(state, asked, std::move(*settlement));
}

std::optional<Draft> approval(const ClaimsState& state, const Round& round, const std::string& inputs,
                              const Json& body) {
  const auto act = approval_in(body);
  if (!act) return std::nullopt;
  const Approving approving = decide_approval(state, round, {act->of, act->by, act->refused, inputs});
  const auto* approval = std::get_if<Approval>(&approving);
  return approval == nullptr ? std::nullopt : std::optional(approval->draft);
}

std::optional<Draft> waiver(const ClaimsState& state, const std::string& inputs, const Json& body) {
  const auto act = waiver_in(body);
  if (!act) return std::nullopt;
  const Waiving waiving = decide_waiver(state, {act->of, act->by, {}, inputs});
  const auto* waiver = std::get_if<Waiver>(&waiving);
  return waiver == nullptr ? std::nullopt : std::optional(waiver->draft);
}

std::optional<Draft> repayment(const ClaimsState& state, const Round& round, const Date& on,
                               const std::string& inputs, const Json& body) {
  const auto act = repayment_in(body);
  if (!act) return std::nullopt;
  const Repaying repaying = decide_repayment(state, round, {act->line, act->amount, act->by, on, inputs});
  const auto* repayment = std::get_if<Repayment>(&repaying);
  return repayment == nullptr ? std::nullopt : std::optional(repayment->draft);
}

// Decided by the round's files alone, and signed by a treasurer.
bool is_of_bank(EntryKind kind) {
  return kind == EntryKind::bank_status || kind == EntryKind::settlement || kind == EntryKind::repayment;
}

}  // namespace

bool is_of_claims(EntryKind kind) {
  return kind == EntryKind::claim || kind == EntryKind::assessment || kind == EntryKind::approval ||
         kind == EntryKind::waiver || kind == EntryKind::statement || kind == EntryKind::batch ||
         is_of_bank(kind);
}

// What a list of inputs was read to.
struct ClaimsAgain::Kept {
  std::string inputs;
  std::string missing;
  std::map<std::string, std::string> bytes;
  Input input;
  std::optional<ClaimsFolder> folder;
  std::map<ClaimId, const Claim*> claims;
  Findings findings;
  ClaimsInput by;
  std::map<Date, ClaimsDecider> deciders;  // by the day that rulebooks were known

  const Claim* find(const std::string& id) const {
    const auto at = claims.find(ClaimId(id));
    return at == claims.end() ? nullptr : at->second;
  }
};

ClaimsAgain::ClaimsAgain(const Journal& journal) : journal_(journal) {}
ClaimsAgain::~ClaimsAgain() = default;

ClaimsAgain::Kept& ClaimsAgain::kept_by(const std::string& inputs) {
  const auto known =
      std::find_if(last_.begin(), last_.end(), [&](const auto& one) { return one->inputs == inputs; });
  if (known != last_.end()) return **known;
  Kept& kept = *last_.emplace_back(std::make_unique<Kept>());
  if (last_.size() > kept_max) last_.pop_front();
  kept.inputs = inputs;
  kept.missing = inputs;
  const auto list = journal_.input_text(inputs);
  const auto names = list ? files_on(*list) : std::nullopt;
  if (!names) return kept;
  for (const auto& [name, sha256] : *names) {
    auto text = journal_.input_text(sha256);
    if (!text) {
      kept.missing = name;
      return kept;
    }
    kept.bytes.emplace(name, std::move(*text));
  }
  kept.missing.clear();
  const FilesInMemory files(kept.bytes);
  kept.input = read_again(files, false);
  kept.findings = kept.input.findings;
  if (!kept.input.election || !has_claims(*names)) return kept;
  Reading<ClaimsFolder> reading =
      read_claims_folder({}, {}, *kept.input.round, kept.input.claim_rulebooks, files);
  kept.findings = std::move(reading.findings);
  if (!reading.value) return kept;
  kept.folder = std::move(*reading.value);
  for (const ReadClaim& read : kept.folder->claims) kept.claims.emplace(read.claim.id, &read.claim);
  kept.by = claims_input(kept.input, *kept.folder);
  kept.by.inputs = inputs;
  return kept;
}

ClaimDecidedAgain ClaimsAgain::decide(const Entry& entry, const Json& body) {
  ClaimDecidedAgain again;
  Kept& kept = kept_by(text_at(body, "inputs"));
  again.missing = kept.missing;
  const bool is_approval = entry.kind == EntryKind::approval || entry.kind == EntryKind::waiver;
  const bool needs_claims = !is_approval && !is_of_bank(entry.kind);
  const bool is_read = kept.input.election && (!needs_claims || kept.folder);
  if (!is_read) again.findings = kept.findings;
  if (!again.missing.empty() || !is_read) return again;
  if (is_of_bank(entry.kind)) {
    const auto decide_it = entry.kind == EntryKind::repayment ? repayment : settlement;
    again.expected = decide_it(state_, *kept.input.round, entry.date, kept.inputs, body);
    again.actor = text_at(body, "by");
    again.role = name_of(Role::treasurer);
  } else if (is_approval) {
    again.expected = entry.kind == EntryKind::waiver ? waiver(state_, kept.inputs, body)
                                                     : approval(state_, *kept.input.round, kept.inputs, body);
    again.actor = text_at(body, "by");
    again.role = entry.kind == EntryKind::waiver ? "claimant" : text_at(body, "role");
  } else if (entry.kind == EntryKind::statement || entry.kind == EntryKind::batch) {
    const auto signers = signers_in(body);
    if (signers.empty()) return again;
    again.expected = payment(state_, *kept.input.round, kept.folder->rulebooks,
                             {signers, entry.date, kept.inputs}, entry.kind, body);
    again.actor = signers.front().text();
    again.role = name_of(Role::treasurer);
  } else {
    again.expected = entry.kind == EntryKind::claim ? claim(kept, body) : assessment(kept, body);
  }
  return again;
}

std::optional<Draft> ClaimsAgain::claim(Kept& kept, const Json& body) const {
  const Claim* claim = kept.find(text_at(body, "claim"));
  if (claim == nullptr || state_.find(claim->id) != nullptr) return std::nullopt;
  return claim_draft(kept.by, *claim);
}

std::optional<DecidedAgainLine> ClaimsAgain::corrected(Kept& kept, const Json& body) {
  const auto correction = correction_in(body);
  const auto known = known_at_in(body);
  const ClaimState* claim = correction ? state_.find(correction->line.claim) : nullptr;
  if (claim == nullptr || !known) return std::nullopt;
  ClaimsDecider& decider = kept.deciders.try_emplace(*known, kept.by, *known).first->second;
  auto decided = decider.decide_again(*claim, correction->corrects, state_.history());
  if (!decided || decided->again.more.cents() <= 0) return std::nullopt;
  return decided;
}

std::optional<DecidedClaim> ClaimsAgain::assessed(Kept& kept, const Json& body) {
  const Claim* claim = kept.find(text_at(body, "claim"));
  const ClaimState* recorded = claim == nullptr ? nullptr : state_.find(claim->id);
  const auto known = known_at_in(body);
  if (recorded == nullptr || !recorded->lines.empty() || !known) return std::nullopt;
  ClaimsDecider& decider = kept.deciders.try_emplace(*known, kept.by, *known).first->second;
  DecidedClaim decided = decider.decide(*claim, state_.history());
  for (std::uint32_t number = 1; number <= claim->lines.size(); ++number) {
    state_.history().take_back({claim->id, number});  // until the entry itself is added
  }
  return decided;
}

std::optional<Draft> ClaimsAgain::assessment(Kept& kept, const Json& body) {
  if (correction_in(body)) {
    auto again = corrected(kept, body);
    return again ? std::optional(std::move(again->draft)) : std::nullopt;
  }
  auto decided = assessed(kept, body);
  return decided ? std::optional(std::move(decided->draft)) : std::nullopt;
}

std::vector<ClaimsAgain::AssessedLine> ClaimsAgain::assess_again(const Json& body) {
  std::vector<AssessedLine> lines;
  Kept& kept = kept_by(text_at(body, "inputs"));
  if (!kept.folder) return lines;
  if (correction_in(body)) {
    if (auto again = corrected(kept, body)) {
      lines.push_back({again->line, again->corrects, again->again.assessment, again->again.more});
    }
    return lines;
  }
  auto decided = assessed(kept, body);
  if (!decided) return lines;
  const ClaimId claim(text_at(body, "claim"));
  for (LineAssessment& one : decided->assessment) {
    const auto number = static_cast<std::uint32_t>(lines.size() + 1);
    const Money amount = one.decision.amount;
    lines.push_back({{claim, number}, number, std::move(one), amount});
  }
  return lines;
}

ClaimsAgain::KeptRound ClaimsAgain::kept_of(const Json& body) {
  const Kept& kept = kept_by(text_at(body, "inputs"));
  if (!kept.folder) return {};
  return {&*kept.input.round, kept.folder->rulebooks};
}

}  // namespace buurtkas

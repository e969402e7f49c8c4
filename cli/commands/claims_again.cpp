#include "cli/commands/claims_again.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/commands/approving.h"
#include "cli/commands/decide_again.h"

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

}  // namespace

bool is_of_claims(EntryKind kind) {
  return kind == EntryKind::claim || kind == EntryKind::assessment || kind == EntryKind::approval;
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
  const bool is_approval = entry.kind == EntryKind::approval;
  const bool is_read = kept.input.election && (is_approval || kept.folder);
  if (!is_read) again.findings = kept.findings;
  if (!again.missing.empty() || !is_read) return again;
  if (is_approval) {
    again.expected = approval(kept, body);
    again.actor = text_at(body, "by");
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

std::optional<Draft> ClaimsAgain::correction(Kept& kept, const Correction& correction, const Date& known) {
  const ClaimState* claim = state_.find(correction.line.claim);
  if (claim == nullptr) return std::nullopt;
  ClaimsDecider& decider = kept.deciders.try_emplace(known, kept.by, known).first->second;
  auto decided = decider.decide_again(*claim, correction.corrects, state_.history());
  if (!decided || decided->again.more.cents() <= 0) return std::nullopt;
  return std::move(decided->draft);
}

std::optional<Draft> ClaimsAgain::assessment(Kept& kept, const Json& body) {
  const auto further = correction_in(body);
  const auto known_then = known_at_in(body);
  if (further && known_then) return correction(kept, *further, *known_then);
  const Claim* claim = kept.find(text_at(body, "claim"));
  const ClaimState* recorded = claim == nullptr ? nullptr : state_.find(claim->id);
  const auto known = parse_iso_date(text_at(body, "known_at"));
  if (recorded == nullptr || !recorded->lines.empty() || !known) return std::nullopt;
  ClaimsDecider& decider = kept.deciders.try_emplace(*known, kept.by, *known).first->second;
  DecidedClaim decided = decider.decide(*claim, state_.history());
  for (std::uint32_t number = 1; number <= claim->lines.size(); ++number) {
    state_.history().take_back({claim->id, number});  // until the entry itself is added
  }
  return std::move(decided.draft);
}

std::optional<Draft> ClaimsAgain::approval(const Kept& kept, const Json& body) const {
  const auto act = approval_in(body);
  if (!act) return std::nullopt;
  const ApprovalAsked asked = {act->of, act->by, act->refused, kept.inputs};
  const Approving approving = decide_approval(state_, *kept.input.round, asked);
  const auto* approval = std::get_if<Approval>(&approving);
  return approval == nullptr ? std::nullopt : std::optional(approval->draft);
}

}  // namespace buurtkas

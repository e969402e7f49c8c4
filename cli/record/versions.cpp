#include "cli/record/versions.h"

#include <algorithm>

#include "cli/record/canonical_json.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
__extension__ using WideCents = __int128;

constexpr std::string_view correction_word = "correction:";

bool is_first(EntryKind kind) {
  switch (kind) {
    case EntryKind::pot_opened:
    case EntryKind::proposal_admitted:
    case EntryKind::proposal_refused:
    case EntryKind::proposal_withdrawn:
    case EntryKind::terms_frozen:
    case EntryKind::ballots_closed:
    case EntryKind::outcome:
    case EntryKind::funding:
      return true;
    default:
      return false;
  }
}

bool is_correction(EntryKind kind) {
  return kind == EntryKind::correction || kind == EntryKind::pot_changed;
}

Json without_basis(Json body) {
  body.erase("inputs");
  body.erase("semantics");
  return body;
}

}  // namespace

bool is_of_round(EntryKind kind) {
  return is_first(kind) || is_correction(kind);
}

std::string corrected_key(const std::string& key) {
  if (!key.starts_with(correction_word)) return key;
  const std::size_t colon = key.find(':', correction_word.size());
  return colon == std::string::npos ? key : key.substr(colon + 1);
}

Json content_of(const std::string& body) {
  return without_basis(Json::parse(body));
}

// In a journal that was tampered with, amounts may be anything; those that do not fit are cut off, and told
// of by what looks at balances.
std::vector<Posting> sum_of(const std::vector<Posting>& before, const std::vector<Posting>& more) {
  struct Sum {
    Currency currency;
    WideCents cents = 0;
  };
  std::map<std::pair<PotId, Account>, Sum> sums;
  for (const auto* list : {&before, &more}) {
    for (const Posting& posting : *list) {
      Sum& sum = sums[{posting.pot, posting.account}];
      sum.currency = posting.amount.currency();
      sum.cents += posting.amount.cents();
    }
  }
  std::vector<Posting> postings;
  for (const auto& [where, sum] : sums) {
    const WideCents most = Money::cents_max;
    const auto cents = static_cast<std::int64_t>(std::clamp(sum.cents, -most, most));
    if (cents != 0) postings.push_back({where.first, where.second, Money(cents, sum.currency)});
  }
  return postings;
}

bool are_same(const std::vector<Posting>& one, const std::vector<Posting>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Posting& a, const Posting& b) {
                      return a.amount.currency() == b.amount.currency() && a == b;
                    });
}

void Versions::add(const Entry& entry) {
  if (is_first(entry.kind)) {
    all_[entry.key] = {entry.number, 1, entry.kind, content_of(entry.body), sum_of(entry.postings, {})};
    return;
  }
  if (!is_correction(entry.kind)) return;
  const auto found = all_.find(corrected_key(entry.key));
  if (found == all_.end()) return;
  Version& version = found->second;
  version.number = entry.number;
  version.version += 1;
  const Json body = Json::parse(entry.body);
  version.content = body.contains("after") ? body["after"] : Json();
  version.postings = sum_of(version.postings, entry.postings);
}

const Version* Versions::find(const std::string& key) const {
  const auto found = all_.find(key);
  return found == all_.end() ? nullptr : &found->second;
}

Json decided_in(Json content) {
  if (!content.is_object()) return content;
  content.erase("certificate");
  content.erase("digest");
  if (content.contains("outcome") && content["outcome"].is_object()) content["outcome"].erase("inputs");
  return content;
}

bool is_same(const Version& version, const Draft& draft) {
  return decided_in(version.content) == decided_in(content_of(draft.body)) &&
         are_same(version.postings, sum_of(draft.postings, {}));
}

Draft correction_of(const Version& version, const Draft& draft, std::string_view reason) {
  const Json decided = Json::parse(draft.body);
  const Json body = {{"after", content_of(draft.body)},        {"corrects", std::to_string(version.number)},
                     {"of", std::string(name_of(draft.kind))}, {"reason", std::string(reason)},
                     {"inputs", decided.at("inputs")},         {"semantics", decided.at("semantics")}};
  std::vector<Posting> before = version.postings;
  for (Posting& posting : before) posting.amount = -posting.amount;
  const bool is_pot = version.kind == EntryKind::pot_opened;
  return {is_pot ? EntryKind::pot_changed : EntryKind::correction,
          std::string(correction_word) + std::to_string(version.version + 1) + ':' + draft.key,
          canonical_json(body), sum_of(before, draft.postings)};
}

Draft removal_of(const std::string& key, const Version& version, const Draft& like) {
  const Json decided = Json::parse(like.body);
  const Json body = {
      {"removed", true}, {"inputs", decided.at("inputs")}, {"semantics", decided.at("semantics")}};
  return {version.kind, key, canonical_json(body), {}};
}

}  // namespace buurtkas

#include "cli/commands/audit_decisions.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/commands/claims_again.h"
#include "cli/commands/statements.h"
#include "cli/record/journal_check.h"
#include "cli/render/finding_words.h"
#include "engine/journal/canonical.h"
#include "engine/semantics.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& body, const char* key) {
  return body.contains(key) && body[key].is_string() ? body[key].get<std::string>() : std::string();
}

Json postings_json(const std::vector<Posting>& postings) {
  Json list = Json::array();
  for (const Posting& posting : postings) {
    list.push_back({{"pot", posting.pot.text()},
                    {"account", to_string(posting.account)},
                    {"amount", to_string(posting.amount)},
                    {"currency", std::string(posting.amount.currency().code())}});
  }
  return list;
}

// As a reader sees it: what the entry says, and what it moves.
Json json_of(EntryKind kind, const std::string& body, const std::vector<Posting>& postings) {
  Json json = Json::parse(body);
  json["kind"] = std::string(name_of(kind));
  json["postings"] = postings_json(postings);
  return json;
}

bool is_decision(EntryKind kind) {
  return kind != EntryKind::checkpoint && kind != EntryKind::erasure;
}

class DecisionsAudit {
 public:
  DecisionsAudit(const Journal& journal, const DecisionsAsked& asked)
      : journal_(journal), asked_(asked), again_(journal), claims_(journal) {}

  AuditedDecisions audit() {
    std::uint64_t done = 0;
    journal_.each(1, [&](const ReadEntry& read) {
      if (asked_.on_entry) asked_.on_entry(++done);
      if (const auto* sealed = std::get_if<SealedEntry>(&read)) look(sealed->entry);
      return true;
    });
    if (!asked_.only && asked_.since == 1 && asked_.since_day == Date()) check_complete();
    return std::move(audited_);
  }

 private:
  void add(AuditFault fault) {
    if (audited_.faults.size() < faults_max) {
      audited_.faults.push_back(std::move(fault));
    } else {
      audited_.more_faults += 1;
    }
  }

  bool is_late(const Entry& entry) const {
    return entry.number >= asked_.since && entry.date >= asked_.since_day;
  }

  bool is_named(const Entry& entry) const {
    if (!asked_.only) return true;
    const std::string& only = *asked_.only;
    return only == name_of(entry.kind) || only == entry.key || only == corrected_key(entry.key) ||
           (!only.empty() && only == code_of(entry));
  }

  void look(const Entry& entry) {
    audited_.has_only = audited_.has_only || is_named(entry);
    if (!is_decision(entry.kind) || first_not_canonical(entry.body)) return;
    const Json body = Json::parse(entry.body);
    if (is_named(entry) && is_late(entry)) {
      audited_.decided += 1;
      decide(entry, body);
    } else {
      audited_.not_asked += 1;
    }
    if (is_of_round(entry.kind)) audited_.last_inputs = text_at(body, "inputs");
    versions_.add(entry);
    claims_.add(entry);
  }

  void decide(const Entry& entry, const Json& body) {
    if (!is_of_round(entry.kind) && !is_of_claims(entry.kind)) {
      return add({"not-decided-here", entry.number, entry.key, std::string(name_of(entry.kind)), {}, {}});
    }
    const std::string semantics = text_at(body, "semantics");
    if (semantics != semantics_version) {
      return add({"other-semantics", entry.number, entry.key, semantics, std::string(semantics_version), {}});
    }
    if (is_of_claims(entry.kind)) return decide_claims(entry, body);
    const DecidedAgain& again = again_.by(text_at(body, "inputs"));
    if (!again.missing.empty()) {
      return add({"input-missing", entry.number, entry.key, again.missing, {}, {}});
    }
    if (again.entries.drafts.empty()) return add_not_read(entry, again.findings);
    check_certificate(entry, body);
    const auto expected = expected_of(entry, body, again);
    if (!expected) return add({"not-decided-so", entry.number, entry.key, {}, {}, {}});
    compare(entry, *expected);
  }

  void decide_claims(const Entry& entry, const Json& body) {
    const ClaimDecidedAgain again = claims_.decide(entry, body);
    if (!again.missing.empty()) {
      return add({"input-missing", entry.number, entry.key, again.missing, {}, {}});
    }
    if (!again.findings.empty()) return add_not_read(entry, again.findings);
    if (!again.expected) return add({"not-decided-so", entry.number, entry.key, {}, {}, {}});
    compare(entry, *again.expected, again.actor, again.role);
  }

  void add_not_read(const Entry& entry, const Findings& findings) {
    const auto error = std::find_if(findings.begin(), findings.end(),
                                    [](const Finding& one) { return one.severity == Severity::error; });
    std::string why = error == findings.end() ? std::string() : line_of(*error, asked_.language);
    if (why.ends_with('.')) why.pop_back();  // the fault's sentence ends with one
    add({"not-read-again", entry.number, entry.key, why, {}, {}});
  }

  void check_certificate(const Entry& entry, const Json& body) {
    const bool is_corrected = body.contains("after") && body["after"].is_object();
    const std::string certificate = text_at(is_corrected ? body["after"] : body, "certificate");
    if (certificate.empty() || journal_.input_text(certificate)) return;
    add({"input-missing", entry.number, entry.key, certificate, {}, {}});
  }

  // What the entry should say. Nothing when by its inputs there is no such decision.
  std::optional<Draft> expected_of(const Entry& entry, const Json& body, const DecidedAgain& again) const {
    const std::string key = corrected_key(entry.key);
    const auto& drafts = again.entries.drafts;
    const auto found =
        std::find_if(drafts.begin(), drafts.end(), [&](const Draft& draft) { return draft.key == key; });
    const Version* version = versions_.find(key);
    const bool is_first = entry.key == key;
    if (is_first) return found == drafts.end() ? std::nullopt : std::optional(*found);
    if (version == nullptr) return std::nullopt;
    const bool is_listed = key.starts_with("pot:") || key.starts_with("proposal:");
    if (found == drafts.end() && !is_listed) return std::nullopt;
    return correction_of(*version, found == drafts.end() ? removal_of(key, *version, drafts.front()) : *found,
                         text_at(body, "reason"));
  }

  // `actor`, `role`: who must have acted, and as what; empty: anybody, anything.
  void compare(const Entry& entry, const Draft& expected, const std::string& actor = {},
               const std::string& role = {}) {
    const bool is_by_them = actor.empty() || entry.actor == actor;
    const bool is_in_role = role.empty() || entry.role == role;
    const bool is_same = is_by_them && is_in_role && entry.kind == expected.kind &&
                         entry.key == expected.key && entry.body == expected.body &&
                         are_same(entry.postings, expected.postings);
    if (is_same) return;
    AuditFault fault = {"decided-otherwise", entry.number, entry.key, {}, {}, {}};
    fault.differences = differences_of(json_of(entry.kind, entry.body, entry.postings),
                                       json_of(expected.kind, expected.body, expected.postings));
    if (!is_by_them) fault.differences.push_back({"actor", entry.actor, actor});
    if (!is_in_role) fault.differences.push_back({"role", entry.role, role});
    if (entry.key != expected.key) fault.differences.push_back({"key", entry.key, expected.key});
    add(std::move(fault));
  }

  // All that follows from the last inputs is there, and nothing else.
  void check_complete() {
    if (audited_.last_inputs.empty()) return;
    const DecidedAgain& again = again_.by(audited_.last_inputs);
    std::set<std::string> decided;
    for (const Draft& draft : again.entries.drafts) {
      decided.insert(draft.key);
      const Version* version = versions_.find(draft.key);
      if (version == nullptr) {
        add({"entry-missing", 0, draft.key, {}, {}, {}});
      } else if (!is_same(*version, draft)) {
        add({"not-what-holds", version->number, draft.key, {}, {}, {}});
      }
    }
    if (decided.empty()) return;  // told at the entry
    for (const auto& [key, version] : versions_.all()) {
      const bool is_removed = version.content.is_object() && version.content.contains("removed");
      if (!is_removed && !decided.contains(key)) add({"not-what-holds", version.number, key, {}, {}, {}});
    }
  }

  const Journal& journal_;
  const DecisionsAsked& asked_;
  DecideAgain again_;
  ClaimsAgain claims_;
  Versions versions_;
  AuditedDecisions audited_;
};

}  // namespace

AuditedDecisions audit_decisions(const Journal& journal, const DecisionsAsked& asked) {
  return DecisionsAudit(journal, asked).audit();
}

}  // namespace buurtkas

#include "cli/verify/decisions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace buurtkas::verify {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t certificate_bytes_max = std::uint64_t{64} << 20;

// Decisions about a round, each with its key, or how its keys begin.
struct Form {
  std::string_view kind, key;
};
constexpr std::array<Form, 8> forms = {{{"pot-opened", "pot:"},
                                        {"proposal-admitted", "proposal:"},
                                        {"proposal-refused", "proposal:"},
                                        {"proposal-withdrawn", "proposal:"},
                                        {"terms-frozen", "terms"},
                                        {"ballots-closed", "ballots"},
                                        {"outcome", "outcome"},
                                        {"funding", "funding"}}};

bool has_key(const Form& form, const std::string& key) {
  return form.key.ends_with(':') ? key.starts_with(form.key) : key == form.key;
}

bool is_decision(const std::string& kind) {
  return std::any_of(forms.begin(), forms.end(), [&](const Form& form) { return form.kind == kind; });
}

bool is_key_of(const std::string& kind, const std::string& key) {
  return std::any_of(forms.begin(), forms.end(),
                     [&](const Form& form) { return form.kind == kind && has_key(form, key); });
}

// `outcome` of `correction:2:outcome`; nothing when that is no decision about a round.
std::optional<std::string> corrected_by(const EntryRow& row) {
  constexpr std::string_view word = "correction:";
  if (row.kind != "correction" && row.kind != "pot-changed") return std::nullopt;
  const std::size_t colon = row.key.starts_with(word) ? row.key.find(':', word.size()) : std::string::npos;
  if (colon == std::string::npos) return std::nullopt;
  std::string key = row.key.substr(colon + 1);
  const bool is_ours =
      std::any_of(forms.begin(), forms.end(), [&](const Form& form) { return has_key(form, key); });
  return is_ours ? std::optional(std::move(key)) : std::nullopt;
}

// A pot or a proposal that is not in the files any more.
bool is_removed(const std::string& key, const Json& content) {
  const bool is_listed = key.starts_with("pot:") || key.starts_with("proposal:");
  return is_listed && content == Json{{"removed", true}};
}

// What needs no certificate.
void check_said(const SaidEntry& said, const KeptRound& round, bool is_gone) {
  if (is_gone) {
    check_removed(said, round);
  } else if (said.key.starts_with("pot:")) {
    check_pot(said, round);
  } else if (said.key.starts_with("proposal:")) {
    check_proposal(said, round);
  } else if (said.key == "terms") {
    check_terms(said, round);
  } else if (said.key == "ballots") {
    check_ballots(said, round);
  }
}

// What the files of a round must have entries of.
std::vector<std::string> keys_of(const KeptRound& round, bool has_outcome) {
  std::vector<std::string> keys;
  for (const Pot& pot : round.round.pots) keys.push_back("pot:" + pot.id.text());
  for (const Proposal& proposal : round.round.proposals) keys.push_back("proposal:" + proposal.id.text());
  keys.emplace_back("terms");
  if (has_outcome) keys.emplace_back("ballots");
  return keys;
}

// Ballots apart, which are not on every list.
bool has_same_files(const KeptRound& a, const KeptRound& b) {
  const auto names = [](const KeptRound& round) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const FileHash& file : round.hashes) {
      if (!file.name.starts_with("ballots.")) files.emplace_back(file.name, file.sha256);
    }
    return files;
  };
  return names(a) == names(b);
}

// As far as an outcome shows it: the same projects at the same cost, and as much money.
bool is_same_vote(const Instance& a, const Instance& b) {
  const auto is_same = [](const Project& one, const Project& other) {
    return one.id == other.id && one.cost == other.cost;
  };
  return a.currency == b.currency && votable(a) == votable(b) &&
         std::equal(a.projects.begin(), a.projects.end(), b.projects.begin(), b.projects.end(), is_same);
}

}  // namespace

SaidEntry Decisions::said_by(const std::string& key, const Held& held) {
  return {held.kind, key, Statement(held.content, where_is(held.number, held.entry_kind)), held.postings};
}

void Decisions::add(const EntryRow& row) {
  if (row.kind == "checkpoint") return;
  const auto corrected = corrected_by(row);
  if (!corrected && !is_decision(row.kind)) {
    unproven_[row.kind] += 1;
    return;
  }
  const Json body = Json::parse(row.body, nullptr, false);
  if (!corrected) return decide(row, body);
  const auto held = held_.find(*corrected);
  if (held == held_.end()) refute(row, {"er is niets te corrigeren", "there is nothing to correct"});
  correct(row, body, held->first, held->second);
}

void Decisions::decide(const EntryRow& row, const Json& body) {
  const Statement entry(body, where_is(row.number, row.kind));
  if (!is_key_of(row.kind, row.key) || held_.contains(row.key)) {
    const std::string key = '`' + shown(row.key) + '`';
    entry.refute({key + " is hier geen sleutel", key + " is no key here"});
  }
  Held held = {row.number, 1, row.date, row.kind, row.kind, body, {}};
  add_postings(held.postings, row);
  check(row.key, held, entry);
  held_.emplace(row.key, std::move(held));
}

void Decisions::correct(const EntryRow& row, const Json& body, const std::string& key, Held& held) {
  const Statement entry(body, where_is(row.number, row.kind));
  entry.has_keys({"after", "corrects", "of", "reason", "inputs", "semantics"});
  entry.expect("corrects", std::to_string(held.number));
  const std::string expected = "correction:" + std::to_string(held.version + 1) + ':' + key;
  if (row.key != expected) {
    const std::string keys = '`' + shown(row.key) + "`, `" + shown(expected) + '`';
    entry.refute({"de sleutel is een andere: " + keys, "the key is another one: " + keys});
  }
  if (key.starts_with("pot:") != (row.kind == "pot-changed") || !is_key_of(entry.text("of"), key))
    entry.refute("of", plain(held.kind));
  Held next = {row.number,       held.version + 1, row.date,     row.kind,
               entry.text("of"), body.at("after"), held.postings};
  add_postings(next.postings, row);
  std::erase_if(next.postings, [](const auto& one) { return one.second == 0; });
  check(key, next, entry);
  held = std::move(next);
}

void Decisions::check(const std::string& key, const Held& held, const Statement& entry) {
  last_round_ = rounds_.by(entry);
  last_number_ = held.number;
  last_kind_ = held.entry_kind;
  const SaidEntry said = said_by(key, held);
  check_said(said, *last_round_, is_removed(key, held.content));
  const bool is_of_vote = key == "ballots" || key == "outcome" || key == "funding";
  if (is_of_vote && !last_round_->has_ballots) entry.refute({"zonder stembiljetten", "without ballots"});
  if (is_of_vote && held.date < to_string(last_round_->round.closes))
    entry.refute({"van voor het einde van de stemming", "dated before the vote closed"});
  prove(said, held.number);
}

void Decisions::prove(const SaidEntry& said, std::uint64_t number) {
  if (said.key == "outcome") {
    check_paid();
    ProvenOutcome proven =
        prove_outcome(rounds_.text(said.says, "certificate", certificate_bytes_max), last_round_, said.says);
    check_outcome(said, proven);
    proven.number = number;
    if (!outcomes_.empty()) outcomes_.back().round.reset();
    outcomes_.push_back(std::move(proven));
  }
  if (said.key != "funding") return;
  if (outcomes_.empty())
    said.says.refute({"zonder de uitslag die betaald wordt", "without the outcome that is paid"});
  check_funding(said, outcomes_.back());
  outcomes_.back().paid_by = number;
}

// What pays an outcome that was corrected may have been right already.
void Decisions::check_paid() {
  if (outcomes_.empty() || outcomes_.back().paid_by != 0) return;
  ProvenOutcome& last = outcomes_.back();
  const auto funding = held_.find("funding");
  if (funding == held_.end()) {
    const Words where = where_is(last.number, "outcome");
    throw Refuted{{where.nl + ": deze uitslag wordt niet betaald", where.en + ": this outcome is not paid"}};
  }
  check_funding(said_by("funding", funding->second), last);
  last.paid_by = funding->second.number;
}

// Each pot and each proposal of the last files has its entry, and each entry its pot or proposal.
void Decisions::check_whole() const {
  const Words where = where_is(last_number_, last_kind_);
  for (const std::string& key : keys_of(*last_round_, !outcomes_.empty())) {
    const auto found = held_.find(key);
    if (found != held_.end() && !is_removed(key, found->second.content)) continue;
    const std::string name = ": `" + shown(key) + "` ";
    throw Refuted{{where.nl + name + "hoort erbij, en heeft geen regel",
                   where.en + name + "belongs to it, and has no entry"}};
  }
  for (const auto& [key, held] : held_) {
    const KeptRound& round = key == "ballots" && !outcomes_.empty() ? *outcomes_.back().round : *last_round_;
    if (key != "ballots" || round.has_ballots)
      check_said(said_by(key, held), round, is_removed(key, held.content));
  }
}

// Files that changed since may leave the outcome what it was, so that there is no new one. Then this much is
// plain, and that the same would be selected is not.
void Decisions::compare_with_outcome() {
  const ProvenOutcome& last = outcomes_.back();
  if (has_same_files(*last.round, *last_round_)) return;
  decided_since_ = last_number_;
  if (are_those(last_round_->own_terms, last.certified.terms) &&
      is_same_vote(last.round->election.instance, last_round_->election.instance)) {
    return;
  }
  const Words where = where_is(last.number, "outcome");
  const std::string since = std::to_string(last_number_);
  throw Refuted{{where.nl + ": regel " + since + " heeft andere potten, voorstellen of afspraken",
                 where.en + ": entry " + since + " has other pots, proposals or terms"}};
}

void Decisions::finish() {
  check_paid();
  if (!last_round_) return;
  check_whole();
  if (!outcomes_.empty()) compare_with_outcome();
}

}  // namespace buurtkas::verify

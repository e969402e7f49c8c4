#include "cli/read/limits_yaml.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cli/read/yaml_items.h"

namespace buurtkas {
namespace {

using Kind = LimitTerm::Kind;

constexpr std::array<std::string_view, 3> cap_keys = {"tag", "place", "at-most"};
constexpr std::array<std::string_view, 3> floor_keys = {"tag", "place", "at-least"};

std::optional<ReadLimit> read_exclusion(const YamlNode& node, FileFindings& findings) {
  if (node.kind == YamlNode::Kind::refused) return std::nullopt;
  if (node.kind != YamlNode::Kind::list) {
    report_type(node, "list", findings, node.kind == YamlNode::Kind::text ? '[' + node.text + ']' : "");
    return std::nullopt;
  }
  ReadLimit limit;
  limit.spot = node.spot;
  for (const YamlNode& item : node.items) {
    const auto text = item_text(item, findings);
    if (!text) continue;
    const auto id = read_id(findings, item.spot, *text);
    if (!id) continue;
    const ProjectId project(*id);
    if (std::find(limit.term.projects.begin(), limit.term.projects.end(), project) !=
        limit.term.projects.end()) {
      findings.error(code::duplicate_value, item.spot, *id);
      continue;
    }
    limit.term.projects.push_back(project);
    limit.named.push_back(item.spot);
  }
  if (node.items.size() < 2) findings.error(code::missing_value, node.spot, {}, "id, id");
  return limit;
}

void read_amount_or_share(const YamlFields& fields, std::string_view key, Currency currency,
                          LimitTerm& term) {
  term.amount = Money(0, currency);
  const auto text = fields.word(key, Need::required);
  if (!text) return;
  if (text->ends_with('%')) {
    term.share = read_share(fields.findings(), fields.spot_of(key), *text);
  } else if (const auto amount = read_amount(fields.findings(), fields.spot_of(key), *text, currency)) {
    term.amount = *amount;
  }
}

std::optional<ReadLimit> read_kind(const YamlNode& node, Kind kind, FileFindings& findings,
                                   Currency currency) {
  if (!is_map(node, findings)) return std::nullopt;
  const bool is_cap = kind == Kind::cap;
  const YamlFields fields(node, findings, is_cap ? cap_keys : floor_keys);
  ReadLimit limit;
  limit.spot = node.spot;
  limit.term.kind = kind;
  limit.term.tag = fields.text("tag", Need::optional);
  limit.term.place = fields.text("place", Need::optional);
  const std::string_view amount = is_cap ? "at-most" : "at-least";
  limit.amount = fields.spot_of(amount);
  read_amount_or_share(fields, amount, currency, limit.term);
  if (fields.has("tag") && fields.has("place")) {
    findings.error(code::terms_conflict, fields.spot_of("place"), "place", "tag");
    return std::nullopt;
  }
  if (limit.term.tag || limit.term.place) return limit;
  if (!fields.has("tag") && !fields.has("place")) findings.error(code::missing_key, node.spot, {}, "tag");
  return std::nullopt;
}

std::string name_of(const LimitTerm& term) {
  return term.place ? "place: " + *term.place : "tag: " + *term.tag;
}

// One that is withdrawn after the vote had it still when the limit was set.
bool is_of(const LimitTerm& term, const Proposal& proposal) {
  if (proposal.status == ProposalStatus::refused) return false;
  if (term.place) return proposal.place == *term.place;
  return std::find(proposal.tags.begin(), proposal.tags.end(), *term.tag) != proposal.tags.end();
}

// What the proposals have of it.
std::string hint_of(const LimitTerm& term, const Round& round, FileFindings& findings) {
  std::vector<std::string_view> known;
  for (const Proposal& proposal : round.proposals) {
    if (proposal.status == ProposalStatus::refused) continue;
    if (term.place) {
      known.push_back(proposal.place);
    } else {
      known.insert(known.end(), proposal.tags.begin(), proposal.tags.end());
    }
  }
  return hint_for(findings, term.place ? *term.place : *term.tag, known);
}

void check_exclusion(const ReadLimit& limit, const Round& round, FileFindings& findings) {
  std::vector<std::string_view> known;
  for (const Proposal& proposal : round.proposals) known.push_back(proposal.id.text());
  for (std::size_t i = 0; i < limit.term.projects.size(); ++i) {
    const std::string& id = limit.term.projects[i].text();
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    findings.error(code::dangling_id, limit.named[i], id, "proposals.yaml", hint_for(findings, id, known));
  }
}

// The money that a floor can be taken from.
Money unmarked_money(const Round& round) {
  Money sum(0, round.currency);
  for (const Pot& pot : round.pots) {
    if (is_unmarked(pot)) sum += votable(pot);
  }
  return sum;
}

void check_amounts(const std::vector<ReadLimit>& limits, const Round& round, FileFindings& findings) {
  Money all(0, round.currency);
  for (const Pot& pot : round.pots) all += votable(pot);
  const Money spendable = unmarked_money(round);
  BigInt floors = 0;
  for (const ReadLimit& limit : limits) {
    if (limit.term.kind != Kind::floor) continue;
    const Money amount = amount_of(limit.term, all);
    floors += amount.cents();
    if (floors > spendable.cents()) {
      findings.error(code::floor_too_large, limit.amount, to_string(amount), "<= " + to_string(spendable));
      return;
    }
    for (const ReadLimit& cap : limits) {
      const bool is_same =
          cap.term.kind == Kind::cap && cap.term.tag == limit.term.tag && cap.term.place == limit.term.place;
      const Money most = is_same ? amount_of(cap.term, all) : amount;
      if (most < amount)
        findings.error(code::terms_conflict, limit.amount, to_string(amount), "at-most: " + to_string(most));
    }
  }
}

}  // namespace

std::span<const std::string_view> terms_keys() {
  static constexpr std::array<std::string_view, 11> keys = {
      "method",       "satisfaction", "completion", "tie-breaks", "threshold", "leftover",
      "next-project", "draw",         "exclusions", "caps",       "floors"};
  return keys;
}

std::vector<ReadLimit> read_limits(const YamlFields& terms, Currency currency) {
  FileFindings& findings = terms.findings();
  std::vector<ReadLimit> limits;
  for (const YamlNode& item : terms.list("exclusions", Need::optional)) {
    if (auto limit = read_exclusion(item, findings)) limits.push_back(std::move(*limit));
  }
  for (const auto& [key, kind] : {std::pair("caps", Kind::cap), std::pair("floors", Kind::floor)}) {
    for (const YamlNode& item : terms.list(key, Need::optional)) {
      auto limit = read_kind(item, kind, findings, currency);
      if (!limit) continue;
      const bool is_known = std::any_of(limits.begin(), limits.end(), [&](const ReadLimit& other) {
        return other.term.kind == limit->term.kind && other.term.tag == limit->term.tag &&
               other.term.place == limit->term.place;
      });
      if (is_known) {
        findings.error(code::duplicate_value, limit->spot, name_of(limit->term));
      } else {
        limits.push_back(std::move(*limit));
      }
    }
  }
  return limits;
}

void check_limits(const std::vector<ReadLimit>& limits, const Round& round, FileFindings& findings) {
  for (const ReadLimit& limit : limits) {
    if (limit.term.kind == Kind::exclusion) {
      check_exclusion(limit, round, findings);
      continue;
    }
    const bool is_borne = std::any_of(round.proposals.begin(), round.proposals.end(),
                                      [&](const Proposal& one) { return is_of(limit.term, one); });
    if (is_borne) continue;
    findings.error(code::limit_of_none, limit.spot, name_of(limit.term), {},
                   hint_of(limit.term, round, findings));
  }
  check_amounts(limits, round, findings);
}

}  // namespace buurtkas

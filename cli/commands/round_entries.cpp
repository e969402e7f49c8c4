#include "cli/commands/round_entries.h"

#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"
#include "cli/record/versions.h"
#include "cli/render/entry_bodies.h"
#include "cli/render/remainders.h"
#include "engine/semantics.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

bool is_ballots(const std::string& file) {
  return file == "ballots.csv" || file == "ballots.pb";
}

class EntriesMaker {
 public:
  explicit EntriesMaker(const Input& input) : input_(input), round_(*input.round) {}

  void add_before_vote() {
    const std::string inputs = keep_list(false);
    for (std::size_t i = 0; i < round_.pots.size(); ++i) {
      const Pot& pot = round_.pots[i];
      add(EntryKind::pot_opened, "pot:" + pot.id.text(), inputs, pot_body(round_, input_.rules, i),
          opening(pot));
    }
    for (std::size_t i = 0; i < round_.proposals.size(); ++i) {
      const Proposal& proposal = round_.proposals[i];
      add(kind_of(proposal.status), "proposal:" + proposal.id.text(), inputs,
          proposal_body(round_, input_.rules, i), {});
    }
    add(EntryKind::terms_frozen, "terms", inputs,
        terms_body(round_, input_.rules, *input_.terms, input_.election->instance), {});
  }

  void add_vote(const Outcome& outcome, const std::string& certificate) {
    const std::string inputs = keep_list(true);
    add(EntryKind::ballots_closed, "ballots", inputs, ballots_body(*input_.election), {});
    add(EntryKind::outcome, "outcome", inputs, outcome_body(outcome, keep(certificate)), {});
    add(EntryKind::funding, "funding", inputs, funding_body(outcome), payments(round_, outcome));
  }

  RoundEntries take() { return std::move(made_); }

 private:
  std::string keep(const std::string& text) {
    std::string sha256 = sha256_of(text);
    made_.texts.emplace(sha256, text);
    return sha256;
  }

  // The list of what was read, as a text of its own, which the entries cite.
  std::string keep_list(bool with_ballots) {
    Json files = Json::array();
    for (const InputFile& file : input_.files) {
      if (!with_ballots && is_ballots(file.name)) continue;
      files.push_back({{"file", file.name}, {"sha256", file.sha256}});
    }
    return keep(canonical_json({{"files", std::move(files)}}));
  }

  void add(EntryKind kind, std::string key, const std::string& inputs, Json body,
           std::vector<Posting> postings) {
    body["inputs"] = inputs;
    body["semantics"] = std::string(semantics_version);
    made_.drafts.push_back({kind, std::move(key), canonical_json(body), std::move(postings)});
  }

  static EntryKind kind_of(ProposalStatus status) {
    switch (status) {
      case ProposalStatus::admitted:
        return EntryKind::proposal_admitted;
      case ProposalStatus::refused:
        return EntryKind::proposal_refused;
      case ProposalStatus::withdrawn:
        return EntryKind::proposal_withdrawn;
    }
    BUURTKAS_ASSERT(false);
  }

  static void post(std::vector<Posting>& postings, const PotId& pot, AccountKind kind, Money amount,
                   const std::string& name = {}) {
    if (!amount.is_zero()) postings.push_back({pot, {kind, name}, amount});
  }

  static std::vector<Posting> opening(const Pot& pot) {
    std::vector<Posting> postings;
    post(postings, pot.id, AccountKind::grantor, -pot.amount);
    post(postings, pot.id, AccountKind::pot, votable(pot));
    post(postings, pot.id, AccountKind::reserve, pot.reserve);
    return postings;
  }

  // Each line of the funding, and what goes to a reserve. What goes back or on to a next round stays in the
  // pot until its period is over. A floor's part of a pot is that pot's money.
  static std::vector<Posting> payments(const Round& round, const Outcome& outcome) {
    const Instance& instance = outcome.election.instance;
    const auto is_of = [&](PotIndex part, const Pot& pot) {
      return instance.pots[part].part_of.value_or(instance.pots[part].id) == pot.id;
    };
    std::vector<Posting> postings;
    for (const Pot& pot : round.pots) {
      std::vector<Posting> moved;
      for (const FundingLine& line : outcome.selection.funding.lines) {
        if (!is_of(line.pot, pot)) continue;
        post(moved, pot.id, AccountKind::project, line.amount, instance.projects[line.project].id.text());
        post(moved, pot.id, AccountKind::pot, -line.amount);
      }
      for (const PotRemainder& left : remainders_of(outcome)) {
        if (!is_of(left.pot, pot) || left.to != Remainder::reserve) continue;
        post(moved, pot.id, AccountKind::reserve, left.left);
        post(moved, pot.id, AccountKind::pot, -left.left);
      }
      moved = sum_of(moved, {});
      postings.insert(postings.end(), moved.begin(), moved.end());
    }
    return postings;
  }

  const Input& input_;
  const Round& round_;
  RoundEntries made_;
};

}  // namespace

RoundEntries entries_before_vote(const Input& input) {
  EntriesMaker maker(input);
  maker.add_before_vote();
  return maker.take();
}

RoundEntries entries_of_vote(const Input& input, const Outcome& outcome, const std::string& certificate) {
  EntriesMaker maker(input);
  maker.add_before_vote();
  maker.add_vote(outcome, certificate);
  return maker.take();
}

}  // namespace buurtkas

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/read/limits_yaml.h"
#include "cli/read/round_folder.h"
#include "cli/read/yaml_items.h"
#include "engine/round/ballot_box.h"
#include "engine/round/round.h"

// What each file of a round's folder gives, with the places of what other files may have to do with.

namespace buurtkas {

struct RoundYaml {
  Round round;  // without pots, proposals and residents
  std::vector<NamedRulebook> rulebooks;
  std::vector<NamedRulebook> claim_rulebooks;
  std::vector<Mention> role_holders;  // in the order of Round::roles
  std::optional<YamlNode> terms;      // to be read with those of a rulebook
  Spot spot;                          // of the file's map
  std::vector<ReadLimit> limits;
  Spot currency_spot;
  bool has_days = false;  // of the vote
  bool has_vote = false;  // all that ballots are judged by could be read
};

struct PotsYaml {
  std::vector<Pot> pots;
  std::vector<Spot> spots;    // of their ids
  std::vector<Mention> tags;  // of earmarks
};

struct ProposalsYaml {
  std::vector<Proposal> proposals;
  std::vector<Spot> spots;  // of their ids
  bool is_whole = false;    // every proposal has an id to be named by
  bool has_errors = false;
  std::vector<Mention> residents;  // proposers and supporters
  std::vector<Mention> partners;
};

struct PartnersYaml {
  std::vector<Partner> partners;
  std::vector<Spot> spots;  // of their ids
};

struct BallotRows {
  std::vector<CastBallot> ballots;        // rows without errors
  bool has_header = false;                // without errors
  std::vector<std::uint32_t> lines;       // of each
  std::vector<std::uint64_t> by_channel;  // rows, also those that could not be read
};

struct ResidentsCsv {
  std::vector<Resident> residents;
  std::vector<Spot> spots;
  bool is_whole = false;  // every row could be read
};

}  // namespace buurtkas

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/read/ballot_reader.h"
#include "cli/read/finding_list.h"
#include "cli/read/limits_yaml.h"
#include "cli/read/round_folder.h"
#include "cli/read/source.h"
#include "cli/read/yaml_items.h"
#include "engine/round/ballot_box.h"
#include "engine/round/round.h"

// One function a file of a round's folder. Each reads what it can: a proposal without a cost is still there
// to be named by a ballot, so that one slip gives one finding. What needs two files is checked in
// round_folder.cpp, with the places that are kept here.

namespace buurtkas {

// A rulebook that a round names.
struct NamedRulebook {
  std::string folder;                 // from the round's own folder
  std::optional<std::string> frozen;  // its SHA-256 when the vote opened
  Spot spot;
};

struct RoundYaml {
  Round round;  // without pots, proposals and residents
  std::vector<NamedRulebook> rulebooks;
  std::optional<YamlNode> terms;  // to be read with those of a rulebook
  Spot spot;                      // of the file's map
  std::vector<ReadLimit> limits;
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

RoundYaml read_round_yaml(const YamlNode& root, FileFindings& findings);
PotsYaml read_pots_yaml(const YamlNode& root, FileFindings& findings, Currency currency);
ProposalsYaml read_proposals_yaml(const YamlNode& root, FileFindings& findings, Currency currency);

PartnersYaml read_partners_yaml(const YamlNode& root, FileFindings& findings);

struct ResidentsCsv {
  std::vector<Resident> residents;
  std::vector<Spot> spots;
  bool is_whole = false;  // every row could be read
};

// Nothing when the table has no usable header.
std::optional<ResidentsCsv> read_residents_csv(const Source& source, FileFindings& findings);
std::optional<BallotRows> read_ballots_csv(const Source& source, FileFindings& findings,
                                           const BallotContext& context);
BallotRows read_ballots_pb(const Source& source, FileFindings& findings, const BallotContext& context);

std::string_view name_of(BallotType type);  // as round.yaml and `.pb` files have it: `choose-1`

}  // namespace buurtkas

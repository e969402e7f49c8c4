#pragma once

#include <optional>
#include <string_view>

#include "cli/read/ballot_reader.h"
#include "cli/read/finding_list.h"
#include "cli/read/round_parts.h"
#include "cli/read/source.h"

// One function a file of a round's folder. Each reads what it can: a proposal without a cost is still there
// to be named by a ballot, so that one slip gives one finding. What needs two files is checked in
// round_folder.cpp, with the places that are kept here.

namespace buurtkas {

RoundYaml read_round_yaml(const YamlNode& root, FileFindings& findings);
PotsYaml read_pots_yaml(const YamlNode& root, FileFindings& findings, Currency currency);
ProposalsYaml read_proposals_yaml(const YamlNode& root, FileFindings& findings, Currency currency);

PartnersYaml read_partners_yaml(const YamlNode& root, FileFindings& findings);

// Nothing when the table has no usable header.
std::optional<ResidentsCsv> read_residents_csv(const Source& source, FileFindings& findings);
std::optional<BallotRows> read_ballots_csv(const Source& source, FileFindings& findings,
                                           const BallotContext& context);
BallotRows read_ballots_pb(const Source& source, FileFindings& findings, const BallotContext& context);

std::string_view name_of(BallotType type);  // as round.yaml and `.pb` files have it: `choose-1`

}  // namespace buurtkas

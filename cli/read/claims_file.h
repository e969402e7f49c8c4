#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/finding_list.h"
#include "cli/read/source.h"
#include "cli/read/yaml_document.h"
#include "engine/round/claim.h"
#include "engine/round/round.h"

// claims.yaml, and claims.csv for many: what residents ask back. Both give the same claims, with the places
// of what other files may have to do with. cli/read/README.md has the format.

namespace buurtkas {

struct ReadClaim {
  Claim claim;
  std::string file;
  Spot spot;                // of its id
  std::vector<Spot> lines;  // of each
};

// What a claim may name.
struct ClaimContext {
  const Round* round = nullptr;
  std::span<const std::string_view> kinds;  // of lines, that the rulebooks know
};

std::vector<ReadClaim> read_claims_yaml(const YamlNode& root, FileFindings& findings,
                                        const ClaimContext& context);
std::vector<ReadClaim> read_claims_csv(const Source& source, FileFindings& findings,
                                       const ClaimContext& context);

// Nine digits that pass the test of a citizen service number (BSN), standing by themselves in a text.
bool has_service_number(std::string_view text);

}  // namespace buurtkas

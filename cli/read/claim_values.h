#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cli/read/claims_file.h"
#include "cli/read/values.h"

// What a value of a claim says, wherever it stands; and what its values must be together.

namespace buurtkas {

class ClaimValues {
 public:
  ClaimValues(FileFindings& findings, const ClaimContext& context);

  // Each answers nothing, with a finding, for another text.
  std::optional<std::string> kind(Spot spot, std::string_view text);
  std::optional<Money> amount(Spot spot, std::string_view text);
  std::optional<std::int64_t> kilometres(Spot spot, std::string_view text);
  std::optional<std::int64_t> hours(Spot spot, std::string_view text);
  std::string text(Spot spot, std::string_view text);  // for people; empty when it is no such text
  std::string receipt(Spot spot, std::string_view text);
  std::string sha256(Spot spot, std::string_view text);
  bool check_id(Spot spot, std::string_view id);  // lines are named by it: `c001/2`
  std::optional<ResidentId> claimant(Spot spot, std::string_view text);
  std::optional<ProjectId> project(Spot spot, std::string_view text);
  std::optional<PotId> pot(Spot spot, std::string_view text);
  std::optional<LineId> line(Spot spot, std::string_view text);
  bool yes(Spot spot, std::string_view text);  // `yes` or `no`

  void check_line(const Claim& claim, const ClaimLine& line, Spot spot);

 private:
  std::vector<std::string_view> residents_, projects_, pots_;
  FileFindings& findings_;
  const ClaimContext& context_;
};

}  // namespace buurtkas

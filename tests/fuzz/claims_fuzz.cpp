#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "cli/read/claims_file.h"
#include "cli/read/yaml_document.h"
#include "engine/assertion.h"
#include "engine/claims/assess.h"

// Any bytes as a claims.yaml, and as a claims.csv. Nothing may crash, hang or grow. What was read is assessed
// without any rulebook, and earns nothing.

namespace buurtkas {
namespace {

Round made_up_round() {
  Round round;
  round.currency = Currency::euro();
  for (const char* id : {"r1", "r2"}) {
    Resident resident;
    resident.id = ResidentId(id);
    round.residents.push_back(std::move(resident));
  }
  Proposal bench;
  bench.id = ProjectId("bench");
  round.proposals.push_back(std::move(bench));
  Pot street;
  street.id = PotId("street");
  round.pots.push_back(std::move(street));
  return round;
}

void check(FindingList& list, const std::vector<ReadClaim>& claims, const Round& round) {
  const bool is_right = list.errors() == 0;
  for (const Finding& finding : list.take("f")) BUURTKAS_ASSERT(!finding.code.empty());
  if (!is_right) return;
  ClaimRules rules({}, Date{2026, 1, 1});
  for (const ReadClaim& read : claims) {
    BUURTKAS_ASSERT(read.lines.size() == read.claim.lines.size());
    ClaimHistory history;
    const Assessment assessment = assess(read.claim, round.residents.front(), rules, history);
    BUURTKAS_ASSERT(assessment.size() == read.claim.lines.size());
    for (const LineAssessment& line : assessment) {
      BUURTKAS_ASSERT(line.decision.verdict == Verdict::nothing);
    }
  }
}

void read(const std::string& text) {
  static const Round round = made_up_round();
  static constexpr std::array<std::string_view, 3> kinds = {"hours", "kilometres", "purchase"};
  const ClaimContext context = {&round, kinds};
  {
    FindingList list;
    FileFindings findings(list, "f.yaml");
    const auto root = read_yaml({"f.yaml", text}, findings);
    if (root && root->kind != YamlNode::Kind::empty) {
      const auto claims = read_claims_yaml(*root, findings, context);
      check(list, claims, round);
    }
  }
  FindingList list;
  FileFindings findings(list, "f.csv");
  const Source source = {"f.csv", text};
  const auto claims = read_claims_csv(source, findings, context);
  check(list, claims, round);
}

}  // namespace
}  // namespace buurtkas

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (text.find('\0') == std::string::npos) buurtkas::read(text);
  return 0;
}

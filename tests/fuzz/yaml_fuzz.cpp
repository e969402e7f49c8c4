#include <cstdint>
#include <string>

#include "cli/read/round_files.h"
#include "cli/read/terms/round_terms.h"
#include "cli/read/yaml_document.h"
#include "engine/assertion.h"

// Any bytes as each of the three YAML files of a round. Nothing may crash, hang or grow; what is no YAML has
// a finding; findings are bounded and have their place inside the text.

namespace buurtkas {
namespace {

void check(const Findings& findings, const std::string& text) {
  BUURTKAS_ASSERT(findings.size() <= findings_max + 1);
  for (const Finding& finding : findings) {
    BUURTKAS_ASSERT(finding.place.line <= text.size() + 1);
    BUURTKAS_ASSERT(finding.place.column <= text.size() + 1);
    BUURTKAS_ASSERT(!finding.code.empty());
  }
}

void read_all(const std::string& text) {
  FindingList list;
  FileFindings findings(list, "f.yaml");
  const auto root = read_yaml({"f.yaml", text, false}, findings);
  BUURTKAS_ASSERT(root.has_value() || list.errors() > 0);
  if (root) {
    const RoundYaml round = read_round_yaml(*root, findings);
    if (round.terms) {
      const YamlFields terms(*round.terms, findings, terms_keys());
      read_limits(terms, Currency::euro());
      read_terms(terms, BallotType::approval);
    }
    read_partners_yaml(*root, findings);
    read_pots_yaml(*root, findings, Currency::euro());
    read_proposals_yaml(*root, findings, Currency::euro());
  }
  check(list.take("f.yaml"), text);
}

}  // namespace
}  // namespace buurtkas

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  buurtkas::read_all(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}

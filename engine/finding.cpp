#include "engine/finding.h"

#include <algorithm>
#include <tuple>

namespace buurtkas {

bool has_errors(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

void sort_findings(Findings& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.place, a.code, a.found, a.severity, a.expected, a.hint) <
           std::tie(b.place, b.code, b.found, b.severity, b.expected, b.hint);
  });
}

}  // namespace buurtkas

#include "cli/render/findings_json.h"

#include <nlohmann/json.hpp>

#include "cli/render/finding_words.h"

namespace buurtkas {

nlohmann::json findings_json(const Findings& findings, Language language) {
  nlohmann::json list = nlohmann::json::array();
  for (const Finding& finding : findings) {
    list.push_back({{"code", finding.code},
                    {"severity", finding.severity == Severity::error ? "error" : "warning"},
                    {"file", finding.place.file},
                    {"line", finding.place.line},
                    {"column", finding.place.column},
                    {"found", finding.found},
                    {"expected", finding.expected},
                    {"hint", finding.hint},
                    {"message", line_of(finding, language)}});
  }
  return {{"findings", std::move(list)}, {"decided", !has_errors(findings)}};
}

}  // namespace buurtkas

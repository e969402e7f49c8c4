#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/read/sha256.h"
#include "cli/render/json_text.h"

namespace buurtkas {

int vote(Console& console, const std::filesystem::path& path, const CountOptions& options) {
  const Input input = read_input(console, path);
  if (!input.election) {
    tell_findings(console, console.err, input.findings, input.language);
    return input_is_wrong;
  }
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  const auto chosen = choose_terms(console, options, input);
  if (!chosen) return input_is_wrong;

  const Selection selection = count(console, input, *chosen);
  Outcome outcome = {*input.election, chosen->terms, selection, chosen->is_declared, chosen->is_what_if, {},
                     input.files};
  if (chosen->is_declared) outcome.agreement = compare_with_file(*input.election, selection);

  nlohmann::json json = outcome_json(outcome);
  const std::string digest = sha256_of(compact_text(json));
  if (console.format == Format::json) {
    json["digest"] = digest;
    console.out << json_text(json);
  } else {
    console.out << outcome_text(outcome, digest, input.language);
  }
  return done;
}

}  // namespace buurtkas

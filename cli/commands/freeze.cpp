#include "cli/commands/commands.h"

namespace buurtkas {

int freeze(Console& console, const std::filesystem::path& folder, const RecordOptions& options,
           bool dry_run) {
  Input input = read_before_vote(console, folder);
  if (!input.election) {
    tell_findings(console, console.err, input.findings, input.language);
    return input_is_wrong;
  }
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (dry_run) {
    tell_dry_run(console, input.language);
    return done;
  }
  return record_round(console, folder, input, entries_before_vote(input), options, "facilitator",
                      input.round->opens);
}

}  // namespace buurtkas

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/render/amounts.h"
#include "cli/render/findings_json.h"

namespace buurtkas {
namespace {

std::string summary(const Input& input) {
  const Election& election = *input.election;
  const auto& pots = election.instance.pots;
  const std::string sentence(in(input.language,
                                "In orde: {} projecten, {} potten met samen {} te verdelen.\n",
                                "In order: {} projects, {} pots with {} to be spent together.\n"));
  return fmt::format(fmt::runtime(sentence), election.instance.projects.size(), pots.size(),
                     amount_text(votable(election.instance), input.language)) +
         account_text(election, input.language);
}

}  // namespace

int check(Console& console, const std::filesystem::path& path) {
  const Input input = read_input(console, path);
  if (console.format == Format::json) {
    nlohmann::json json = findings_json(input.findings, input.language);
    json.erase("decided");
    json["in_order"] = input.election.has_value();
    if (input.election) {
      json["projects"] = std::to_string(input.election->instance.projects.size());
      json["votable"] = to_string(votable(input.election->instance));
      json["ballots"] = account_json(input.election->account);
    }
    console.out << json.dump(2) << '\n';
  } else {
    tell_findings(console, console.out, input.findings, input.language);
    if (input.election) console.out << summary(input);
  }
  return input.election ? done : input_is_wrong;
}

}  // namespace buurtkas

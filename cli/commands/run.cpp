#include "cli/commands/run.h"

#include <memory>
#include <sstream>

#include <spdlog/sinks/ostream_sink.h>

#include "cli/commands/program.h"
#include "cli/read/nearest.h"
#include "cli/render/event_words.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

// CLI11 only says that a command is missing.
std::optional<std::string> unknown_verb(const CLI::App& app, std::span<const std::string> args) {
  if (args.empty() || args[0].starts_with('-')) return std::nullopt;
  std::vector<std::string> verbs;
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (verb->get_name() == args[0]) return std::nullopt;
    verbs.push_back(verb->get_name());
  }
  std::string sentence = "there is no command `" + args[0] + "`; there are " + listed(verbs, Language::en);
  const std::string hint = nearest(args[0], std::vector<std::string_view>(verbs.begin(), verbs.end()));
  return hint.empty() ? sentence : sentence + ". Did you mean `" + hint + "`?";
}

std::shared_ptr<spdlog::logger> log_to(std::ostream& err, const std::string& level) {
  auto logger = std::make_shared<spdlog::logger>("buurtkas",
                                                 std::make_shared<spdlog::sinks::ostream_sink_mt>(err, true));
  logger->set_pattern("%l: %v");
  logger->set_level(spdlog::level::from_str(level));
  return logger;
}

// What CLI11 says of a wrong call repeats the call's words as they are.
void tell_harmless(std::ostream& err, const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) err << harmless(line) << '\n';
}

}  // namespace

int run(std::span<const std::string> args, std::ostream& out, std::ostream& err, bool err_is_terminal) {
  Program program;
  if (const auto sentence = unknown_verb(program.app, args)) {
    err << "buurtkas: " << harmless(*sentence) << '\n';
    return input_is_wrong;
  }
  try {
    program.app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
  } catch (const CLI::ParseError& problem) {
    const bool is_asked_for = problem.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    std::ostringstream complaint;
    program.app.exit(problem, out, complaint);
    tell_harmless(err, complaint.str());
    return is_asked_for ? done : input_is_wrong;
  }
  const Call& call = program.call;
  Console console = {out, err, false, false, Format::text, std::nullopt, log_to(err, call.log_level)};
  console.is_quiet = call.is_quiet;
  console.shows_progress = err_is_terminal && !call.is_quiet;
  console.format = call.format == "json" ? Format::json : Format::text;
  if (call.language) console.language = language_from(*call.language);
  return program.verb(console);
}

int tell_failure(std::ostream& err, const std::exception& failure) {
  err << "buurtkas: the machine failed: " << harmless(failure.what()) << '\n';
  return machine_failed;
}

}  // namespace buurtkas

#include "cli/commands/run.h"

#include <memory>
#include <sstream>

#include <spdlog/sinks/ostream_sink.h>

#include "cli/commands/program.h"
#include "cli/commands/wrong_call.h"
#include "cli/record/entries_differ.h"
#include "cli/render/plain_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

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
  Program program(language_of(args).value_or(Language::en));
  if (!has_known_verb(program.app, args)) {
    tell_harmless(err, wrong_call(program.app, args, nullptr));
    return input_is_wrong;
  }
  try {
    program.app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() != static_cast<int>(CLI::ExitCodes::Success)) {
      tell_harmless(err, wrong_call(program.app, args, &problem));
      return input_is_wrong;
    }
    program.app.exit(problem, out, err);
    return done;
  }
  const Call& call = program.call;
  Console console = {out, err, false, false, Format::text, std::nullopt, log_to(err, call.log_level)};
  console.is_quiet = call.is_quiet;
  console.shows_progress = err_is_terminal && !call.is_quiet;
  console.format = call.format == "json" ? Format::json : Format::text;
  if (call.language) console.language = language_from(*call.language);
  try {
    return program.verb(console);
  } catch (const EntriesDiffer& damaged) {
    tell_findings(console, console.err,
                  {{code::journal_damaged, Severity::error, {call.path, 0, 0}, damaged.what(), {}, {}}},
                  console.language_or(Language::nl));
    return input_is_wrong;
  }
}

int tell_failure(std::ostream& err, const std::exception& failure) {
  err << "buurtkas: the machine failed: " << harmless(failure.what()) << '\n';
  return machine_failed;
}

}  // namespace buurtkas

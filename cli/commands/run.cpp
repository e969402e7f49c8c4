#include "cli/commands/run.h"

#include <functional>
#include <map>
#include <memory>
#include <sstream>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/ostream_sink.h>

#include "cli/commands/commands.h"
#include "cli/commands/rules.h"
#include "cli/read/nearest.h"
#include "cli/render/event_words.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

constexpr const char* examples = R"(Examples:
  buurtkas new my-round                  a round to start from
  buurtkas check my-round                every problem in its files
  buurtkas vote my-round                 what is funded, and from which pot
  buurtkas explain my-round bench        why, or why not
  buurtkas vote city.pb                  a city's election, by its own rule
  buurtkas vote city.pb --method equal-shares --completion add-one
)";

constexpr const char* exit_codes =
    "Exit codes: 0 done; 1 the machine failed; 2 the input, or the call, is wrong;\n"
    "3 an audit or a replay found a difference.\n"
    "Results go to standard output, everything else to standard error.";

struct Call {
  std::string path;
  std::string id;
  std::string format = "text";
  std::string target;
  std::optional<std::string> language;
  std::string log_level = "warning";
  bool is_quiet = false;
  bool tells_what_would_help = false;
  std::vector<std::string> paths;
  std::optional<std::string> on;
  std::optional<std::string> known_at;
  VoteQuestions vote;
  CountOptions count;

  RuleDates dates() const { return {date_in(on), date_in(known_at)}; }

  CountOptions counted() const {
    CountOptions options = count;
    options.dates = dates();
    return options;
  }

  // Checked when the call was read.
  static std::optional<Date> date_in(const std::optional<std::string>& text) {
    return text ? parse_iso_date(*text) : std::nullopt;
  }
};

std::string complaint_of_date(const std::string& text) {
  return parse_iso_date(text) ? std::string() : "a date is written as 2026-02-10";
}

void add_date_options(CLI::App& verb, Call& call) {
  verb.add_option("--as-of", call.on,
                  "rulebooks as they hold on that day, 2026-02-10;\nleft out, when the vote opens")
      ->check(complaint_of_date);
  verb.add_option("--known-at", call.known_at, "and as they were known on that day")
      ->check(complaint_of_date);
}

using Verb = std::function<int(Console&)>;

// Help that begins with what to type.
class ExamplesFirst : public CLI::Formatter {
 public:
  void add(const std::string& verb, const std::string& example) { examples_[verb] = example; }

  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    const CLI::App* above = app->get_parent();
    const bool is_below = above != nullptr && above->get_parent() != nullptr;
    const auto example =
        examples_.find((is_below ? above->get_name() + ' ' : std::string()) + app->get_name());
    const std::string first = example == examples_.end() ? examples : "Example:\n  " + example->second + "\n";
    return mode == CLI::AppFormatMode::Normal
               ? first + '\n' + CLI::Formatter::make_help(app, std::move(name), mode)
               : CLI::Formatter::make_help(app, std::move(name), mode);
  }

 private:
  std::map<std::string, std::string> examples_;
};

void add_common_options(CLI::App& verb, Call& call) {
  verb.add_option("--format", call.format, "text or json")->check(CLI::IsMember({"text", "json"}));
  verb.add_option("--lang", call.language, "nl or en")->check(CLI::IsMember({"nl", "en"}));
  verb.add_flag("--quiet", call.is_quiet, "no warnings and no progress; errors are always told");
  verb.add_option("--log-level", call.log_level, "debug, info, warning, error or off")
      ->check(CLI::IsMember({"debug", "info", "warning", "error", "off"}));
}

// As help shows it: some names a line.
std::string in_lines(const std::vector<std::string_view>& names) {
  constexpr std::size_t width = 48;
  std::string text;
  std::size_t column = 0;
  for (const std::string_view name : names) {
    const bool is_full = column + name.size() > width;
    if (is_full) column = 0;
    if (!text.empty()) text += is_full ? ",\n" : ", ";
    text += name;
    column += name.size() + 2;
  }
  return text;
}

void add_count_options(CLI::App& verb, CountOptions& count) {
  verb.add_option("--method", count.method,
                  in_lines(method_names()) + ";\nor declared: a .pb file's own rule");
  verb.add_option("--satisfaction", count.satisfaction, in_lines(satisfaction_names()));
  verb.add_option("--completion", count.completion,
                  "none, or a chain such as add-one,greedy:\n"
                  "add-one, add-one-exhaustive, add-one-integral,\n"
                  "add-one-integral-exhaustive, add-opt; phragmen;\ngreedy; comparison");
  verb.add_option(
      "--tie-breaks", count.tie_breaks,
      "a list of most-votes, lowest-cost, highest-cost,\nlowest-id, file-order, drawn (by the round's draw)");
  verb.add_option("--threshold", count.threshold, "what a project needs: 25, 5%, \"more-than 5%\"");
  verb.add_option(
      "--next-project", count.next_project,
      "what is left pays the next one in-part,\n\"in-part-from 50%\", \"whole-from 80%\"; or none");
}

struct Program {
  CLI::App app{"Buurtkas decides a neighbourhood's budget: what is funded, from which pot, and why.",
               "buurtkas"};
  std::shared_ptr<ExamplesFirst> help = std::make_shared<ExamplesFirst>();
  Call call;
  Verb verb;

  CLI::App* add(const char* name, const char* about, const char* example, Verb run_it) {
    CLI::App* sub = app.add_subcommand(name, about);
    help->add(name, example);
    sub->callback([this, run_it = std::move(run_it)] { verb = run_it; });
    add_common_options(*sub, call);
    return sub;
  }

  Program() {
    app.formatter(help);
    app.footer(exit_codes);
    app.set_version_flag("--version", "buurtkas 0.1.0");
    app.require_subcommand(1);

    add("new", "a round to start from", "buurtkas new my-round",
        [this](Console& console) { return create_round(console, call.path); })
        ->add_option("DIR", call.path, "a folder that is not there yet, or empty")
        ->required();
    CLI::App* checks = add("check", "every problem in the files; decides nothing", "buurtkas check my-round",
                           [this](Console& console) { return check(console, call.path, call.dates()); });
    checks->add_option("PATH", call.path, "a round's folder, or a .pb file")->required();
    add_date_options(*checks, call);
    CLI::App* counts =
        add("vote", "count, select, and say which pot pays", "buurtkas vote my-round --lang en",
            [this](Console& console) { return vote(console, call.path, call.counted(), call.vote); });
    counts->add_option("PATH", call.path, "a round's folder, or a .pb file")->required();
    add_count_options(*counts, call.count);
    add_date_options(*counts, call);
    counts->add_flag("--sensitivity", call.vote.sensitivity, "what a ballot, a channel or a tie changes");
    counts->add_flag("--fairness", call.vote.fairness, "measures of fairness, beside greedy by votes");
    counts
        ->add_option("--certificate", call.vote.certificate,
                     "write the outcome's proof here, for buurtkas-verify")
        ->type_name("FILE");
    CLI::App* explains =
        add("explain", "why a project was selected, or was not", "buurtkas explain my-round bench",
            [this](Console& console) {
              return explain(console, call.path, call.id, call.counted(), call.tells_what_would_help);
            });
    explains->add_option("PATH", call.path, "a round's folder, or a .pb file")->required();
    explains->add_option("ID", call.id, "the project's id")->required();
    explains->add_flag("--what-would-help", call.tells_what_would_help,
                       "what was missing: votes, or a lower cost");
    add_count_options(*explains, call.count);
    add_date_options(*explains, call);
    add("replay", "cities' elections by their own rules, beside what they decided",
        "buurtkas replay elections", [this](Console& console) { return replay(console, call.path); })
        ->add_option("FOLDER", call.path, "a folder of .pb files")
        ->required();
    CLI::App* exports =
        add("export", "write a .pb file as its format wants it", "buurtkas export city.pb --to pb",
            [this](Console& console) { return export_to_pb(console, call.path); });
    exports->add_option("FILE", call.path, "a .pb file")->required();
    exports->add_option("--to", call.target, "pb")->required()->check(CLI::IsMember({"pb"}));
    add_rules();
  }

  CLI::App* add_below(CLI::App& above, const char* name, const char* about, const char* example,
                      Verb run_it) {
    CLI::App* sub = above.add_subcommand(name, about);
    help->add(above.get_name() + ' ' + name, example);
    sub->callback([this, run_it = std::move(run_it)] { verb = run_it; });
    add_common_options(*sub, call);
    return sub;
  }

  void add_rules() {
    CLI::App* rules = app.add_subcommand("rules", "work on a rulebook");
    help->add("rules", "buurtkas rules check rules/travel");
    rules->require_subcommand(1);
    add_below(*rules, "check", "whether it hangs together", "buurtkas rules check rules/travel",
              [this](Console& console) { return rules_check(console, call.paths); })
        ->add_option("FOLDER", call.paths, "a rulebook's folder, or several")
        ->required();
    add_below(*rules, "test", "whether its examples come out, and what they leave untried",
              "buurtkas rules test rules/travel",
              [this](Console& console) { return rules_test(console, call.path); })
        ->add_option("FOLDER", call.path, "a rulebook's folder")
        ->required();
    CLI::App* show =
        add_below(*rules, "show", "as a page to read", "buurtkas rules show rules/travel --lang nl",
                  [this](Console& console) { return rules_show(console, call.path, call.dates()); });
    show->add_option("FOLDER", call.path, "a rulebook's folder")->required();
    show->add_option("--on", call.on, "the day, 2026-02-10; left out, its last one")
        ->check(complaint_of_date);
    show->add_option("--known-at", call.known_at, "as it was known on that day")->check(complaint_of_date);
    CLI::App* diff = add_below(*rules, "diff", "for which cases two versions differ, and by how much",
                               "buurtkas rules diff rules/travel new/travel",
                               [this](Console& console) { return rules_diff(console, call.path, call.id); });
    diff->add_option("OLD", call.path, "a rulebook's folder")->required();
    diff->add_option("NEW", call.id, "another version of it")->required();
    add_below(*rules, "mutate", "which small changes no example notices",
              "buurtkas rules mutate rules/travel",
              [this](Console& console) { return rules_mutate(console, call.path); })
        ->add_option("FOLDER", call.path, "a rulebook's folder")
        ->required();
  }
};

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

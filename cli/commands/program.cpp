#include "cli/commands/program.h"

#include <chrono>
#include <map>
#include <sstream>
#include <utility>

#include "cli/render/event_words.h"
#include "cli/render/plain_text.h"
#include "cli/render/version.h"

namespace buurtkas {
namespace {

constexpr std::string_view examples = R"(Examples:
  buurtkas new my-round                  a round to start from
  buurtkas check my-round                every problem in its files
  buurtkas vote my-round                 what is funded, and from which pot
  buurtkas explain my-round bench        why, or why not
  buurtkas vote city.pb                  a city's election, by its own rule
  buurtkas vote city.pb --method equal-shares --completion add-one
)";

constexpr std::string_view dutch_examples = R"(Voorbeelden:
  buurtkas new mijn-ronde                een ronde om mee te beginnen
  buurtkas check mijn-ronde              alles wat niet klopt in de bestanden
  buurtkas vote mijn-ronde               wat er betaald wordt, en uit welke pot
  buurtkas explain mijn-ronde bankje     waarom wel, of waarom niet
  buurtkas vote stad.pb                  een stad, volgens haar eigen regel
  buurtkas vote stad.pb --method equal-shares --completion add-one
)";

constexpr std::string_view exit_codes =
    "Exit codes: 0 done; 1 the machine failed; 2 the input, or the call, is wrong;\n"
    "3 an audit, a replay, or an example of a rulebook, found a difference.\n"
    "Results go to standard output, everything else to standard error.\n"
    "In het Nederlands: buurtkas --help --lang nl";

constexpr std::string_view dutch_exit_codes =
    "Exitcodes: 0 gedaan; 1 de machine faalde; 2 de invoer of de aanroep klopt niet;\n"
    "3 een verschil gevonden: bij audit, replay of een voorbeeld van een regelboek.\n"
    "Wat eruit komt gaat naar standaarduitvoer, al het andere naar standaardfout.\n"
    "In English: buurtkas --help --lang en";

// What CLI11 says of itself.
constexpr std::pair<const char*, const char*> dutch_labels[] = {
    {"Usage", "Gebruik"},       {"OPTIONS", "OPTIES"},
    {"SUBCOMMAND", "OPDRACHT"}, {"Positionals", "Wat erbij hoort"},
    {"REQUIRED", "VERPLICHT"},  {"Needs", "hoort bij"},
    {"TEXT", "TEKST"},          {"NUMBER", "GETAL"},
    {"FILE", "BESTAND"},        {"FOLDER", "MAP"},
    {"YEAR", "JAAR"},           {"NAME", "NAAM"},
    {"REASON", "REDEN"},        {"PERSON", "PERSOON"},
    {"KEY", "SLEUTEL"},
};

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

}  // namespace

// Help that begins with what to type, in lines of 80 columns.
class ExamplesFirst : public CLI::Formatter {
 public:
  explicit ExamplesFirst(Language language) : language_(language) {
    if (language != Language::nl) return;
    for (const auto& [name, dutch] : dutch_labels) label(name, dutch);
  }

  void add(const std::string& verb, const std::string& example) { examples_[verb] = example; }

  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    const CLI::App* above = app->get_parent();
    const bool is_below = above != nullptr && above->get_parent() != nullptr;
    const auto example =
        examples_.find((is_below ? above->get_name() + ' ' : std::string()) + app->get_name());
    const std::string first =
        example == examples_.end()
            ? std::string(in(language_, dutch_examples, examples))
            : std::string(in(language_, "Voorbeeld", "Example")) + ":\n  " + example->second + '\n';
    return mode == CLI::AppFormatMode::Normal
               ? first + '\n' + CLI::Formatter::make_help(app, std::move(name), mode)
               : CLI::Formatter::make_help(app, std::move(name), mode);
  }

  std::string make_description(const CLI::App* app) const override {
    return wrapped(app->get_description(), columns) + '\n';
  }

  std::string make_subcommand(const CLI::App* sub) const override {
    std::ostringstream out;
    CLI::detail::format_help(out, sub->get_display_name(true), beside(sub->get_description()),
                             get_column_width());
    return out.str();
  }

  // `TEXT:{nl,en}`, and `NUMBER 1 - 100` for what CLI11 calls `NUMBER:INT in [1 - 100]`.
  std::string make_option_opts(const CLI::Option* option) const override {
    constexpr std::string_view range = ":INT in [";
    std::string text = CLI::Formatter::make_option_opts(option);
    const std::string kind = option->get_type_name();
    const std::size_t at = text.find(kind);
    if (kind.empty() || at == std::string::npos) return text;
    const std::string name = kind.substr(0, kind.find(':'));
    std::string after = kind.substr(name.size());
    if (after.starts_with(range)) {
      after.replace(0, range.size(), " ");
      after.erase(after.find(']'));
    }
    return text.replace(at, kind.size(), get_label(name) + after);
  }

  std::string make_option_desc(const CLI::Option* option) const override {
    return beside(option->get_description());
  }

 private:
  static constexpr std::size_t columns = 80;

  std::string beside(const std::string& text) const { return wrapped(text, columns - get_column_width()); }

  const Language language_;
  std::map<std::string, std::string> examples_;
};

std::string complaint_of_date(const std::string& text) {
  return parse_iso_date(text) ? std::string() : std::string(bad_date);
}

std::string complaint_of_act_date(const std::string& text) {
  const auto date = parse_iso_date(text);
  if (!date) return std::string(bad_date);
  using namespace std::chrono;
  const year_month_day today(floor<days>(system_clock::now()));
  const Date last = {static_cast<int>(today.year()) + 1, static_cast<int>(unsigned(today.month())), 31};
  return *date > last ? std::string(far_date) : std::string();
}

Program::Program(Language help_in)
    : language(help_in),
      app(say("Buurtkas beslist over het budget van een buurt: wat er betaald wordt, uit welke pot, en "
              "waarom.",
              "Buurtkas decides a neighbourhood's budget: what is funded, from which pot, and why."),
          "buurtkas"),
      help(std::make_shared<ExamplesFirst>(help_in)) {
  app.formatter(help);
  app.footer(say(dutch_exit_codes, exit_codes));
  app.option_defaults()->group(say("Opties", "Options"));
  app.set_help_flag("-h,--help", say("toon deze hulp", "show this help"));
  app.set_version_flag("--version", "buurtkas " + std::string(program_version),
                       say("toon de versie", "show the version"));
  app.add_option("--lang", call.language, say("nl of en: van deze hulp", "nl or en: of this help"))
      ->check(CLI::IsMember({"nl", "en"}));
  app.require_subcommand(1);
  add_round_verbs();
  add_rules();
  add_claims();
  add_journal_verbs();
}

CLI::App* Program::add_to(CLI::App& above, const char* name, const std::string& about) {
  CLI::App* sub = above.add_subcommand(name, about)->group(say("Opdrachten", "Subcommands"));
  sub->get_help_ptr()->group(say("Opties", "Options"));
  return sub;
}

CLI::App* Program::add(const char* name, const std::string& about, const char* example, RunVerb run_it) {
  CLI::App* sub = add_to(app, name, about);
  help->add(name, example);
  sub->callback([this, run_it = std::move(run_it)] { verb = run_it; });
  add_common_options(*sub);
  return sub;
}

CLI::App* Program::add_below(CLI::App& above, const char* name, const std::string& about, const char* example,
                             RunVerb run_it) {
  CLI::App* sub = add_to(above, name, about);
  help->add(above.get_name() + ' ' + name, example);
  sub->callback([this, run_it = std::move(run_it)] { verb = run_it; });
  add_common_options(*sub);
  return sub;
}

CLI::App* Program::add_group(const char* name, const std::string& about, const char* example) {
  CLI::App* group = add_to(app, name, about);
  help->add(name, example);
  group->require_subcommand(1);
  return group;
}

void Program::add_common_options(CLI::App& sub) {
  sub.add_option("--format", call.format, say("text (tekst) of json", "text or json"))
      ->check(CLI::IsMember({"text", "json"}));
  sub.add_option("--lang", call.language, say("nl of en", "nl or en"))->check(CLI::IsMember({"nl", "en"}));
  sub.add_flag("--quiet", call.is_quiet,
               say("geen waarschuwingen en geen voortgang; fouten staan er altijd",
                   "no warnings and no progress; errors are always told"));
  sub.add_option("--log-level", call.log_level,
                 say("debug, info, warning, error of off", "debug, info, warning, error or off"))
      ->check(CLI::IsMember({"debug", "info", "warning", "error", "off"}));
}

void Program::add_date_options(CLI::App& sub) {
  sub.add_option("--as-of", call.on,
                 say("regelboeken zoals ze die dag gelden, 2026-02-10; weggelaten: als de stemming opent",
                     "rulebooks as they hold on that day, 2026-02-10; left out, when the vote opens"))
      ->check(complaint_of_date);
  sub.add_option("--known-at", call.known_at,
                 say("en zoals ze die dag bekend waren", "and as they were known on that day"))
      ->check(complaint_of_date);
}

void Program::add_count_options(CLI::App& sub) {
  CountOptions& count = call.count;
  sub.add_option("--method", count.method,
                 joined(method_names()) + say("; of declared: de eigen regel van een .pb-bestand",
                                              "; or declared: a .pb file's own rule"));
  sub.add_option("--satisfaction", count.satisfaction, joined(satisfaction_names()));
  sub.add_option(
      "--completion", count.completion,
      say("none, of een reeks zoals add-one,greedy: ", "none, or a chain such as add-one,greedy: ") +
          "add-one, add-one-exhaustive, add-one-integral, "
          "add-one-integral-exhaustive, add-opt; phragmen; greedy; comparison");
  sub.add_option("--tie-breaks", count.tie_breaks,
                 say("een rij van most-votes, lowest-cost, highest-cost, lowest-id, file-order, drawn (de "
                     "loting van de ronde)",
                     "a list of most-votes, lowest-cost, highest-cost, lowest-id, file-order, drawn (by the "
                     "round's draw)"));
  sub.add_option("--threshold", count.threshold,
                 say("wat een project nodig heeft: 25, 5%, \"more-than 5%\"",
                     "what a project needs: 25, 5%, \"more-than 5%\""));
  sub.add_option(
      "--next-project", count.next_project,
      say("wat overblijft betaalt het volgende in-part (deels), \"in-part-from 50%\", \"whole-from 80%\" "
          "(heel); of none",
          "what is left pays the next one in-part, \"in-part-from 50%\", \"whole-from 80%\"; or none"));
  sub.add_flag(
      "--keep-limits", count.keeps_limits,
      say("houd je aan de plafonds en uitsluitingen van een .pb-bestand, zoals zijn eigen regel doet",
          "keep to the caps and exclusions of a .pb file, as its own rule does"));
}

void Program::add_record_options(CLI::App& sub, bool needs_day) {
  sub.add_option("--by", call.by,
                 say("wie het doet: een bewoner uit residents.csv, of een functie",
                     "who acts: a resident of residents.csv, or an office"));
  CLI::Option* day =
      sub.add_option("--on", call.day,
                     say("de dag waarop het gebeurt, 2026-03-22", "the day of the act, 2026-03-22"))
          ->check(complaint_of_act_date);
  if (needs_day) day->required();
}

}  // namespace buurtkas

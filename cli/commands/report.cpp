#include "cli/commands/report.h"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/money_reports.h"
#include "cli/commands/people.h"
#include "cli/commands/recording.h"
#include "cli/commands/statements.h"
#include "cli/commands/treasurer.h"
#include "cli/record/whole_file.h"
#include "cli/render/json_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

int refuse(Console& console, code::Code code, const fs::path& file, std::string found) {
  tell_findings(console, console.err,
                {{code, Severity::error, {file.string(), 0, 0}, std::move(found), {}, {}}},
                console.language_or(Language::nl));
  return input_is_wrong;
}

int show_one(Console& console, const Journal& journal, const fs::path& file, const People* people,
             const std::string& which) {
  const std::array languages = {console.language_or(Language::nl)};
  bool is_there = false;
  each_statement(journal, people, {which, languages}, [&](const ShownStatement& shown, Language language) {
    is_there = true;
    console.out << (console.format == Format::json ? json_text(statement_json(shown, language))
                                                   : statement_text(shown, language));
  });
  return is_there ? done : refuse(console, code::no_such_statement, file, which);
}

// A new one is only for whose it is. Nothing is written into what is no folder, or is a round's own.
bool make_private(const fs::path& folder) {
  std::error_code unreadable;
  if (fs::exists(folder, unreadable)) {
    return fs::is_directory(folder, unreadable) && !fs::exists(folder / "round.yaml", unreadable);
  }
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  return true;
}

int write_all(Console& console, const Journal& journal, const fs::path& file, const People* people,
              const fs::path& folder) {
  constexpr std::array languages = {Language::nl, Language::en};
  if (!make_private(folder)) {
    return refuse_call(console,
                       std::string(in(console.language_or(Language::nl),
                                      "--private is een nieuwe map, of een map voor overzichten alleen",
                                      "--private is a new folder, or one for statements only")));
  }
  std::size_t count = 0;
  each_statement(journal, people, {{}, languages}, [&](const ShownStatement& shown, Language language) {
    const std::string name = shown.code + (language == Language::nl ? ".nl" : ".en");
    write_whole(folder / (name + ".txt"), statement_text(shown, language), Readers::owner);
    write_whole(folder / (name + ".html"), statement_page(shown, language), Readers::owner);
    write_whole(folder / (name + ".json"), json_text(statement_json(shown, language)), Readers::owner);
    count += language == Language::nl ? 1 : 0;
  });
  for (const Language language : languages) {
    const auto shown = treasurer_of(console, journal, file.string(), people, language);
    if (!shown) return input_is_wrong;
    write_whole(folder / (language == Language::nl ? "treasurer.nl.html" : "treasurer.en.html"),
                treasurer_page(*shown, language), Readers::owner);
  }
  const Language language = console.language_or(Language::nl);
  if (console.format == Format::json) {
    console.out << json_text({{"folder", folder.string()}, {"statements", std::to_string(count)}});
  } else {
    console.out << fmt::format(
        fmt::runtime(in(language,
                        "{0} overzichten in {1}.\nGeef of stuur elk alleen aan de bewoner voor wie het is.\n"
                        "Voor de penningmeester: {1}/treasurer.nl.html\n",
                        "{0} statements in {1}.\nGive or send each only to the resident it is for.\n"
                        "For the treasurer: {1}/treasurer.en.html\n")),
        count, folder.string());
  }
  return done;
}

}  // namespace

int report(Console& console, const fs::path& folder, const ReportOptions& options) {
  const int asked = int(options.statement.has_value()) + int(options.into_folder.has_value()) +
                    int(options.grant.has_value()) + int(options.year.has_value()) +
                    int(options.site.has_value());
  if (asked != 1) {
    return refuse_call(
        console,
        std::string(
            in(console.language_or(Language::nl),
               "noem één van --out MAP, --statement CODE, --private MAP, --grant POT en --year JAAR",
               "name one of --out FOLDER, --statement CODE, --private FOLDER, --grant POT and --year YEAR")));
  }
  const CountOptions& count = options.count;
  const bool has_terms = count.method || count.satisfaction || count.completion || count.tie_breaks ||
                         count.threshold || count.next_project || count.keeps_limits || options.recounts;
  if (options.site && options.site->empty()) {
    return refuse_call(console, std::string(in(console.language_or(Language::nl), "noem na --out een map",
                                               "name a folder after --out")));
  }
  if (has_terms && !options.site) {
    return refuse_call(console,
                       std::string(in(console.language_or(Language::nl),
                                      "hoe er geteld wordt (--method en zo) hoort bij --out MAP",
                                      "how to count (--method and the like) goes with --out FOLDER")));
  }
  const bool is_of_money = options.grant || options.year;
  if (options.as_of && !is_of_money) {
    return refuse_call(
        console, std::string(in(console.language_or(Language::nl), "--as-of hoort bij --grant of --year",
                                "--as-of goes with --grant or --year")));
  }
  if (options.site) return report_site(console, folder, *options.site, options);
  const auto file = journal_in(console, folder);
  if (!file) return input_is_wrong;
  if (is_of_money) {
    const Database database(*file, Database::Mode::read);
    return options.grant ? report_grant(console, Journal(database), *file, *options.grant, options.as_of)
                         : report_year(console, Journal(database), *file, *options.year, options.as_of);
  }
  std::error_code unreadable;
  Reading<People> people;
  if (fs::exists(people_file(folder), unreadable)) {
    people = read_people(folder);
    if (!people.findings.empty()) {
      tell_findings(console, console.err, people.findings, console.language_or(Language::nl));
    }
    if (!people.value) return input_is_wrong;
  }
  const Database database(*file, Database::Mode::read);
  const Journal journal(database);
  const People* known = people.value ? &*people.value : nullptr;
  return options.statement ? show_one(console, journal, *file, known, *options.statement)
                           : write_all(console, journal, *file, known, *options.into_folder);
}

}  // namespace buurtkas

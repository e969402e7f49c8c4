#include "cli/commands/rules.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/read/rules/rulebook_folder.h"
#include "cli/read/terms/round_terms.h"
#include "cli/render/amounts.h"
#include "cli/render/findings_json.h"
#include "cli/render/json_text.h"
#include "cli/render/rules.h"
#include "engine/rulebook/epochs.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

// `rules/travel/rulebook.yaml` where `rules/travel` is meant.
fs::path folder_of(const fs::path& path) {
  std::error_code unreadable;
  if (path.filename() != "rulebook.yaml" || fs::is_directory(path, unreadable)) return path;
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// Nothing when it cannot be used; that was told then.
std::optional<RulebookFolder> read_whole(Console& console, const fs::path& path, Language language) {
  const fs::path folder = folder_of(path);
  Reading<RulebookFolder> reading = read_rulebook_folder(folder, folder.string(), check_terms);
  if (!reading.value) {
    tell_findings(console, console.format == Format::json ? console.out : console.err, reading.findings,
                  language);
    return std::nullopt;
  }
  if (console.format == Format::text) tell_findings(console, console.err, reading.findings, language);
  return std::move(reading.value);
}

// The first day of its last epoch.
Date latest_start(const Rulebook& book) {
  const Rulebook* only = &book;
  Date latest = book.valid.from;
  for (const Epoch& epoch : epochs_of({&only, 1})) latest = std::max(latest, epoch.on);
  return latest;
}

// The last day on which something became known.
Date latest_known(const Rulebook& book) {
  Date latest = book.valid.from;
  for (const Parameter& parameter : book.parameters) {
    for (const DatedValue& value : parameter.values) latest = std::max(latest, value.known.value_or(latest));
  }
  return latest;
}

// A rulebook without examples is not tried, and that is told.
bool has_examples(Console& console, const RulebookFolder& folder, const fs::path& path, Language language) {
  if (!folder.examples.empty()) return true;
  refuse_call(console, fmt::format(fmt::runtime(in(language, "in `{}` staan geen voorbeelden (examples.yaml)",
                                                   "there are no examples in `{}` (examples.yaml)")),
                                   folder_of(path).string()));
  return false;
}

std::string counts_of(const RulebookFolder& folder, Language language) {
  const Rulebook& book = folder.rulebook;
  const auto counted = [&](std::size_t count, std::string_view dutch, std::string_view dutch_more,
                           std::string_view english, std::string_view english_more) {
    return counted_text(Ratio(count), language, in(language, dutch, english),
                        in(language, dutch_more, english_more));
  };
  return fmt::format(fmt::runtime(in(language, "In orde: {}, {}, {}, {}.\n  SHA-256 {}\n",
                                     "In order: {}, {}, {}, {}.\n  SHA-256 {}\n")),
                     book.name, counted(book.articles.size(), "artikel", "artikelen", "article", "articles"),
                     counted(book.parameters.size(), "parameter", "parameters", "parameter", "parameters"),
                     counted(folder.examples.size(), "voorbeeld", "voorbeelden", "example", "examples"),
                     book.sha256);
}

nlohmann::json checked_json(const fs::path& path, const Reading<RulebookFolder>& reading, Language language) {
  nlohmann::json json = findings_json(reading.findings, language);
  json.erase("decided");
  json["folder"] = path.string();
  json["in_order"] = reading.value.has_value();
  if (reading.value) {
    json["name"] = reading.value->rulebook.name;
    json["sha256"] = reading.value->rulebook.sha256;
  }
  return json;
}

}  // namespace

int rules_check(Console& console, const std::vector<std::string>& paths) {
  const Language language = console.language_or(Language::en);
  bool is_in_order = true;
  nlohmann::json all = nlohmann::json::array();
  for (const std::string& path : paths) {
    const fs::path folder = folder_of(path);
    const Reading<RulebookFolder> reading = read_rulebook_folder(folder, folder.string(), check_terms);
    is_in_order = is_in_order && reading.value.has_value();
    if (console.format == Format::json) {
      all.push_back(checked_json(folder, reading, language));
      continue;
    }
    tell_findings(console, console.out, reading.findings, language);
    if (reading.value) console.out << counts_of(*reading.value, language);
  }
  if (console.format == Format::json) console.out << json_text({{"rulebooks", all}});
  return is_in_order ? done : input_is_wrong;
}

int rules_test(Console& console, const fs::path& path) {
  const Language language = console.language_or(Language::en);
  const auto folder = read_whole(console, path, language);
  if (!folder || !has_examples(console, *folder, path, language)) return input_is_wrong;
  const TriedRulebook tried = {&folder->rulebook, &folder->examples,
                               mismatches(folder->rulebook, folder->examples),
                               coverage_of(folder->rulebook, folder->examples)};
  if (console.format == Format::json) {
    console.out << json_text(test_json(tried));
  } else {
    console.out << test_text(tried, language);
  }
  return tried.mismatches.empty() ? done : audit_differs;
}

int rules_show(Console& console, const fs::path& path, const RuleDates& dates) {
  const Language language = console.language_or(Language::en);
  const auto folder = read_whole(console, path, language);
  if (!folder) return input_is_wrong;
  const Rulebook& book = folder->rulebook;
  const Date on = dates.on.value_or(book.valid.until.value_or(latest_start(book)));
  const Date known = dates.known.value_or(std::max(on, latest_known(book)));
  const std::string page = rulebook_page(book, on, known, language);
  if (console.format == Format::json) {
    console.out << json_text(
        {{"name", book.name}, {"sha256", book.sha256}, {"on", to_string(on)}, {"page", page}});
  } else {
    console.out << page;
  }
  return done;
}

int rules_diff(Console& console, const fs::path& before, const fs::path& after) {
  const Language language = console.language_or(Language::en);
  const auto old_folder = read_whole(console, before, language);
  const auto new_folder = old_folder ? read_whole(console, after, language) : std::nullopt;
  if (!new_folder) return input_is_wrong;
  const Differences found = differences(old_folder->rulebook, new_folder->rulebook);
  if (console.format == Format::json) {
    console.out << json_text(differences_json(found, old_folder->rulebook, new_folder->rulebook));
  } else {
    console.out << differences_text(found, old_folder->rulebook, new_folder->rulebook, language);
  }
  return done;
}

int rules_mutate(Console& console, const fs::path& path) {
  const Language language = console.language_or(Language::en);
  const auto folder = read_whole(console, path, language);
  if (!folder || !has_examples(console, *folder, path, language)) return input_is_wrong;
  if (!mismatches(folder->rulebook, folder->examples).empty()) {
    return refuse_call(console,
                       std::string(in(language, "de voorbeelden kloppen nog niet; zie `buurtkas rules test`",
                                      "the examples do not come out yet; see `buurtkas rules test`")));
  }
  const std::vector<Mutant> mutants = mutants_of(folder->rulebook);
  TriedMutants tried;
  for (const Mutant& mutant : mutants) {
    Trial trial = try_mutant(folder->rulebook, mutant, folder->examples);
    tried.by_example += trial.noticed == Noticed::by_example ? 1 : 0;
    tried.by_check += trial.noticed == Noticed::by_check ? 1 : 0;
    tried.no_change += trial.noticed == Noticed::no_change ? 1 : 0;
    if (trial.noticed == Noticed::not_at_all) tried.missed.push_back({&mutant, std::move(trial.differences)});
  }
  if (console.format == Format::json) {
    console.out << json_text(mutants_json(tried));
  } else {
    console.out << mutants_text(tried, language);
  }
  return done;
}

}  // namespace buurtkas

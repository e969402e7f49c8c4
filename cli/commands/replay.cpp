#include "cli/render/replay.h"

#include <algorithm>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/commands/progress.h"
#include "cli/read/pb_file.h"
#include "cli/render/difference_words.h"
#include "cli/render/finding_words.h"
#include "cli/render/json_text.h"
#include "engine/finding_codes.h"
#include "engine/voting/difference.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

// `.pb`, or as some systems write it, `.PB`.
bool is_pb(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension.size() == 3 && (extension[1] == 'p' || extension[1] == 'P') &&
         (extension[2] == 'b' || extension[2] == 'B');
}

// In the folder and in those within it, by name; a link to another folder is not followed. Nothing when one
// of the folders cannot be listed.
std::optional<std::vector<fs::path>> pb_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code problem;
  fs::recursive_directory_iterator entries(folder, problem);
  for (const fs::recursive_directory_iterator end; !problem && entries != end; entries.increment(problem)) {
    std::error_code unreadable;
    if (is_pb(entries->path()) && !entries->is_directory(unreadable)) files.push_back(entries->path());
  }
  if (problem) return std::nullopt;
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> ids_of(const Instance& instance, const std::vector<ProjectIndex>& projects) {
  std::vector<std::string> ids;
  for (const ProjectIndex project : projects) ids.emplace_back(instance.projects[project].id.text());
  return ids;
}

std::string first_error(const Findings& findings, Language language) {
  const auto error = std::find_if(findings.begin(), findings.end(),
                                  [](const Finding& finding) { return finding.severity == Severity::error; });
  return error == findings.end() ? std::string() : line_of(*error, language);
}

ReplayRow unread(const std::string& name, const Findings& findings, Language language) {
  return {name, {}, ReplayVerdict::cannot_be_read, first_error(findings, language), {}, {}, {}};
}

ReplayRow unknown(ReplayRow row, std::string_view reason) {
  row.verdict = ReplayVerdict::cannot_be_known;
  row.reason = reason;
  return row;
}

std::string not_followed(const std::string& rule, const Findings& findings, Language language) {
  const auto words = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.code == code::not_understood;
  });
  if (words != findings.end()) return line_of(*words, language);
  if (rule.empty())
    return std::string(in(language, "Het bestand heeft geen regel.", "The file has no rule."));
  if (rule == "greedy-exclusive")
    return std::string(in(language,
                          "De opmerking bij het bestand zegt niet welke projecten elkaar uitsluiten.",
                          "The file's comment does not say which projects exclude each other."));
  return std::string(
      in(language, "Deze regel zegt te weinig om te volgen.", "This rule says too little to be followed."));
}

// No column, or a cell of it that does not tell.
std::string no_outcome(const Findings& findings, Language language) {
  const auto cell = std::find_if(findings.begin(), findings.end(),
                                 [](const Finding& finding) { return finding.code == code::not_a_mark; });
  if (cell != findings.end()) return line_of(*cell, language);
  return std::string(
      in(language, "Het bestand heeft geen kolom `selected`.", "The file has no column `selected`."));
}

// `name`: within the folder.
ReplayRow replay_file(const fs::path& path, const std::string& name, Language language) {
  const Reading<Source> source = read_source(path, name, table_bytes_max);
  if (!source.value) return unread(name, source.findings, language);
  const Reading<Election> reading = read_pb_election(*source.value);
  if (!reading.value) return unread(name, reading.findings, language);
  const Election& election = *reading.value;

  ReplayRow row{name, election.declared->rule, ReplayVerdict::agrees, {}, {}, {}, {}};
  if (!declared_terms(*election.declared))
    return unknown(std::move(row), not_followed(row.rule, reading.findings, language));
  if (election.declared->selected.empty() && !election.instance.projects.empty())
    return unknown(std::move(row), no_outcome(reading.findings, language));
  const Agreement agreement = compare_with_file(election, select_declared(election)).value();
  if (!agreement.agrees()) {
    row.verdict = ReplayVerdict::differs;
    row.reason = difference_words(election, difference_of(election), language);
  }
  row.only_here = ids_of(election.instance, agreement.only_here);
  row.only_in_file = ids_of(election.instance, agreement.only_in_file);
  row.otherwise = ids_of(election.instance, agreement.otherwise);
  return row;
}

}  // namespace

int replay(Console& console, const fs::path& folder) {
  const Language language = console.language_or(Language::en);
  std::error_code unreadable;
  if (!fs::is_directory(folder, unreadable)) {
    return refuse_call(
        console, fmt::format(fmt::runtime(in(language, "`{}` is geen map; één bestand telt `buurtkas vote`",
                                             "`{}` is no folder; `buurtkas vote` counts one file")),
                             folder.string()));
  }
  const auto files = pb_files(folder);
  if (!files) {
    return refuse_call(
        console, fmt::format(fmt::runtime(in(language, "de map `{}`, of een map daarin, is niet te lezen",
                                             "the folder `{}`, or one within it, cannot be read")),
                             folder.string()));
  }
  if (files->empty()) {
    return refuse_call(console,
                       fmt::format(fmt::runtime(in(language, "er zijn geen .pb-bestanden in de map `{}`",
                                                   "there are no .pb files in the folder `{}`")),
                                   folder.string()));
  }
  std::vector<ReplayRow> rows;
  Progress progress(console.err, console.shows_progress, language);
  for (const fs::path& file : *files) {
    rows.push_back(replay_file(file, file.lexically_relative(folder).string(), language));
    progress.replaying(rows.size(), files->size());
  }
  if (console.format == Format::json) {
    console.out << json_text(replay_json(rows));
  } else {
    console.out << replay_text(rows, language);
  }
  const auto has = [&](ReplayVerdict verdict) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const ReplayRow& row) { return row.verdict == verdict; });
  };
  if (has(ReplayVerdict::cannot_be_read)) return input_is_wrong;
  return has(ReplayVerdict::differs) ? audit_differs : done;
}

}  // namespace buurtkas

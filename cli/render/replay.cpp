#include "cli/render/replay.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/render/event_words.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t indent = 2;

std::string_view word_of(ReplayVerdict verdict, Language language) {
  switch (verdict) {
    case ReplayVerdict::agrees:
      return in(language, "gelijk", "agrees");
    case ReplayVerdict::differs:
      return in(language, "ANDERS", "DIFFERS");
    case ReplayVerdict::cannot_be_known:
      return in(language, "onbekend", "unknown");
    case ReplayVerdict::cannot_be_read:
      return in(language, "onleesbaar", "unreadable");
  }
  return {};
}

std::string_view code_of(ReplayVerdict verdict) {
  switch (verdict) {
    case ReplayVerdict::agrees:
      return "agrees";
    case ReplayVerdict::differs:
      return "differs";
    case ReplayVerdict::cannot_be_known:
      return "cannot-be-known";
    case ReplayVerdict::cannot_be_read:
      return "cannot-be-read";
  }
  return {};
}

std::size_t how_many(const std::vector<ReplayRow>& rows, ReplayVerdict verdict) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const ReplayRow& row) { return row.verdict == verdict; }));
}

std::string note(std::string_view sentence, const std::vector<std::string>& ids, Language language) {
  if (ids.empty()) return {};
  std::vector<std::string> told;
  for (const std::string& id : ids) told.push_back(id_in_sentence(id, language));
  const std::string text = fmt::format(fmt::runtime(sentence), listed(told, language));
  return std::string(indent, ' ') + wrapped(text, width - indent, indent) + '\n';
}

std::string text_of(const ReplayRow& row, Language language) {
  std::string text = fmt::format("{} {} {}\n", left_in(word_of(row.verdict, language), 10),
                                 left_in(row.rule, 27), harmless(row.file));
  if (!row.reason.empty())
    text += std::string(indent, ' ') + wrapped(row.reason, width - indent, indent) + '\n';
  text += note(in(language, "Alleen hier gekozen: {}.", "Selected only here: {}."), row.only_here, language);
  text += note(in(language, "Alleen in het bestand gekozen: {}.", "Selected only in the file: {}."),
               row.only_in_file, language);
  text += note(in(language, "In het bestand op een andere manier betaald: {}.",
                  "Funded in another way in the file: {}."),
               row.otherwise, language);
  return text;
}

}  // namespace

std::string replay_text(const std::vector<ReplayRow>& rows, Language language) {
  std::string text;
  for (const ReplayRow& row : rows) text += text_of(row, language);
  return text +
         fmt::format(fmt::runtime(in(language,
                                     "\nBestanden: {}. Gelijk: {}. Anders: {}. Niet te weten: {}. Niet te "
                                     "lezen: {}.\n",
                                     "\nFiles: {}. Agree: {}. Differ: {}. Cannot be known: {}. Cannot be "
                                     "read: {}.\n")),
                     rows.size(), how_many(rows, ReplayVerdict::agrees),
                     how_many(rows, ReplayVerdict::differs), how_many(rows, ReplayVerdict::cannot_be_known),
                     how_many(rows, ReplayVerdict::cannot_be_read));
}

nlohmann::json replay_json(const std::vector<ReplayRow>& rows) {
  nlohmann::json json = {{"files", nlohmann::json::array()}};
  for (const ReplayRow& row : rows) {
    nlohmann::json one = {{"file", row.file},
                          {"verdict", code_of(row.verdict)},
                          {"only_here", row.only_here},
                          {"only_in_file", row.only_in_file},
                          {"otherwise", row.otherwise}};
    if (!row.rule.empty()) one["rule"] = row.rule;
    if (!row.reason.empty()) one["reason"] = row.reason;
    json["files"].push_back(std::move(one));
  }
  for (const ReplayVerdict verdict : {ReplayVerdict::agrees, ReplayVerdict::differs,
                                      ReplayVerdict::cannot_be_known, ReplayVerdict::cannot_be_read}) {
    json[std::string(code_of(verdict))] = std::to_string(how_many(rows, verdict));
  }
  return json;
}

}  // namespace buurtkas

#include "cli/commands/site_journal.h"

#include <nlohmann/json.hpp>

#include "cli/commands/recording.h"
#include "cli/record/journal_check.h"
#include "cli/record/schema.h"
#include "cli/record/versions.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

constexpr std::size_t differences_max = 20;

std::string text_at(const Json& json, const char* key) {
  const bool has = json.is_object() && json.contains(key) && json[key].is_string();
  return has ? json[key].get<std::string>() : std::string();
}

// What is counted and recorded of an outcome, but for the hashes of the files.
Json outcome_in(const Json& content) {
  const Json decided = decided_in(content);
  return decided.is_object() && decided.contains("outcome") ? decided["outcome"] : Json();
}

// Without the steps of the count, of which one ballot can change all.
Json told_of(const Json& content) {
  Json decided = decided_in(content);
  if (decided.is_object() && decided.contains("outcome") && decided["outcome"].is_object()) {
    decided["outcome"].erase("trace");
  }
  return decided;
}

class JournalReading {
 public:
  explicit JournalReading(SiteJournal& told) : told_(told) {}

  // REQUIRES: the journal holds.
  void add(const Entry& entry) {
    if (entry.kind == EntryKind::checkpoint) add_checkpoint(entry);
    if (!is_of_round(entry.kind)) return;
    const Version* version = versions_.find(corrected_key(entry.key));
    const bool corrects = version != nullptr && corrected_key(entry.key) != entry.key;
    const Version before = corrects ? *version : Version();
    versions_.add(entry);
    if (corrects) add_correction(entry, before, *version);
  }

  void hold_against(const Outcome& outcome) {
    const Version* recorded = versions_.find("outcome");
    if (recorded == nullptr) return;
    told_.outcome_digest = text_at(recorded->content, "digest");
    told_.decides_the_same =
        outcome_in(recorded->content) == outcome_in({{"outcome", outcome_json(outcome)}});
  }

 private:
  void add_checkpoint(const Entry& entry) {
    const std::string text = text_at(Json::parse(entry.body), "note");
    const auto note = parse_note(text);
    const auto checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
    if (checkpoint) told_.checkpoint = {checkpoint->size, entry.date, text};
  }

  void add_correction(const Entry& entry, const Version& before, const Version& after) {
    SiteCorrection one = {
        entry.number,
        entry.date,
        corrected_key(entry.key),
        before.number,
        text_at(Json::parse(entry.body), "reason"),
        differences_of(told_of(before.content), told_of(after.content), differences_max + 1),
        false};
    one.has_more = one.differences.size() > differences_max;
    if (one.has_more) one.differences.pop_back();
    told_.corrections.push_back(std::move(one));
  }

  SiteJournal& told_;
  Versions versions_;
};

}  // namespace

std::optional<SiteJournal> read_site_journal(Console& console, const std::filesystem::path& folder,
                                             const Outcome& outcome, const std::string& digest,
                                             Language language) {
  const std::filesystem::path file = folder / journal_file;
  std::error_code unreadable;
  if (std::filesystem::status(file, unreadable).type() == std::filesystem::file_type::not_found) return {};
  const auto warn = [&](code::Code code, std::string found, std::string expected) {
    tell_findings(
        console, console.err,
        {{code, Severity::warning, {file.string(), 0, 0}, std::move(found), std::move(expected), {}}},
        language);
  };
  SiteJournal told;
  try {
    const Database database(file, Database::Mode::read);
    const CheckedJournal checked = check_journal(database);
    told.entries = checked.entries;
    told.holds = checked.faults.empty();
    if (told.holds && !is_empty(database)) {
      told.root = hexadecimal(checked.root);
      JournalReading reading(told);
      Journal(database).each(1, [&](const ReadEntry& read) {
        reading.add(std::get<SealedEntry>(read).entry);
        return true;
      });
      reading.hold_against(outcome);
    }
  } catch (const StorageDamaged&) {
    told.holds = false;
  }
  if (!told.holds) {
    warn(code::journal_fails, {}, {});
  } else if (told.outcome_digest && *told.outcome_digest != digest) {
    warn(code::other_outcome, digest, *told.outcome_digest);
  }
  return told;
}

}  // namespace buurtkas

#include "cli/commands/recording.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "cli/read/round_files.h"
#include "cli/record/versions.h"
#include "cli/render/journal_text.h"
#include "cli/render/json_difference.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 6> office_names = {"facilitator",     "treasurer", "approver",
                                                          "second-approver", "board",     "auditor"};

struct Plan {
  std::vector<Draft> drafts;  // to be added, in an order in which no account falls below zero on the way
  Findings findings;
};

// A pot or a proposal: of these there may be more or fewer than before.
bool is_listed(const std::string& key) {
  return key.starts_with("pot:") || key.starts_with("proposal:");
}

class Planner {
 public:
  Planner(const Recorder& recorder, const std::string& journal, const std::optional<std::string>& reason)
      : recorder_(recorder), journal_(journal), reason_(reason) {
    recorder.journal().each(1, [this](const ReadEntry& read) {
      versions_.add(std::get<SealedEntry>(read).entry);
      return true;
    });
  }

  Plan plan(const std::vector<Draft>& drafts) {
    const bool is_before_vote = std::none_of(
        drafts.begin(), drafts.end(), [](const Draft& draft) { return draft.kind == EntryKind::outcome; });
    for (const Draft& draft : drafts) add(draft);
    remove_absent(drafts);
    if (is_before_vote && versions_.find("outcome") != nullptr && !plan_.drafts.empty()) {
      plan_.findings.push_back({code::outcome_recorded, Severity::error, {journal_, 0, 0}, {}, {}, {}});
    }
    put_in_order();
    check_balances();
    return std::move(plan_);
  }

 private:
  void add(const Draft& draft) {
    const Version* version = versions_.find(draft.key);
    if (version == nullptr) {
      if (versions_.find("terms") != nullptr && !reason_ && is_listed(draft.key) && plan_.findings.empty()) {
        plan_.findings.push_back(
            {code::added_after_freeze, Severity::error, {journal_, 0, 0}, draft.key, {}, {}});
      }
      plan_.drafts.push_back(draft);
    } else if (!is_same(*version, draft)) {
      correct(draft, *version);
    }
  }

  void correct(const Draft& draft, const Version& version) {
    if (reason_) {
      plan_.drafts.push_back(correction_of(version, draft, *reason_));
      return;
    }
    if (!plan_.findings.empty()) return;  // the first says enough
    const auto differences =
        differences_of(decided_in(version.content), decided_in(content_of(draft.body)), 1);
    const JsonDifference first =
        differences.empty() ? JsonDifference{"postings", "...", "..."} : differences.front();
    const std::string where = draft.key + ' ' + first.field;
    plan_.findings.push_back({code::recorded_otherwise,
                              Severity::error,
                              {journal_, 0, 0},
                              first.after.empty() ? "-" : first.after,
                              where + ' ' + (first.before.empty() ? "-" : first.before) + " (" +
                                  std::to_string(version.number) + ')',
                              {}});
  }

  // A pot or a proposal that the journal has and the files have no more.
  void remove_absent(const std::vector<Draft>& drafts) {
    for (const auto& [key, version] : versions_.all()) {
      const bool is_there = std::any_of(drafts.begin(), drafts.end(),
                                        [&key = key](const Draft& draft) { return draft.key == key; });
      if (is_listed(key) && !is_there) add(removal_of(key, version, drafts.front()));
    }
  }

  // Pots that shrink come last: first what they paid is corrected.
  void put_in_order() {
    const auto shrinks = [](const Draft& draft) {
      return draft.kind == EntryKind::pot_changed &&
             std::any_of(draft.postings.begin(), draft.postings.end(), [](const Posting& posting) {
               return posting.account.kind != AccountKind::grantor && posting.amount.cents() < 0;
             });
    };
    std::stable_partition(plan_.drafts.begin(), plan_.drafts.end(),
                          [&](const Draft& draft) { return !shrinks(draft); });
  }

  void check_balances() {
    Balances balances = recorder_.balances();
    for (const Draft& draft : plan_.drafts) {
      Entry entry;
      entry.kind = draft.kind;
      entry.postings = draft.postings;
      const auto problem = balances.add(entry);
      if (!problem) continue;
      const Money left(problem->cents, draft.postings.front().amount.currency());
      plan_.findings.push_back({code::overdrawn,
                                Severity::error,
                                {journal_, 0, 0},
                                problem->pot.text() + ' ' + to_string(problem->account),
                                to_string(left),
                                {}});
      return;
    }
  }

  const Recorder& recorder_;
  const std::string& journal_;
  const std::optional<std::string>& reason_;
  Versions versions_;
  Plan plan_;
};

// What the added entries cite, and no more: certificates, lists of inputs, and the files on those.
void keep_cited(Recorder& recorder, const std::vector<Draft>& drafts, const RoundEntries& entries,
                const Input& input, const std::filesystem::path& folder) {
  std::string kept;
  for (const auto& [sha256, text] : entries.texts) {
    const bool is_cited = std::any_of(drafts.begin(), drafts.end(), [&sha256 = sha256](const Draft& draft) {
      return draft.body.find(sha256) != std::string::npos;
    });
    if (!is_cited) continue;
    recorder.keep(sha256, text);
    kept += text;
  }
  for (const InputFile& file : input.files) {
    if (kept.find(file.sha256) != std::string::npos) recorder.keep_file(file.sha256, folder / file.name);
  }
}

int refuse(Console& console, const Input& input, Findings findings) {
  tell_findings(console, console.err, findings, input.language);
  return input_is_wrong;
}

bool is_office(const std::string& name) {
  return std::find(office_names.begin(), office_names.end(), name) != office_names.end();
}

bool is_resident(const std::vector<Resident>& residents, const std::string& name) {
  return std::any_of(residents.begin(), residents.end(),
                     [&](const Resident& one) { return one.id.text() == name; });
}

std::string offices() {
  std::string text;
  for (const std::string_view name : office_names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

Finding finding(code::Code code, const std::string& file, std::string found, std::string expected) {
  return {code, Severity::error, {file, 0, 0}, std::move(found), std::move(expected), {}};
}

}  // namespace

std::optional<Act> act_in(Console& console, const std::filesystem::path& folder, const RecordOptions& options,
                          const std::string& role) {
  const Act act = {*options.on, options.by.value_or(role), role};
  if (is_office(act.actor)) return act;
  const std::string file = (folder / "residents.csv").string();
  const Reading<Source> source = read_source(file, file, table_bytes_max);
  FindingList list;
  FileFindings findings(list, file);
  const auto residents = source.value ? read_residents_csv(*source.value, findings) : std::nullopt;
  if (residents && is_resident(residents->residents, act.actor)) return act;
  const Language language = console.language_or(Language::nl);
  tell_findings(console, console.err, {finding(code::no_pseudonym, file, act.actor, offices())}, language);
  return std::nullopt;
}

std::optional<std::filesystem::path> journal_in(Console& console, const std::filesystem::path& folder) {
  std::filesystem::path journal = folder / journal_file;
  std::error_code unreadable;
  const auto status = std::filesystem::status(journal, unreadable);
  if (status.type() != std::filesystem::file_type::not_found) return journal;  // or opening it tells
  tell_findings(console, console.err, {finding(code::no_journal, folder.string(), {}, {})},
                console.language_or(Language::nl));
  return std::nullopt;
}

int record_round(Console& console, const std::filesystem::path& folder, const Input& input,
                 const RoundEntries& entries, const RecordOptions& options, const std::string& role,
                 Date day) {
  const std::string journal = (folder / journal_file).string();
  Act act = {options.on.value_or(day), options.by.value_or(role), role};
  if (!is_office(act.actor) && !is_resident(input.round->residents, act.actor)) {
    return refuse(console, input, {finding(code::no_pseudonym, journal, act.actor, offices())});
  }
  const bool is_vote = entries.drafts.back().kind == EntryKind::funding;
  if (is_vote && act.date < input.round->closes) {
    return refuse(console, input,
                  {finding(code::not_closed, journal, to_string(act.date), to_string(input.round->closes))});
  }
  Recorder recorder(journal);
  if (!options.on && recorder.chain().size() > 0) act.date = std::max(act.date, recorder.last_date());
  Plan plan = Planner(recorder, journal, options.reason).plan(entries.drafts);
  if (!plan.findings.empty()) return refuse(console, input, std::move(plan.findings));
  if (!plan.drafts.empty() && recorder.chain().size() > 0 && act.date < recorder.last_date()) {
    return refuse(
        console, input,
        {finding(code::recorded_until, journal, to_string(act.date), to_string(recorder.last_date()))});
  }
  keep_cited(recorder, plan.drafts, entries, input, folder);
  for (const Draft& draft : plan.drafts) recorder.append(draft, act);
  const Recorded recorded = {journal, plan.drafts.size(), recorder.chain().size(),
                             hexadecimal(recorder.chain().last_seal())};
  recorder.commit();
  if (!console.is_quiet)
    console.err << recorded_text(recorded, console.format == Format::json, input.language);
  return done;
}

}  // namespace buurtkas

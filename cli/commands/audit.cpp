#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/commands/audit_decisions.h"
#include "cli/commands/audit_people.h"
#include "cli/commands/bank_files.h"
#include "cli/commands/journal.h"
#include "cli/commands/key_file.h"
#include "cli/commands/progress.h"
#include "cli/commands/proofs.h"
#include "cli/read/files.h"
#include "cli/record/journal_check.h"
#include "cli/record/schema.h"
#include "cli/render/json_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

std::optional<std::uint64_t> number_from(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = failure == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

class Audit {
 public:
  Audit(Console& console, const fs::path& path, const AuditOptions& options)
      : console_(console), path_(path), options_(options), language_(console.language_or(Language::nl)) {
    std::error_code unreadable;
    const bool is_folder = fs::is_directory(path, unreadable);
    journal_ = is_folder ? path / journal_file : path;
    if (is_folder) folder_ = path;
  }

  int run() {
    if (!read_options()) return input_is_wrong;
    if (statement_ && path_.empty()) {
      check_statement_alone(*statement_, questions_, report_);
      return tell();
    }
    std::error_code unreadable;
    const fs::file_type type = fs::status(journal_, unreadable).type();
    if (type == fs::file_type::not_found || type == fs::file_type::directory) {
      return refuse(code::no_journal, path_.string(), {});
    }
    report_.journal = journal_.string();
    try {
      const Database database(journal_, Database::Mode::read);
      if (options_.prove || options_.prove_growth) return prove(database);
      audit(database);
      if (options_.only && !has_only_ && report_.faults.empty()) {
        return refuse(code::no_such_entry, journal_.string(), *options_.only);
      }
      if (since_ && *since_ > report_.entries && report_.faults.empty()) {
        return refuse(code::no_such_entry, journal_.string(), *options_.since);
      }
    } catch (const StorageDamaged& damaged) {
      report_.faults.push_back({"damaged", 0, {}, damaged.what(), {}, {}});
    }
    return tell();
  }

 private:
  bool refuse(const Findings& findings) {
    tell_findings(console_, console_.err, findings, language_);
    return false;
  }

  int refuse(code::Code code, const std::string& file, const std::string& found) {
    tell_findings(console_, console_.err, {{code, Severity::error, {file, 0, 0}, found, {}, {}}}, language_);
    return input_is_wrong;
  }

  bool read_options() {
    for (const std::string& text : options_.trusts) {
      const Reading<VerifierKey> key = read_verifier_key(text);
      if (!key.value) return refuse(key.findings);
      questions_.trusted.push_back(*key.value);
    }
    for (const std::string& file : options_.checkpoints) {
      Reading<OutsideCheckpoint> checkpoint = read_checkpoint(file);
      if (!checkpoint.value) return refuse(checkpoint.findings);
      questions_.outside.push_back(std::move(*checkpoint.value));
    }
    if (options_.statement) {
      Reading<Statement> statement = read_statement(*options_.statement);
      if (!statement.value) return refuse(statement.findings);
      statement_ = std::move(*statement.value);
      if (statement_->own) questions_.outside.push_back(*statement_->own);
    }
    if (options_.prove_growth) {
      Reading<OutsideCheckpoint> checkpoint = read_checkpoint(*options_.prove_growth);
      if (!checkpoint.value) return refuse(checkpoint.findings);
      grown_from_ = std::move(*checkpoint.value);
    }
    if (options_.since) {
      const auto number = number_from(*options_.since);
      const auto day = parse_iso_date(*options_.since);
      if (!number && !day) {
        refuse_call(console_, std::string(in(language_, "--since is een nummer of een dag: 12, 2026-03-22",
                                             "--since is a number or a day: 12, 2026-03-22")));
        return false;
      }
      since_ = number;
      asked_.since = number.value_or(1);
      asked_.since_day = day.value_or(Date());
    }
    asked_.only = options_.only;
    asked_.language = language_;
    return true;
  }

  void audit(const Database& database) {
    Progress progress(console_.err, console_.shows_progress, language_);
    std::uint64_t looked = 0;
    const auto on_entry = [&](std::uint64_t) { progress.auditing(++looked); };
    questions_.on_entry = on_entry;
    asked_.on_entry = on_entry;
    take(check_journal(database, questions_));
    if (is_empty(database) || has_damage()) return;
    const Journal journal(database);
    const AuditedDecisions decisions = audit_decisions(journal, asked_);
    has_only_ = decisions.has_only;
    report_.decided = decisions.decided;
    report_.not_asked = decisions.not_asked;
    report_.faults.insert(report_.faults.end(), decisions.faults.begin(), decisions.faults.end());
    report_.more_faults += decisions.more_faults;
    if (statement_) check_statement(*statement_, journal, report_);
    audit_people(journal, folder_, report_);
    if (folder_) look_at_folder(journal, decisions.last_inputs);
    if (folder_) look_at_bank_files(journal);
  }

  // What lies there to be sent to a bank, or was: told beside the report, and no difference of the journal's.
  void look_at_bank_files(const Journal& journal) {
    std::error_code unreadable;
    const bool is_there =
        fs::symlink_status(bank_folder(*folder_), unreadable).type() != fs::file_type::not_found;
    if (!is_there) return;
    ClaimsState state;
    journal.each(1, [&](const ReadEntry& read) {
      if (const auto* sealed = std::get_if<SealedEntry>(&read)) state.add(sealed->entry);
      return true;
    });
    const Reading<People> people = read_people(*folder_);
    const std::vector<Person> rows = people.value ? people.value->people : std::vector<Person>();
    const Findings warnings = bank_files_warnings(*folder_, state, rows);
    if (!warnings.empty()) tell_findings(console_, console_.err, warnings, language_);
  }

  bool has_damage() const {
    return std::any_of(report_.faults.begin(), report_.faults.end(), [](const AuditFault& fault) {
      return fault.code == "damaged" || fault.code == "schema";
    });
  }

  void take(CheckedJournal checked) {
    report_.entries = checked.entries;
    if (checked.first) report_.first = to_string(*checked.first);
    if (checked.last) report_.last = to_string(*checked.last);
    report_.root = hexadecimal(checked.root);
    report_.inputs = checked.inputs;
    report_.checkpoints = checked.checkpoints;
    report_.outside = questions_.outside.size();
    report_.signed_until = checked.signed_until;
    report_.keys = checked.keys;
    report_.unproven = checked.unproven;
    report_.more_faults = checked.more_faults;
    for (JournalFault& fault : checked.faults) {
      report_.faults.push_back({std::string(fault.code),
                                fault.number,
                                std::move(fault.key),
                                std::move(fault.found),
                                std::move(fault.expected),
                                {}});
    }
  }

  using FileHashes = std::map<std::string, std::string>;

  static FileHashes inputs_in(const Journal& journal, const std::string& list) {
    return files_on(journal.input_text(list).value_or("")).value_or(FileHashes());
  }

  // Files that are not any more what was decided by. The journal has them as they were.
  void look_at_folder(const Journal& journal, const std::string& inputs) {
    const FileHashes last = inputs_in(journal, inputs);
    std::optional<std::map<std::string, std::uint64_t>> first;
    for (const auto& [name, sha256] : last) {
      const Reading<Source> now = read_source(*folder_ / name, name, table_bytes_max);
      if (now.value && now.value->sha256 == sha256) continue;
      if (!first) first = first_decided_by(journal, last);
      report_.changed.push_back({name, (*first)[name], !now.value});
    }
  }

  // The entries that were the first to be decided by these files, as they were.
  static std::map<std::string, std::uint64_t> first_decided_by(const Journal& journal,
                                                               const FileHashes& files) {
    std::map<std::string, std::uint64_t> first;
    std::set<std::string> seen;
    journal.each(1, [&](const ReadEntry& read) {
      const auto* sealed = std::get_if<SealedEntry>(&read);
      const std::string inputs = sealed == nullptr ? std::string() : inputs_of(sealed->entry.body);
      if (inputs.empty() || !seen.insert(inputs).second) return true;
      for (const auto& [name, sha256] : inputs_in(journal, inputs)) {
        const auto is_file = files.find(name);
        if (is_file != files.end() && is_file->second == sha256) first.emplace(name, sealed->entry.number);
      }
      return first.size() < files.size();
    });
    return first;
  }

  static std::string inputs_of(const std::string& body) {
    const nlohmann::json json = nlohmann::json::parse(body, nullptr, false);
    const bool has = json.is_object() && json.contains("inputs") && json["inputs"].is_string();
    return has ? json["inputs"].get<std::string>() : std::string();
  }

  int prove(const Database& database) {
    if (is_empty(database))
      return refuse(code::no_such_entry, journal_.string(), options_.prove.value_or(""));
    const Journal journal(database);
    if (options_.prove) {
      if (write_entry_proof(console_, journal, *options_.prove)) return done;
      return refuse(code::no_such_entry, journal_.string(), *options_.prove);
    }
    const auto proof = prove_growth(journal, grown_from_->checkpoint.size);
    if (!proof || proof->from.root != grown_from_->checkpoint.root) {
      questions_.outside.push_back(*grown_from_);
      take(check_journal(database, questions_));
      return tell();
    }
    console_.out << proof_text(*proof);
    return done;
  }

  int tell() {
    console_.out << (console_.format == Format::json ? json_text(audit_json(report_, language_))
                                                     : audit_text(report_, language_));
    return report_.faults.empty() ? done : audit_differs;
  }

  Console& console_;
  const fs::path& path_;
  const AuditOptions& options_;
  Language language_;
  fs::path journal_;
  std::optional<fs::path> folder_;
  JournalQuestions questions_;
  DecisionsAsked asked_;
  bool has_only_ = false;
  std::optional<std::uint64_t> since_;  // by its number
  std::optional<Statement> statement_;
  std::optional<OutsideCheckpoint> grown_from_;
  AuditReport report_;
};

}  // namespace

int audit(Console& console, const fs::path& path, const AuditOptions& options) {
  if (path.empty() && !options.statement) {
    return refuse_call(console,
                       std::string(in(console.language_or(Language::nl), "noem een map of een journal.db",
                                      "name a folder or a journal.db")));
  }
  const bool writes_proof = options.prove || options.prove_growth;
  const bool looks = options.only || options.since || options.statement || !options.checkpoints.empty() ||
                     !options.trusts.empty() || (options.prove && options.prove_growth);
  if (writes_proof && looks) {
    return refuse_call(
        console, std::string(in(console.language_or(Language::nl),
                                "--prove en --prove-growth schrijven één bewijs en kijken niets na: "
                                "er hoort geen andere optie bij",
                                "--prove and --prove-growth write one proof and check nothing: no other "
                                "option goes with them")));
  }
  return Audit(console, path, options).run();
}

}  // namespace buurtkas

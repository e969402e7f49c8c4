#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "cli/commands/audit_decisions.h"
#include "cli/commands/audit_people.h"
#include "cli/commands/journal.h"
#include "cli/commands/key_file.h"
#include "cli/commands/progress.h"
#include "cli/read/files.h"
#include "cli/record/entry_proof.h"
#include "cli/record/journal_check.h"
#include "cli/record/schema.h"
#include "cli/render/json_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t note_bytes_max = std::uint64_t{1} << 20U;

std::optional<std::uint64_t> number_from(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = failure == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

// As it was sent or printed: line ends of another machine, and empty lines after it.
std::string as_note(std::string text) {
  std::erase(text, '\r');
  while (text.ends_with("\n\n")) text.pop_back();
  if (!text.ends_with('\n')) text += '\n';
  return text;
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
    if (options_.statement && path_.empty()) return check_statement_alone();
    std::error_code unreadable;
    if (!fs::is_regular_file(journal_, unreadable)) {
      return refuse(code::no_journal, path_.string(), {});
    }
    report_.journal = journal_.string();
    try {
      const Database database(journal_, Database::Mode::read);
      if (options_.prove) return prove(database);
      audit(database);
      if (options_.only && report_.decided == 0 && report_.faults.empty()) {
        return refuse(code::no_such_entry, journal_.string(), *options_.only);
      }
    } catch (const StorageDamaged& damaged) {
      report_.faults.push_back({"damaged", 0, {}, damaged.what(), {}, {}});
    }
    return tell();
  }

 private:
  int refuse(code::Code code, const std::string& file, const std::string& found) {
    tell_findings(console_, console_.err, {{code, Severity::error, {file, 0, 0}, found, {}, {}}}, language_);
    return input_is_wrong;
  }

  bool read_options() {
    for (const std::string& text : options_.trusts) {
      const Reading<VerifierKey> key = read_verifier_key(text);
      if (!key.value) {
        tell_findings(console_, console_.err, key.findings, language_);
        return false;
      }
      questions_.trusted.push_back(*key.value);
    }
    for (const std::string& file : options_.checkpoints) {
      if (!read_checkpoint(file)) return false;
    }
    if (options_.statement && !read_statement(*options_.statement)) return false;
    if (options_.since) {
      const auto number = number_from(*options_.since);
      const auto day = parse_iso_date(*options_.since);
      if (!number && !day) {
        refuse_call(console_, std::string(in(language_, "--since is een nummer of een dag: 12, 2026-03-22",
                                             "--since is a number or a day: 12, 2026-03-22")));
        return false;
      }
      asked_.since = number.value_or(1);
      asked_.since_day = day.value_or(Date());
    }
    asked_.only = options_.only;
    return true;
  }

  bool read_checkpoint(const std::string& file) {
    const Reading<Source> source = read_source(file, file, note_bytes_max);
    if (!source.value) {
      tell_findings(console_, console_.err, source.findings, language_);
      return false;
    }
    auto note = parse_note(as_note(source.value->text));
    auto checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
    if (!checkpoint) {
      refuse(code::bad_checkpoint, file, {});
      return false;
    }
    questions_.outside.push_back({file, std::move(*note), std::move(*checkpoint)});
    return true;
  }

  bool read_statement(const std::string& file) {
    const Reading<Source> source = read_source(file, file, note_bytes_max * 64);
    if (!source.value) {
      tell_findings(console_, console_.err, source.findings, language_);
      return false;
    }
    statement_ = parse_proof(source.value->text);
    if (!statement_) refuse(code::bad_proof, file, {});
    if (statement_ && !statement_->note.empty()) {
      auto note = parse_note(statement_->note);
      auto checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
      if (checkpoint) questions_.outside.push_back({file, std::move(*note), std::move(*checkpoint)});
    }
    return statement_.has_value();
  }

  // Without a journal: whether the entry is in the one with that root, and whose checkpoint that is.
  int check_statement_alone() {
    report_.journal = *options_.statement;
    report_.entries = statement_->size;
    report_.root = hexadecimal(statement_->root);
    report_.outside = questions_.outside.size();
    if (!is_right(*statement_)) report_.faults.push_back(fault_of_proof("proof-differs"));
    for (const OutsideCheckpoint& outside : questions_.outside) {
      const Checkpoint& checkpoint = outside.checkpoint;
      if (checkpoint.size == statement_->size && checkpoint.root != statement_->root) {
        report_.faults.push_back({"checkpoint-differs", checkpoint.size, outside.file, {}, {}, {}});
      }
      const auto& trusted = questions_.trusted;
      const bool is_signed = std::any_of(trusted.begin(), trusted.end(), [&](const VerifierKey& key) {
        return is_signed_by(outside.note, key);
      });
      if (trusted.empty()) report_.unproven.push_back(outside.file);
      if (!trusted.empty() && !is_signed) {
        report_.faults.push_back({"other-key",
                                  0,
                                  outside.file,
                                  outside.note.signatures.front().name,
                                  to_string(trusted.front()),
                                  {}});
      }
    }
    return tell();
  }

  AuditFault fault_of_proof(const char* code) const {
    return {code, statement_->number, *options_.statement, {}, {}, {}};
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
    report_.decided = decisions.decided;
    report_.not_asked = decisions.not_asked;
    report_.faults.insert(report_.faults.end(), decisions.faults.begin(), decisions.faults.end());
    report_.more_faults += decisions.more_faults;
    if (statement_) check_statement(journal);
    audit_people(journal, folder_, report_);
    if (folder_) look_at_folder(journal, decisions.last_inputs);
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

  void check_statement(const Journal& journal) {
    if (!is_right(*statement_)) report_.faults.push_back(fault_of_proof("proof-differs"));
    journal.each(statement_->number, [&](const ReadEntry& read) {
      const auto* sealed = std::get_if<SealedEntry>(&read);
      const bool is_it = sealed != nullptr && sealed->entry.number == statement_->number &&
                         leaf_text(sealed->entry) == statement_->leaf;
      if (!is_it) report_.faults.push_back(fault_of_proof("proof-of-other"));
      return false;
    });
    if (statement_->number > report_.entries) report_.faults.push_back(fault_of_proof("proof-of-other"));
  }

  // Files that are not any more what was decided by. The journal has them as they were.
  void look_at_folder(const Journal& journal, const std::string& inputs) {
    const auto list = journal.input_text(inputs);
    const nlohmann::json json = nlohmann::json::parse(list.value_or(""), nullptr, false);
    if (!json.is_object() || !json.contains("files") || !json["files"].is_array()) return;
    for (const auto& file : json["files"]) {
      if (!file.is_object() || !file.contains("file") || !file["file"].is_string()) continue;
      const auto name = file["file"].get<std::string>();
      const Reading<Source> now = read_source(*folder_ / name, name, table_bytes_max);
      if (now.value && file.contains("sha256") && file["sha256"] == now.value->sha256) continue;
      report_.changed.push_back({name, first_decided_by(journal, inputs), !now.value});
    }
  }

  static std::uint64_t first_decided_by(const Journal& journal, const std::string& inputs) {
    std::uint64_t number = 0;
    journal.each(1, [&](const ReadEntry& read) {
      const auto* sealed = std::get_if<SealedEntry>(&read);
      const bool is_it = sealed != nullptr && sealed->entry.body.find(inputs) != std::string::npos;
      if (is_it) number = sealed->entry.number;
      return !is_it;
    });
    return number;
  }

  int prove(const Database& database) {
    if (is_empty(database)) return refuse(code::no_such_entry, journal_.string(), *options_.prove);
    const Journal journal(database);
    auto number = number_from(*options_.prove);
    if (!number) {
      for (const ReadEntry& read : journal.with_key(*options_.prove)) {
        if (const auto* sealed = std::get_if<SealedEntry>(&read)) number = sealed->entry.number;
      }
    }
    const auto proof = number ? prove_entry(journal, *number) : std::nullopt;
    if (!proof) return refuse(code::no_such_entry, journal_.string(), *options_.prove);
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
  std::optional<EntryProof> statement_;
  AuditReport report_;
};

}  // namespace

int audit(Console& console, const fs::path& path, const AuditOptions& options) {
  if (path.empty() && !options.statement) {
    return refuse_call(console,
                       std::string(in(console.language_or(Language::nl), "noem een map of een journal.db",
                                      "name a folder or a journal.db")));
  }
  return Audit(console, path, options).run();
}

}  // namespace buurtkas

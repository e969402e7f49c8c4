#include "cli/commands/proofs.h"

#include <algorithm>
#include <charconv>

#include "cli/commands/statements.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

constexpr std::uint64_t note_bytes_max = std::uint64_t{1} << 20U;
constexpr std::uint64_t statement_bytes_max = std::uint64_t{64} << 20U;

Finding finding(code::Code code, const std::string& file) {
  return {code, Severity::error, {file, 0, 0}, {}, {}, {}};
}

// As it was sent or printed: line ends of another machine, and empty lines after it.
std::string as_note(std::string text) {
  std::erase(text, '\r');
  while (text.ends_with("\n\n")) text.pop_back();
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

std::optional<OutsideCheckpoint> checkpoint_in(const std::string& file, const std::string& text) {
  auto note = parse_note(text);
  auto checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
  if (!checkpoint) return std::nullopt;
  return OutsideCheckpoint{file, std::move(*note), std::move(*checkpoint)};
}

std::optional<std::uint64_t> number_of(const Journal& journal, const std::string& what) {
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(what.data(), what.data() + what.size(), number);
  if (failure == std::errc() && end == what.data() + what.size()) return number;
  for (const ReadEntry& read : journal.with_key(what)) {
    if (const auto* sealed = std::get_if<SealedEntry>(&read)) return sealed->entry.number;
  }
  for (const ReadEntry& read : journal.with_key("statement:" + what.substr(0, what.find('-')))) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    if (sealed != nullptr && code_of(sealed->entry) == what) return sealed->entry.number;
  }
  return std::nullopt;
}

// A checkpoint of the size that a proof speaks of must have that root.
void compare_root(const Moment& moment, const OutsideCheckpoint& outside, AuditReport& report) {
  if (outside.checkpoint.size != moment.size || outside.checkpoint.root == moment.root) return;
  report.faults.push_back({"checkpoint-differs", moment.size, outside.file, {}, {}, {}});
}

void check_signer(const OutsideCheckpoint& outside, const std::vector<VerifierKey>& trusted,
                  AuditReport& report) {
  if (trusted.empty()) {
    report.unproven.push_back(outside.file);
    return;
  }
  const bool is_signed = std::any_of(trusted.begin(), trusted.end(),
                                     [&](const VerifierKey& key) { return is_signed_by(outside.note, key); });
  if (is_signed) return;
  const std::string by = outside.note.signatures.front().name;
  report.faults.push_back({"other-key", 0, outside.file, by, to_string(trusted.front()), {}});
}

}  // namespace

Reading<Statement> read_statement(const std::string& file) {
  const Reading<Source> source = read_source(file, file, statement_bytes_max);
  Reading<Statement> reading = {std::nullopt, source.findings};
  if (!source.value) return reading;
  Statement statement = {file, parse_proof(source.value->text), parse_growth_proof(source.value->text), {}};
  if (statement.entry) statement.own = checkpoint_in(file, statement.entry->note);
  if (statement.entry || statement.growth) {
    reading.value = std::move(statement);
  } else {
    reading.findings.push_back(finding(code::bad_proof, file));
  }
  return reading;
}

Reading<OutsideCheckpoint> read_checkpoint(const std::string& file) {
  const Reading<Source> source = read_source(file, file, note_bytes_max);
  Reading<OutsideCheckpoint> reading = {std::nullopt, source.findings};
  if (!source.value) return reading;
  reading.value = checkpoint_in(file, as_note(source.value->text));
  if (!reading.value) reading.findings.push_back(finding(code::bad_checkpoint, file));
  return reading;
}

bool write_entry_proof(Console& console, const Journal& journal, const std::string& what) {
  const auto number = number_of(journal, what);
  const auto proof = number ? prove_entry(journal, *number) : std::nullopt;
  if (proof) console.out << proof_text(*proof);
  return proof.has_value();
}

void check_statement_alone(const Statement& statement, const JournalQuestions& questions,
                           AuditReport& report) {
  report.journal = statement.file;
  std::vector<Moment> moments;
  bool is_proven = false;
  if (statement.entry) {
    moments = {{statement.entry->size, statement.entry->root}};
    is_proven = is_right(*statement.entry);
  } else {
    moments = {statement.growth->from, statement.growth->to};
    is_proven = is_right(*statement.growth);
    report.grown_from = moments.front().size;
  }
  report.entries = moments.back().size;
  report.root = hexadecimal(moments.back().root);
  report.outside = questions.outside.size();
  report.is_statement_alone = true;
  const std::uint64_t number = statement.entry ? statement.entry->number : 0;
  if (!is_proven) report.faults.push_back({"proof-differs", number, statement.file, {}, {}, {}});
  if (questions.outside.empty() && !questions.trusted.empty()) {
    report.faults.push_back(
        {"not-signed", number, statement.file, {}, to_string(questions.trusted.front()), {}});
  }
  for (const OutsideCheckpoint& outside : questions.outside) {
    for (const Moment& moment : moments) compare_root(moment, outside, report);
    const bool is_of_one = std::any_of(moments.begin(), moments.end(), [&](const Moment& moment) {
      return moment.size == outside.checkpoint.size;
    });
    if (!is_of_one) report.faults.push_back({"other-moment", 0, outside.file, {}, {}, {}});
    check_signer(outside, questions.trusted, report);
  }
}

void check_statement(const Statement& statement, const Journal& journal, AuditReport& report) {
  if (statement.growth) {
    const auto again = prove_growth(journal, statement.growth->from.size);
    const bool is_of_this = again && again->from.root == statement.growth->from.root;
    if (!is_right(*statement.growth))
      report.faults.push_back({"proof-differs", 0, statement.file, {}, {}, {}});
    if (!is_of_this) report.faults.push_back({"proof-of-other", 0, statement.file, {}, {}, {}});
    return;
  }
  const EntryProof& proof = *statement.entry;
  if (!is_right(proof)) report.faults.push_back({"proof-differs", proof.number, statement.file, {}, {}, {}});
  bool is_there = false;
  journal.each(proof.number, [&](const ReadEntry& read) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    is_there =
        sealed != nullptr && sealed->entry.number == proof.number && leaf_text(sealed->entry) == proof.leaf;
    return false;
  });
  if (!is_there) report.faults.push_back({"proof-of-other", proof.number, statement.file, {}, {}, {}});
}

}  // namespace buurtkas

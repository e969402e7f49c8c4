#include "cli/verify/run_journal.h"

#include <algorithm>
#include <filesystem>

#include "cli/read/source.h"
#include "cli/verify/journal_text.h"
#include "cli/verify/run_verify.h"

namespace buurtkas::verify {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t note_bytes_max = std::uint64_t{1} << 20;

class JournalRun {
 public:
  JournalRun(const JournalCall& call, std::ostream& out, std::ostream& err)
      : call_(call), out_(out), err_(err) {}

  int run() {
    for (const std::string& text : call_.trusts) {
      if (!read_key(text)) return refuse(text, {"geen sleutel", "no key"});
    }
    for (const std::string& file : call_.checkpoints) {
      if (!read_checkpoint(file)) return refuse(file, {"geen controlepunt", "no checkpoint"});
    }
    std::error_code unreadable;
    fs::path file = call_.path;
    if (fs::is_directory(file, unreadable)) file /= "journal.db";
    if (!fs::is_regular_file(file, unreadable)) return refuse(call_.path, {"geen journaal", "no journal"});
    try {
      return verify_file(file);
    } catch (const StorageDamaged& damaged) {
      err_ << shown(damaged.what()) << '\n';
    } catch (const Refuted& wrong) {
      err_ << in(wrong.sentence) << '\n';
    }
    return refuted;
  }

 private:
  const std::string& in(const Words& words) const { return call_.is_dutch ? words.nl : words.en; }

  int refuse(const std::string& what, const Words& why) {
    err_ << shown(what) << ": " << in(why) << '\n';
    return input_is_wrong;
  }

  static std::optional<std::string> text_in(const std::string& file) {
    Reading<Source> source = read_source(file, file, note_bytes_max);
    if (!source.value) return std::nullopt;
    return std::move(source.value->text);
  }

  bool read_key(const std::string& text) {
    auto key = parse_verifier_key(text);
    if (!key) {
      const auto found = text_in(text);
      if (found) key = parse_verifier_key(found->substr(0, found->find_first_of("\r\n")));
    }
    if (key) questions_.trusted.push_back(std::move(*key));
    return key.has_value();
  }

  // As it was sent or printed: with line ends of another machine, or empty lines after it.
  bool read_checkpoint(const std::string& file) {
    auto text = text_in(file);
    if (!text) return false;
    std::erase(*text, '\r');
    while (text->ends_with('\n')) text->pop_back();
    auto note = parse_note(*text + '\n');
    auto checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
    if (!checkpoint) return false;
    questions_.outside.push_back({file, std::move(*note), std::move(*checkpoint)});
    return true;
  }

  int verify_file(const fs::path& file) {
    Database database(file, Database::Mode::read);
    const CheckedJournal checked = check_journal(database, questions_);
    if (!checked.faults.empty()) {
      err_ << faults_text(checked, call_.is_dutch);
      return refuted;
    }
    const VerifiedJournal verified = verify_journal(database, checked);
    ToldJournal told = {checked, verified};
    for (const OutsideCheckpoint& one : questions_.outside) {
      told.has_outside = true;
      told.outside_until = std::max(told.outside_until, one.checkpoint.size);
    }
    out_ << journal_text(told, call_.is_dutch);
    const auto& outcomes = verified.outcomes;
    const bool are_whole = std::all_of(outcomes.begin(), outcomes.end(),
                                       [](const ProvenOutcome& one) { return one.certified.is_whole(); });
    return are_whole ? proven : not_proven;
  }

  const JournalCall& call_;
  std::ostream& out_;
  std::ostream& err_;
  JournalQuestions questions_;
};

}  // namespace

int run_journal(const JournalCall& call, std::ostream& out, std::ostream& err) {
  return JournalRun(call, out, err).run();
}

}  // namespace buurtkas::verify

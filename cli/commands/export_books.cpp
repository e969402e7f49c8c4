#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/commands/decide_again.h"
#include "cli/commands/progress.h"
#include "cli/read/round_files.h"
#include "cli/read/yaml_document.h"
#include "cli/record/journal_check.h"
#include "cli/render/audit_words.h"
#include "cli/render/books/books.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const std::string round_file = "round.yaml";

int refuse(Console& console, code::Code code, const fs::path& file, std::string found) {
  tell_findings(console, console.err,
                {{code, Severity::error, {file.string(), 0, 0}, std::move(found), {}, {}}},
                console.language_or(Language::nl));
  return code == code::journal_broken ? audit_differs : input_is_wrong;
}

// `entry 12: this is not what was sealed`.
std::string words_of(const JournalFault& fault, Language language) {
  const FaultWords* words = fault_words(fault.code);
  BUURTKAS_ASSERT(words != nullptr);
  std::string text;
  if (fault.number > 0) text = fmt::format("{} {}: ", in(language, "regel", "entry"), fault.number);
  return text + fmt::format(fmt::runtime(in(language, words->dutch, words->english)),
                            fmt::arg("found", fault.found), fmt::arg("expected", fault.expected));
}

Json body_of(const std::string& text) {
  Json body = Json::parse(text, nullptr, false);
  return body.is_object() ? body : Json::object();
}

std::string text_in(const Json& body, const char* key) {
  const auto found = body.find(key);
  return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A journal that holds, and what its entries say of the books besides amounts.
class Exported {
 public:
  Exported(const Database& database, CheckedJournal checked) : journal_(database) {
    books_.entries = checked.entries;
    books_.root = hexadecimal(checked.root);
    books_.last = checked.last.value_or(Date());
    books_.balances = std::move(checked.balances);
    books_.each = [this](const OnEntry& on_entry) {
      if (books_.entries > 0) each(on_entry);
    };
    std::string last_with_inputs;
    books_.each([&](const Entry& entry) {
      if (!entry.postings.empty() && !first_money_) first_money_ = entry.date.year;
      if (entry.kind == EntryKind::pot_opened) open_pot(entry);
      if (entry.body.find("\"inputs\":\"") != std::string::npos) last_with_inputs = entry.body;
    });
    read_round(last_with_inputs);
  }
  Exported(const Exported&) = delete;
  Exported& operator=(const Exported&) = delete;

  const Books& books() const { return books_; }
  // From the first with money to the last with an entry.
  std::vector<int> years() const {
    std::vector<int> all;
    for (int year = first_money_.value_or(books_.last.year + 1); year <= books_.last.year; ++year) {
      all.push_back(year);
    }
    return all;
  }

 private:
  void each(const OnEntry& on_entry) const {
    journal_.each(1, [&](const ReadEntry& read) {
      on_entry(std::get<SealedEntry>(read).entry);
      return true;
    });
  }

  void open_pot(const Entry& entry) {
    const Json body = body_of(entry.body);
    const std::string name = text_in(body, "name");
    for (const Posting& posting : entry.postings) books_.pots.emplace(posting.pot, name);
  }

  // The round's last round.yaml that was decided by, as the journal keeps it.
  void read_round(const std::string& body) {
    const std::string inputs = text_in(body_of(body), "inputs");
    const auto files = files_on(journal_.input_text(inputs).value_or(""));
    if (!files || !files->contains(round_file)) return;
    const auto text = journal_.input_text(files->at(round_file));
    const Reading<Source> source = source_of(text.value_or(""), round_file, yaml_bytes_max);
    if (!source.value) return;
    FindingList list;  // what was decided by was read without any
    FileFindings findings(list, round_file);
    const auto root = read_yaml(*source.value, findings);
    if (!root || root->kind != YamlNode::Kind::map) return;
    const RoundYaml read = read_round_yaml(*root, findings);
    books_.round = read.round.name;
    books_.place = read.round.place;
    if (read.round.bank) books_.holder = read.round.bank->holder;
  }

  Journal journal_;
  Books books_;
  std::optional<int> first_money_;
};

int write_year(Console& console, const Exported& exported, const ExportOptions& options, Language language) {
  const std::vector<int> years = exported.years();
  if (years.empty()) {
    return refuse_call(console, std::string(in(language, "in dit journaal is nog geen geld geboekt",
                                               "no money was booked in this journal yet")));
  }
  const int year = options.year.value_or(years.front());
  const bool is_there = year >= years.front() && year <= years.back();
  if (!is_there || (!options.year && years.size() > 1)) {
    std::string all;
    for (const int one : years) all += (all.empty() ? "" : ", ") + std::to_string(one);
    return refuse_call(
        console, fmt::format(fmt::runtime(in(language, "een xaf is van één jaar: kies met --year uit {}",
                                             "an xaf is of one year: choose with --year from {}")),
                             all));
  }
  const Currency currency = exported.books().balances.currency().value_or(Currency::euro());
  if (!is_audit_currency(currency)) {
    return refuse_call(console, fmt::format(fmt::runtime(in(language, "een xaf kent de munt {} niet",
                                                            "an xaf does not know the currency {}")),
                                            currency.code()));
  }
  write_audit_file(console.out, exported.books(), {year, options.tax_number.value_or("")}, language);
  return done;
}

int write_books(Console& console, const Database& database, const fs::path& file,
                const ExportOptions& options, Language language) {
  Progress progress(console.err, console.shows_progress, language);
  JournalQuestions questions;
  questions.on_entry = [&](std::uint64_t looked) { progress.auditing(looked); };
  CheckedJournal checked = check_journal(database, questions);
  if (!checked.faults.empty()) {
    return refuse(console, code::journal_broken, file, words_of(checked.faults.front(), language));
  }
  const Exported exported(database, std::move(checked));
  if (options.format == "xaf") return write_year(console, exported, options, language);
  if (options.format == "csv") {
    write_csv_books(console.out, exported.books(), language);
  } else {
    write_plain_books(console.out, exported.books(), language);
  }
  return done;
}

}  // namespace

int export_books(Console& console, const fs::path& path, const ExportOptions& options) {
  const Language language = console.language_or(Language::nl);
  std::error_code unreadable;
  const fs::path file = fs::is_directory(path, unreadable) ? path / journal_file : path;
  const fs::file_type type = fs::status(file, unreadable).type();
  if (type == fs::file_type::not_found || type == fs::file_type::directory) {
    return refuse(console, code::no_journal, path, {});
  }
  try {
    const Database database(file, Database::Mode::read);
    return write_books(console, database, file, options, language);
  } catch (const StorageDamaged& damaged) {
    return refuse(console, code::journal_broken, file,
                  words_of({"damaged", 0, {}, damaged.what(), {}}, language));
  }
}

}  // namespace buurtkas

#include "cli/record/journal_check.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/record/checkpoint_check.h"
#include "cli/record/schema.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

std::string_view code_of(ChainFault fault) {
  switch (fault) {
    case ChainFault::wrong_number:
      return "wrong-number";
    case ChainFault::wrong_previous:
      return "wrong-previous";
    case ChainFault::wrong_seal:
      return "wrong-seal";
    case ChainFault::wrong_date:
      return "wrong-date";
    case ChainFault::wrong_form:
      return "wrong-form";
  }
  BUURTKAS_ASSERT(false);
}

std::string_view code_of(BalanceFault fault) {
  switch (fault) {
    case BalanceFault::does_not_add_up:
      return "does-not-add-up";
    case BalanceFault::other_currency:
      return "other-currency";
    case BalanceFault::wrong_move:
      return "wrong-move";
    case BalanceFault::below_zero:
      return "below-zero";
    case BalanceFault::too_large:
      return "too-large";
  }
  BUURTKAS_ASSERT(false);
}

bool is_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// Every SHA-256 in hexadecimal that stands in the text.
void each_hash_in(std::string_view text, const std::function<void(std::string_view)>& on_hash) {
  constexpr std::size_t digits = 64;
  for (std::size_t at = 0; at < text.size();) {
    const auto* const begin = text.begin() + static_cast<std::ptrdiff_t>(at);
    const auto length = static_cast<std::size_t>(std::find_if_not(begin, text.end(), is_digit) - begin);
    if (length == digits) on_hash(text.substr(at, length));
    at += length + 1;
  }
}

class JournalCheck {
 public:
  JournalCheck(const Database& database, const JournalQuestions& questions)
      : database_(database),
        journal_(database),
        questions_(questions),
        checkpoints_(questions, [this](JournalFault fault) { add(std::move(fault)); }) {}

  CheckedJournal check() {
    try {
      check_all();
    } catch (const StorageDamaged& damaged) {
      add({"damaged", checked_.entries, {}, damaged.what(), {}});
    }
    checked_.root = chain_.root();
    return std::move(checked_);
  }

 private:
  void add(JournalFault fault) {
    if (checked_.faults.size() < faults_max) {
      checked_.faults.push_back(std::move(fault));
    } else {
      checked_.more_faults += 1;
    }
  }

  void check_all() {
    if (is_empty(database_)) {  // or it seems so
      checkpoints_.finish(chain_, checked_);
      check_file();
      return;
    }
    if (const auto part = difference_in_schema(database_)) add({"schema", 0, {}, *part, {}});
    journal_.each_input([this](const Journal::Input& input) { cited_by_.emplace(input.sha256, 0); });
    checkpoints_.look(chain_);
    journal_.each(1, [this](const ReadEntry& read) {
      look(read);
      return true;
    });
    checkpoints_.finish(chain_, checked_);
    for (const std::string& key : journal_.doubled_keys()) add({"doubled-key", 0, key, {}, {}});
    check_inputs();
    check_file();
  }

  void check_file() {
    const std::string damage = journal_.damage();
    if (!damage.empty()) add({"damaged", 0, {}, damage, {}});
  }

  void look(const ReadEntry& read) {
    checked_.entries += 1;
    if (questions_.on_entry) questions_.on_entry(checked_.entries);
    if (const auto* bad = std::get_if<BadEntry>(&read)) {
      add({"unreadable", bad->number, {}, bad->field, bad->found});
      return;
    }
    const auto& sealed = std::get<SealedEntry>(read);
    const Entry& entry = sealed.entry;
    if (!checked_.first) checked_.first = entry.date;
    checked_.last = entry.date;
    checked_.kinds[entry.kind] += 1;
    if (entry.kind == EntryKind::checkpoint) {
      checked_.checkpoints += 1;
      checkpoints_.look_at_entry(entry, chain_);
    }
    if (const auto fault = chain_.add(sealed)) {
      add({code_of(*fault), entry.number, entry.key, {}, {}});
    }
    if (const auto problem = checked_.balances.add(entry)) {
      const bool has_account = problem->fault != BalanceFault::does_not_add_up;
      std::string where = problem->pot.text();
      if (has_account && !problem->account.name.empty()) where += ' ' + to_string(problem->account);
      if (has_account && problem->account.name.empty())
        where += ' ' + std::string(name_of(problem->account.kind));
      add({code_of(problem->fault), entry.number, entry.key, where, to_string(Money(problem->cents, {}))});
    }
    each_hash_in(entry.body, [&](std::string_view sha256) { cite(sha256, entry.number); });
    checkpoints_.look(chain_);
  }

  void cite(std::string_view sha256, std::uint64_t number) {
    const auto found = cited_by_.find(sha256);
    if (found != cited_by_.end() && found->second == 0) found->second = number;
  }

  // A list of inputs is an input itself, and cites those on it.
  void cite_lists() {
    constexpr std::uint64_t list_bytes_max = 1U << 20U;
    journal_.each_input([&](const Journal::Input& input) {
      const auto found = cited_by_.find(input.sha256);
      if (found == cited_by_.end() || found->second == 0 || input.bytes > list_bytes_max) return;
      const auto text = journal_.input_text(input.sha256);
      if (!text || !text->starts_with("{\"files\":[")) return;
      each_hash_in(*text, [&](std::string_view sha256) { cite(sha256, found->second); });
    });
  }

  void check_inputs() {
    cite_lists();
    journal_.each_input([this](const Journal::Input& input) {
      checked_.inputs += 1;
      Sha256 sha256;
      std::uint64_t bytes = 0;
      const bool is_whole = journal_.read_input(input.sha256, [&](std::string_view part) {
        sha256.add(part);
        bytes += part.size();
      });
      const auto found = cited_by_.find(input.sha256);
      const std::uint64_t number = found == cited_by_.end() ? 0 : found->second;
      const std::string hash = sha256.hexadecimal();
      if (!is_whole || bytes != input.bytes || hash != input.sha256) {
        add({"input-changed", number, {}, hash, input.sha256});
      } else if (number == 0) {
        add({"input-unused", 0, {}, input.sha256, {}});
      }
    });
    if (journal_.has_loose_parts()) add({"input-unused", 0, {}, "-", {}});
  }

  const Database& database_;
  Journal journal_;
  const JournalQuestions& questions_;
  CheckedJournal checked_;
  Chain chain_;
  CheckpointCheck checkpoints_;
  std::map<std::string, std::uint64_t, std::less<>> cited_by_;  // the first entry that does; 0: none
};

}  // namespace

CheckedJournal check_journal(const Database& database, const JournalQuestions& questions) {
  return JournalCheck(database, questions).check();
}

}  // namespace buurtkas

#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands/commands.h"
#include "cli/commands/journal.h"

// The verbs and options that a call may have, and what a call says once it is read. round_verbs.cpp and
// other_verbs.cpp have one block a verb.

namespace buurtkas {

struct Call {
  std::string path;
  std::string id;
  std::string format = "text";
  std::string target;
  std::optional<std::string> language;
  std::string log_level = "warning";
  bool is_quiet = false;
  bool tells_what_would_help = false;
  std::vector<std::string> paths;
  std::optional<std::string> on;
  std::optional<std::string> known_at;
  VoteQuestions vote;
  std::optional<std::string> by;
  std::optional<std::string> reason;
  std::optional<std::string> day;
  AuditOptions audit;
  CountOptions count;

  RuleDates dates() const { return {date_in(on), date_in(known_at)}; }

  CountOptions counted() const {
    CountOptions options = count;
    options.dates = dates();
    return options;
  }

  // Checked when the call was read.
  static std::optional<Date> date_in(const std::optional<std::string>& text) {
    return text ? parse_iso_date(*text) : std::nullopt;
  }

  RecordOptions recorded() const { return {by, date_in(day), reason}; }

  VoteQuestions voted() const {
    VoteQuestions questions = vote;
    questions.record = recorded();
    return questions;
  }
};

using RunVerb = std::function<int(Console&)>;
class ExamplesFirst;

struct Program {
  Program();

  CLI::App app;
  std::shared_ptr<ExamplesFirst> help;
  Call call;
  RunVerb verb;

 private:
  CLI::App* add(const char* name, const char* about, const char* example, RunVerb run_it);
  CLI::App* add_below(CLI::App& above, const char* name, const char* about, const char* example, RunVerb run_it);
  CLI::App* add_group(const char* name, const char* about, const char* example);
  void add_common_options(CLI::App& sub);
  void add_date_options(CLI::App& sub);
  void add_count_options(CLI::App& sub);
  void add_record_options(CLI::App& sub, bool needs_day);

  void add_round_verbs();
  void add_vote();
  void add_journal_verbs();
  void add_keys();
  void add_rules();
};

std::string complaint_of_date(const std::string& text);  // empty when it is one

}  // namespace buurtkas
